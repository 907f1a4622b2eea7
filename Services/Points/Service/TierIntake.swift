package import Messages
package import PointsDomain
package import Primitives
import RPCCore

/// Takes in from the events of tiers what the ledger's rules depend on: which tier a member has.
package struct TierIntake: Sendable {
    /// The name of the service that publishes tiers.
    package static let tiersSource = "tiers"

    private let store: any PointsStore
    private let now: @Sendable () -> Timestamp
    private let skipped: @Sendable (RPCV1.Event, String) -> Void

    /// Begins with a ledger.
    ///
    /// - Parameters:
    ///   - store: The ledger.
    ///   - now: The wall clock.
    ///   - skipped: Is told of events that could not be taken in and never can, and why.
    package init(
        store: any PointsStore,
        now: @escaping @Sendable () -> Timestamp,
        skipped: @escaping @Sendable (RPCV1.Event, String) -> Void
    ) {
        self.store = store
        self.now = now
        self.skipped = skipped
    }

    /// Takes events in: those of different members at once, those of one member in their order.
    ///
    /// Each is a command whose key is the event's own name, so that taking it in again changes
    /// nothing.
    ///
    /// - Parameter events: As they came.
    /// - Throws: Where not all were taken in; the same events are to be given again.
    package func take(_ events: [RPCV1.Event]) async throws {
        var commands: [MemberID: [(event: RPCV1.Event, command: NoteTier)]] = [:]
        for event in events {
            guard let change = try Self.change(event) else { continue }
            guard let command = command(event, change) else {
                skipped(event, "to_tier, member or position is out of range")
                continue
            }
            commands[command.envelope.member, default: []].append((event, command))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for commands in commands.values {
                group.addTask {
                    for (event, command) in commands { try await run(command, for: event) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func run(_ command: NoteTier, for event: RPCV1.Event) async throws {
        let outcome = try await store.run(.noteTier(command))
        switch outcome {
        case .command(.booked), .command(.replayed): break
        // The same event, whose time lay ahead of the clock when it was first taken in.
        case .command(.keyReused(field: "at")): break
        case .command, .commitOrder, .reverseOrder: skipped(event, "\(outcome)")
        }
    }

    /// What an event tells of a tier; `nil` for types and facts that mean nothing here.
    private static func change(_ event: RPCV1.Event) throws -> TiersV1.TierChange? {
        guard event.type == TiersV1.TiersEvent.messageName,
            case .tierChanged(let change) = try TiersV1.TiersEvent(decoding: event.payload).event
        else { return nil }
        return change
    }

    /// The command of an event; `nil` where it says something that no ledger can note.
    private func command(_ event: RPCV1.Event, _ change: TiersV1.TierChange) -> NoteTier? {
        let tier = TierCode(change.toTier)
        guard tier != nil || change.toTier.isEmpty,
            let member = MemberID(rawValue: event.memberID),
            let key = IdempotencyKey("tiers-\(event.partition)-\(event.position)"),
            let organisation = OrganisationPath(Self.tiersSource),
            let caller = Caller("service:\(Self.tiersSource)")
        else { return nil }
        let at = Timestamp(microseconds: change.effectiveAt)
        // A time that no command may have is none: the tier counts from its booking on.
        let isTime = at >= Order.paidAtMin && at <= now().advanced(by: Order.clockAheadMax)
        let envelope = Envelope(
            caller: caller,
            key: key,
            member: member,
            organisation: organisation,
            reason: .tierChanged,
            at: isTime ? at : nil
        )
        return NoteTier(envelope: envelope, tier: tier)
    }
}
