package import IdentityDomain
package import Messages

import Primitives
import RPCCore

/// Takes the events of points in: what a consumer of its stream is given.
package struct PurchaseStream: Sendable {
    private let store: any TagsStore
    private let program: EngagementProgram

    /// The name of the service that publishes orders.
    package static let pointsSource = "points"

    /// Takes events into a store.
    package init(store: any TagsStore, program: EngagementProgram) {
        self.store = store
        self.program = program
    }

    /// Takes events in, with the positions of the stream, in one transaction.
    ///
    /// - Parameter events: As they came.
    /// - Throws: Where nothing was stored; the same events are to be given again.
    package func take(_ events: [RPCV1.Event]) async throws {
        let batch = PurchaseBatch(
            source: Self.pointsSource,
            events: try events.map { event in
                PurchaseBatch.Event(
                    partition: Int(event.partition),
                    position: event.position,
                    fact: try Self.fact(event, zone: program.tags.zone)
                )
            }
        )
        try await store.take(batch, rules: program.tags, program: program.referrals)
    }

    /// What an event means here; `nil` for types and facts that mean nothing.
    static func fact(_ event: RPCV1.Event, zone: ZoneRules) throws -> PurchaseFact? {
        guard event.type == PointsV1.PointsEvent.messageName,
            let member = MemberID(rawValue: event.memberID)
        else { return nil }
        switch try PointsV1.PointsEvent(decoding: event.payload).event {
        case .orderCommitted(let fact):
            guard let order = fact.order else { return nil }
            let reference = OrderReference(channel: order.channel, orderID: order.orderID)
            // A till's clock may run ahead; nothing was bought in the future.
            let paidAt = Timestamp(microseconds: min(order.paidAt, event.bookedAt))
            let local = zone.local(paidAt)
            return .paid(
                member,
                reference,
                order: PurchasedOrder(
                    digest: reference.digest,
                    day: local.date.daysSinceEpoch,
                    hour: local.secondOfDay / 3600,
                    channel: order.channel,
                    store: order.organisation,
                    paid: Fen(order.paidFen),
                    lines: order.lines.filter { $0.quantity > 0 }.map { line in
                        PurchasedOrder.Line(
                            sku: line.sku,
                            category: line.category,
                            brand: line.brand,
                            quantity: line.quantity,
                            paid: Fen(line.paidFen)
                        )
                    }
                ),
                paidAt: paidAt
            )
        case .orderReversed(let fact):
            guard let order = fact.order else { return nil }
            return .takenBack(
                member,
                OrderReference(channel: order.channel, orderID: order.orderID)
            )
        case .entryBooked, nil:
            return nil
        }
    }
}
