package import Messages
package import PointsDomain
import Primitives

extension PointsV1.Order {
    /// An order as it goes over the wire.
    package init(_ booked: BookedOrder) {
        let order = booked.order
        self.init(
            channel: order.identity.channel.rawValue,
            orderID: order.identity.orderID.rawValue,
            memberID: order.member.rawValue,
            organisation: order.organisation.rawValue,
            paidAt: order.paidAt.microseconds,
            bookedAt: booked.earning.bookedAt.microseconds,
            state: State(booked.state),
            paidFen: order.paid.rawValue,
            pointsEarned: booked.earning.gross.rawValue,
            lines: order.lines.map { line in
                PointsV1.OrderLine(
                    sku: line.sku.text,
                    category: line.category.text,
                    brand: line.brand.text,
                    quantity: line.quantity,
                    paidFen: line.paid.rawValue,
                    discountFen: line.discount.rawValue
                )
            },
            namedID: booked.earning.request.member?.rawValue ?? 0
        )
    }
}

extension PointsV1.Order.State {
    /// What has become of an order, as it goes over the wire.
    init(_ state: BookedOrder.State) {
        switch state {
        case .paid: self = .paid
        case .reversed: self = .reversed
        }
    }
}

extension CommitOrder.Fields {
    /// The fields of a request.
    init(_ request: PointsV1.CommitOrderRequest) {
        self.init(
            channel: request.channel,
            orderID: request.orderID,
            memberID: request.memberID,
            organisation: request.organisation,
            paidAt: request.paidAt,
            lines: request.lines.map { line in
                Line(
                    sku: line.sku,
                    category: line.category,
                    brand: line.brand,
                    quantity: line.quantity,
                    paidFen: line.paidFen,
                    discountFen: line.discountFen
                )
            }
        )
    }
}

extension ReverseOrder.Fields {
    /// The fields of a request.
    init(_ request: PointsV1.ReverseOrderRequest) {
        self.init(
            channel: request.channel,
            orderID: request.orderID,
            organisation: request.organisation,
            reversedAt: request.reversedAt,
            idempotencyKey: request.idempotencyKey,
            reasonCode: request.reasonCode
        )
    }
}
