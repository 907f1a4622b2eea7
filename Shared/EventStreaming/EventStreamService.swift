package import Messages
internal import Primitives
package import RPCCore
package import StorageCore

/// Publishes an outbox as a stream that can be taken up anywhere.
///
/// A subscriber gets what it has missed in batches, and from then on each event within
/// milliseconds of its commit. In memory are one page and one waiting task per subscriber: a slow
/// one holds up nobody, since each reads for itself.
package struct EventStreamService<C: Clock>: RPCV1.EventStreamServer
where C.Duration == Duration {
    private let database: any Database
    private let outbox: Outbox
    private let clock: C
    private let idleInterval: Duration

    /// The longest name of a consumer, in bytes.
    private static var consumerByteCountMax: Int { 63 }
    /// The events of a batch where the subscriber does not say.
    private static var batchEventsDefault: Int { 256 }

    /// Publishes an outbox.
    ///
    /// - Parameters:
    ///   - database: Where the outbox is.
    ///   - outbox: The one through which this process appends.
    ///   - clock: Measures the time between signs of life.
    ///   - idleInterval: After this long without an event the outbox is looked at anyway (another
    ///     process may have written) and a batch without events is sent as a sign of life.
    package init(
        database: any Database,
        outbox: Outbox,
        clock: C = ContinuousClock(),
        idleInterval: Duration = .seconds(1)
    ) {
        self.database = database
        self.outbox = outbox
        self.clock = clock
        self.idleInterval = idleInterval
    }

    /// Sends the events after the positions asked for, then each as it happens.
    package func subscribe(
        _ request: RPCV1.SubscribeRequest,
        responses: RPCResponseStream<RPCV1.EventBatch>,
        context: CallContext
    ) async throws {
        var cursor = OutboxCursor(after: try Self.positions(request))
        let eventsMax = try Self.batchEventsMax(request)
        // The first look is answered in any case: it tells the subscriber where it stands.
        var isSignDue = true
        while true {
            let generation = outbox.signal.generation
            let position = cursor
            let page = try await database.read { reader in
                try Outbox.read(after: position, eventsMax: eventsMax, from: reader)
            }
            cursor = page.cursor
            if !page.records.isEmpty || (page.isCaughtUp && isSignDue) {
                try await responses.write(RPCV1.EventBatch(page))
            }
            if page.isCaughtUp {
                isSignDue = await !waitForCommit(after: generation)
                try Task.checkCancellation()
            }
        }
    }

    /// Waits for the next commit that publishes, or for the idle interval to pass.
    ///
    /// - Returns: Whether there was a commit.
    private func waitForCommit(after generation: UInt64) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await outbox.signal.wait(after: generation)
                return true
            }
            group.addTask {
                // Sleeps because commits of other processes give no signal, and the reader is owed
                // a sign of life. Throws only where the group or the call is cancelled, which ends
                // both.
                try? await clock.sleep(for: idleInterval)
                return false
            }
            let isCommit = await group.next() ?? false
            group.cancelAll()
            return isCommit
        }
    }

    private static func positions(
        _ request: RPCV1.SubscribeRequest
    ) throws(RPCError) -> PartitionPositions {
        guard request.consumer.utf8.count <= consumerByteCountMax else {
            throw .invalid(
                field: "consumer",
                "must have at most \(consumerByteCountMax) bytes"
            )
        }
        guard request.after.count <= Partition.count else {
            throw .invalid(field: "after", "must have at most \(Partition.count) elements")
        }
        var positions = PartitionPositions.start
        var seen: Set<UInt32> = []
        for (index, element) in request.after.enumerated() {
            guard element.partition < UInt32(Partition.count) else {
                throw .invalid(
                    field: "after[\(index)].partition",
                    "must be below \(Partition.count)"
                )
            }
            guard seen.insert(element.partition).inserted else {
                throw .invalid(field: "after[\(index)].partition", "must not be named twice")
            }
            guard element.position >= 0 else {
                throw .invalid(field: "after[\(index)].position", "must not be negative")
            }
            positions[Int(element.partition)] = element.position
        }
        return positions
    }

    private static func batchEventsMax(
        _ request: RPCV1.SubscribeRequest
    ) throws(RPCError) -> Int {
        guard request.batchEventsMax <= UInt32(Outbox.pageEventsMax) else {
            throw .invalid(
                field: "batch_events_max",
                "must be at most \(Outbox.pageEventsMax)"
            )
        }
        return request.batchEventsMax == 0 ? batchEventsDefault : Int(request.batchEventsMax)
    }
}
