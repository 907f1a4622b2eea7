internal import Cryptography
internal import Logging
internal import Messages
internal import Primitives
internal import RPCCore
internal import Tokens

/// Keeps the keys that identity publishes: asks for them now and then, and soon where a token came
/// under one that is not known.
///
/// While identity does not answer, what is known goes on.
struct PublishedKeys: Sendable {
    private let keys: TokenKeySet
    private let client: IdentityV1.AccessClient
    private let clock: any MonotonicClock
    private let logger: Logger
    private let interval: Duration

    /// How often is looked whether it is time to ask.
    private static let lookInterval: Duration = .milliseconds(500)
    /// However many unknown keys are named, identity is asked no more often than this.
    private static let pauseMin: Duration = .seconds(5)
    /// The pauses after failures double up to this.
    private static let pauseMax: Duration = .seconds(30)
    /// How long identity may take.
    private static let timeout: Duration = .seconds(2)

    init(
        keys: TokenKeySet,
        channel: any RPCChannel,
        clock: any MonotonicClock,
        logger: Logger,
        interval: Duration
    ) {
        self.keys = keys
        client = IdentityV1.AccessClient(channel: channel)
        self.clock = clock
        self.logger = logger
        self.interval = interval
    }

    /// Asks until the task is cancelled.
    ///
    /// - Throws: `CancellationError`.
    func run() async throws {
        var isKnown = false
        var pause: Duration = .milliseconds(500)
        var last = clock.now
        var next = clock.now
        while true {
            let isMissing = keys.takeMissing()
            if clock.now >= next || isMissing && clock.now >= last + Self.pauseMin {
                last = clock.now
                if await ask(isFirst: !isKnown) {
                    isKnown = true
                    pause = .milliseconds(500)
                    next = clock.now + interval
                } else {
                    next = clock.now + pause
                    pause = min(pause * 2, Self.pauseMax)
                }
            }
            // Sleeps because a published key announces itself to nobody: identity is asked again.
            try await clock.sleep(until: clock.now + Self.lookInterval)
        }
    }

    /// - Returns: Whether identity has answered.
    private func ask(isFirst: Bool) async -> Bool {
        do {
            let response = try await client.getKeys(
                IdentityV1.GetKeysRequest(),
                options: CallOptions(timeout: Self.timeout)
            )
            var published: [String: VerificationKey] = [:]
            for key in response.keys {
                published[key.keyID] = try VerificationKey(bytes: key.publicKey)
            }
            let before = keys.publishedKeyIDs
            keys.publish(published)
            if keys.publishedKeyIDs != before {
                let names = keys.publishedKeyIDs.sorted().joined(separator: " ")
                logger.info("keys of identity taken up", metadata: ["keys": "\(names)"])
            }
            return true
        } catch {
            // At the start the services come up in any order.
            if !isFirst {
                logger.warning(
                    "identity does not give its keys; those that are known go on",
                    metadata: ["error": "\(error)"]
                )
            }
            return false
        }
    }
}
