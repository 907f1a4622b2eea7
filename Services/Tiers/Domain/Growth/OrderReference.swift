/// The identity of an order: the channel, and the channel's own number for it.
package struct OrderReference: Hashable, Sendable {
    /// The channel: pos, mini_program, app, web and so on.
    package let channel: String
    /// The channel's own number of the order.
    package let orderID: String

    /// Names an order.
    package init(channel: String, orderID: String) {
        self.channel = channel
        self.orderID = orderID
    }
}

extension OrderReference: Comparable {
    package static func < (lhs: OrderReference, rhs: OrderReference) -> Bool {
        (lhs.channel, lhs.orderID) < (rhs.channel, rhs.orderID)
    }
}

extension OrderReference: CustomStringConvertible {
    /// As it stands in a change of tier that this order caused: `pos/4711`.
    package var description: String { channel + "/" + orderID }
}
