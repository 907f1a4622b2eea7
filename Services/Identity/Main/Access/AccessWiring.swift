import Cryptography
import Foundation
import HTTPSClient
import IdentityDomain
import IdentityPorts
import IdentityService
import IdentityStorage
import Logging
import Messages
import Primitives
import RPCCore
import ServiceRuntime
import Tokens

/// How codes, sessions and keys are wired together.
struct AccessWiring {
    /// The methods of the service `Access`.
    let methods: [RPCMethod]
    /// Makes and publishes keys.
    let task: ServiceTask

    /// How often is looked whether a key is due, or another process has made one.
    private static let lookInterval: Duration = .seconds(5)

    /// Makes the first key where there is none, and the handlers.
    init(store: SQLMemberStore, staff: any StaffCredentials, _ runtime: Runtime) async throws {
        let settings = runtime.settings
        let book = SigningKeyBook(
            plan: SigningKeyPlan(rotation: settings[AccessSettings.keyRotation]),
            writeSet: { records in
                JSONWebKeySet.json(of: records.map { ($0.keyID, $0.publicKey) })
            }
        )
        let now = runtime.environment.now
        let tokens = SessionTokens(
            environment: runtime.environment,
            lifetime: settings[AccessSettings.accessLifetime],
            currentKeyID: { book.current(now: $0)?.keyID },
            loadKey: { keyID in try await store.signingKey(keyID) }
        )
        let https = try Self.httpsClient(runtime)
        let isDevelopment = settings[CommonSettings.development]
        let logger = runtime.logger
        let handlers = AccessHandlers(
            store: store,
            members: store,
            ports: AccessHandlers.Ports(
                sender: try Self.sender(runtime, https),
                weChat: isDevelopment ? DevelopmentVouchers() : NoVouchers(),
                openID: OpenIDIssuers(
                    try Self.issuers(runtime),
                    now: now,
                    fetch: { place in await Self.keySet(at: place, https) }
                ),
                staff: staff,
                realPerson: isDevelopment ? DevelopmentVouchers() : NoVouchers(),
                tokens: tokens
            ),
            rules: Self.sessionRules(runtime),
            keys: book,
            now: now,
            deliveryFailed: { failure in
                logger.error("a code was not sent", metadata: ["error": "\(failure)"])
            }
        )
        let known = runtime.tokens.keys
        try await Self.look(store, book, known, now: now())
        methods = handlers.rpcMethods
        let clock = runtime.clock
        task = ServiceTask(name: "signing keys") {
            var isTold = false
            while true {
                // Sleeps because neither time, which makes a key due, nor another process, which
                // may have made one, announces itself: the store is looked at again.
                try await clock.sleep(until: clock.now + Self.lookInterval)
                do {
                    try await Self.look(store, book, known, now: now())
                    isTold = false
                } catch let error as MemberStoreError {
                    // The keys that are known go on; the next look comes soon.
                    if !isTold {
                        logger.warning(
                            "the signing keys cannot be read",
                            metadata: ["error": "\(error)"]
                        )
                    }
                    isTold = true
                }
            }
        }
    }

    /// How long sessions hold, as the settings say.
    static func sessionRules(_ runtime: Runtime) -> SessionRules {
        SessionRules(
            accessLifetime: runtime.settings[AccessSettings.accessLifetime],
            idleMax: runtime.settings[AccessSettings.sessionIdle]
        )
    }

    /// Makes a key where one is due, and takes up what there is.
    private static func look(
        _ store: SQLMemberStore,
        _ book: SigningKeyBook,
        _ known: TokenKeySet,
        now: Timestamp
    ) async throws {
        var records = try await store.signingKeys()
        if book.plan.due(of: records, now: now) != nil {
            _ = try await store.makeDueSigningKey(book.plan)
            records = try await store.signingKeys()
        }
        book.take(records)
        var keys: [String: VerificationKey] = [:]
        for (record, _) in book.published(now: now) {
            keys[record.keyID] = try VerificationKey(bytes: record.publicKey)
        }
        known.publish(keys)
    }

    private static func httpsClient(_ runtime: Runtime) throws -> HTTPSClient {
        let path = runtime.settings[AccessSettings.httpsAuthorities]
        do throws(HTTPSFailure) {
            return try HTTPSClient(
                authorities: path.isEmpty ? nil : path,
                clock: runtime.clock
            )
        } catch {
            throw StartFailure("\(path): the authorities of HTTPS servers cannot be read")
        }
    }

    private static func sender(
        _ runtime: Runtime,
        _ https: HTTPSClient
    ) throws -> any CodeSender {
        let settings = runtime.settings
        let text = settings[AccessSettings.smsWebhook]
        if text.isEmpty {
            return settings[CommonSettings.development]
                ? FileCodeSender(path: settings[AccessSettings.codesFile]) : NoCodeSender()
        }
        guard let url = HTTPSURL(text) else {
            throw StartFailure("identity.sms_webhook: must be an https URL")
        }
        let key = try runtime.secretText(
            AccessSettings.smsWebhookKey,
            purpose: "the key for the SMS gateway"
        ).trimmingCharacters(in: .whitespacesAndNewlines)
        guard key.utf8.count >= 16 else {
            throw StartFailure(
                "\(settings[AccessSettings.smsWebhookKey]): must hold at least 16 bytes"
            )
        }
        return WebhookCodeSender(
            url: url,
            key: Redacted(Array(key.utf8)),
            now: runtime.environment.now,
            post: { request async throws(HTTPSFailure) in try await https.send(request) }
        )
    }

    private static func issuers(_ runtime: Runtime) throws -> [OpenIDIssuers.Issuer] {
        let path = runtime.settings[AccessSettings.openIDIssuers]
        guard !path.isEmpty else { return [] }
        let text = try runtime.secretText(
            AccessSettings.openIDIssuers,
            purpose: "the issuers of id tokens"
        )
        do throws(IssuersFile.ParseError) {
            return try IssuersFile.issuers(text)
        } catch {
            throw StartFailure("\(path): \(error)")
        }
    }

    private static func keySet(
        at place: OpenIDIssuers.Issuer.Keys,
        _ https: HTTPSClient
    ) async -> [UInt8]? {
        switch place {
        case .file(let path):
            guard let data = FileManager.default.contents(atPath: path) else { return nil }
            return Array(data.prefix(JSONWebKeySet.byteCountMax + 1))
        case .url(let url):
            // An issuer that does not answer is asked again later, whatever the reason is.
            let response = try? await https.send(HTTPSClient.Request(.get, url))
            return response.flatMap { $0.isSuccess ? $0.body : nil }
        }
    }
}
