package import Messages
import RecommendationsDomain

import Primitives
import RPCCore

extension Recommender {
    /// The name of the service that publishes orders.
    package static let pointsSource = "points"

    /// Takes events of points in: what a consumer of its stream is given.
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
                    fact: try fact(event)
                )
            }
        )
        try await take(batch)
    }

    /// Whom an order was sent for: points may have booked it for whom that one was merged into.
    private static func owner(of order: PointsV1.Order) -> MemberID? {
        MemberID(rawValue: order.namedID == 0 ? order.memberID : order.namedID)
    }

    /// What an event means here; `nil` for types and facts that mean nothing.
    private func fact(_ event: RPCV1.Event) throws -> PurchaseFact? {
        guard event.type == PointsV1.PointsEvent.messageName,
            let member = MemberID(rawValue: event.memberID)
        else { return nil }
        switch try PointsV1.PointsEvent(decoding: event.payload).event {
        case .orderCommitted(let fact):
            guard let order = fact.order else { return nil }
            let paidAt = Timestamp(microseconds: min(order.paidAt, event.bookedAt))
            return .bought(
                Self.owner(of: order) ?? member,
                OrderKey(channel: order.channel, orderID: order.orderID),
                paidAt: paidAt,
                day: localDay(paidAt),
                organisation: order.organisation,
                lines: order.lines.map { line in
                    PurchaseFact.Line(
                        sku: line.sku,
                        category: line.category,
                        brand: line.brand,
                        quantity: line.quantity,
                        paidFen: line.paidFen,
                        discountFen: line.discountFen
                    )
                }
            )
        case .orderReversed(let fact):
            guard let order = fact.order else { return nil }
            return .takenBack(
                Self.owner(of: order) ?? member,
                OrderKey(channel: order.channel, orderID: order.orderID)
            )
        case .entryBooked, nil:
            return nil
        }
    }
}
