package import Logging
package import Messages
package import Primitives
package import RPCCore
package import StorageCore
internal import Synchronization

/// Takes in the events of one source for as long as the process runs.
///
/// ```swift
/// let consumer = EventConsumer(source: "points", consumer: "tiers", channel: channel, …,
///     loadPositions: { try await database.read {
///         try ConsumerPositions.load(source: "points", from: $0) } },
///     apply: { events in /* one transaction: effects and ConsumerPositions.store */ })
/// try await consumer.run()  // in a ServiceGroup; ends when its task is cancelled
/// ```
///
/// Events may come again after a failure, so that `apply` must ask `PartitionPositions.advance`,
/// inside its transaction, whether an event is new. An event that `apply` cannot take in is tried
/// for ever, with backoff: skipping it would break the order; the log and the state show it.
package final class EventConsumer<C: Clock>: Sendable where C.Duration == Duration {
    /// The name of the publishing service.
    package let source: String
    /// Notified after each change of `state`.
    package let changes = CommitSignal()
    private let consumer: String
    private let client: RPCV1.EventStreamClient
    private let environment: Environment
    private let clock: C
    private let logger: Logger
    private let backoff: Backoff
    private let silenceMax: Duration
    private let loadPositions: @Sendable () async throws -> PartitionPositions
    private let apply: @Sendable ([RPCV1.Event]) async throws -> Void
    private let stateBox = Mutex(EventConsumerState())

    /// Describes a consumer; nothing happens before ``run()``.
    ///
    /// - Parameters:
    ///   - source: The name of the publishing service: `points`.
    ///   - consumer: Our name, for the source's logs.
    ///   - channel: The way to the source.
    ///   - environment: Randomness for the backoff.
    ///   - clock: Measures waits.
    ///   - logger: Where failures are told.
    ///   - backoff: How long to wait after failures.
    ///   - silenceMax: After this long without a batch the source is taken for dead; it gives a
    ///     sign of life about every second.
    ///   - loadPositions: Reads how far the stored effects go.
    ///   - apply: Stores the effects of events and how far they go in one transaction. Events of
    ///     one partition come in order; never none.
    package init(
        source: String,
        consumer: String,
        channel: any RPCChannel,
        environment: Environment,
        clock: C = ContinuousClock(),
        logger: Logger,
        backoff: Backoff = Backoff(),
        silenceMax: Duration = .seconds(10),
        loadPositions: @escaping @Sendable () async throws -> PartitionPositions,
        apply: @escaping @Sendable ([RPCV1.Event]) async throws -> Void
    ) {
        self.source = source
        self.consumer = consumer
        client = RPCV1.EventStreamClient(channel: channel)
        self.environment = environment
        self.clock = clock
        self.logger = logger
        self.backoff = backoff
        self.silenceMax = silenceMax
        self.loadPositions = loadPositions
        self.apply = apply
    }

    /// How it is doing.
    package var state: EventConsumerState { stateBox.withLock { $0 } }

    /// Takes in events until the task is cancelled; then it returns.
    ///
    /// What `apply` has begun is finished unless it heeds the cancellation itself.
    package func run() async throws {
        while !Task.isCancelled {
            do {
                try await takeIn()
                // The source has ended the stream in order: it restarts, or the hour is over.
                recordFailure()
            } catch {
                if Task.isCancelled { break }
                recordFailure()
                logger.warning(
                    "taking in events failed",
                    metadata: [
                        "source": "\(source)",
                        "error": "\(Self.describe(error))",
                        "failures": "\(state.failureCount)",
                    ]
                )
            }
            let delay = backoff.delay(
                failureCount: state.failureCount,
                random: environment.random()
            )
            // Sleeps to back off: a source that is down or coming up is not pressed.
            // Throws only where the task is cancelled, which ends the loop.
            try? await clock.sleep(for: delay)
        }
        change { $0.phase = .stopped }
    }

    /// Subscribes once, and takes in what comes, until it ends or fails.
    private func takeIn() async throws {
        let positions = try await loadPositions()
        change { state in
            state.phase = .connecting
            state.positions = positions
        }
        let request = RPCV1.SubscribeRequest(consumer: consumer, after: positions)
        let responses = try await client.subscribe(
            request,
            options: CallOptions(timeout: .seconds(3600))
        )
        let watch = SilenceWatch()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.takeIn(responses, from: positions, watch) }
            group.addTask { try await watch.run(clock: self.clock, silenceMax: self.silenceMax) }
            // Whichever ends first ends both.
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func takeIn(
        _ responses: RPCResponses<RPCV1.EventBatch>,
        from positions: PartitionPositions,
        _ watch: SilenceWatch
    ) async throws {
        var order = StreamOrder(after: positions)
        for try await batch in responses {
            watch.batchBegan()
            try order.check(batch.events)
            if !batch.events.isEmpty { try await apply(batch.events) }
            recordSuccess(batch, order.positions)
            watch.batchEnded()
        }
    }

    private func change(_ body: (inout EventConsumerState) -> Void) {
        var state = state
        // Only the task of `run` changes the state.
        body(&state)
        stateBox.withLock { $0 = state }
        changes.notify()
    }

    private func recordSuccess(_ batch: RPCV1.EventBatch, _ positions: PartitionPositions) {
        change { state in
            state.phase = batch.caughtUp ? .live : .catchingUp
            state.hasCaughtUp = state.hasCaughtUp || batch.caughtUp
            state.positions = positions
            state.appliedEventCount += batch.events.count
            if let last = batch.events.last {
                state.lastBookedAt = Timestamp(microseconds: last.bookedAt)
            }
            state.failureCount = 0
        }
    }

    private func recordFailure() {
        change { state in
            state.phase = .waiting
            state.failureCount += 1
        }
    }

    /// What may be logged of an error: descriptions of other types may show stored values.
    private static func describe(_ error: any Error) -> String {
        switch error {
        case let error as RPCError: error.description
        case let error as StorageError: error.description
        case let error as StreamOrder.Violation: error.description
        default: "\(type(of: error))"
        }
    }
}
