import EventStreaming
import Logging
import MemberDirectory
import PointsService
import PointsStorage
import RPCCore
import ServiceRuntime

/// Takes in what identity says of members, and moves what the ledger has with their merges.
struct PointsMerges {
    let directory: MemberDirectory
    let store: DatabasePointsStore
    let runtime: Runtime

    /// How often is tried again what could not be carried out.
    private static let retryInterval: Duration = .seconds(2)

    /// Follows the stream of identity.
    func consumer(of identity: any RPCChannel) -> ServiceTask {
        let consumer = EventConsumer(
            source: MemberDirectory.source,
            consumer: runtime.service,
            channel: identity,
            environment: runtime.environment,
            logger: runtime.logger,
            loadPositions: { try await directory.positions() },
            apply: { events in
                let changes = try await directory.take(events)
                // What cannot be carried out now stays open, and is tried again by `waiting`.
                if !changes.operations.isEmpty { await pass() }
            }
        )
        runtime.metrics.consumer(consumer)
        return ServiceTask(name: "events of \(MemberDirectory.source)") {
            try await consumer.run()
        }
    }

    /// Tries again what is open: after a start, and while points are held.
    func waiting() -> ServiceTask {
        .repeating("merges of members", every: Self.retryInterval, logger: runtime.logger) {
            await pass()
        }
    }

    private func pass() async {
        let logger = runtime.logger
        let intake = MergeIntake(
            store: store,
            skipped: { operation, reason in
                logger.error(
                    "a merge of members was not taken in",
                    metadata: ["operation": "\(operation.number)", "reason": "\(reason)"]
                )
            }
        )
        do {
            let open = try await directory.openOperations()
            if open.isEmpty { return }
            let pass = try await intake.run(open) { try await directory.markDone($0) }
            if pass.done > 0 {
                logger.info("members were merged", metadata: ["operations": "\(pass.done)"])
            }
        } catch {
            logger.warning("merging members failed", metadata: ["error": "\(type(of: error))"])
        }
    }
}
