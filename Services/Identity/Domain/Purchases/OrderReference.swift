/// The identity of an order: the channel and the channel's own number of it.
package struct OrderReference: Hashable, Sendable {
    /// The channel: `pos`.
    package let channel: String
    /// The channel's own number.
    package let orderID: String

    /// Names an order.
    package init(channel: String, orderID: String) {
        self.channel = channel
        self.orderID = orderID
    }

    /// Eight bytes that stand for the order among those of one member (FNV-1a): of a hundred orders
    /// two have the same with a probability below 10⁻¹⁵.
    package var digest: UInt64 {
        (Array(channel.utf8) + [0x0A] + Array(orderID.utf8)).reduce(0xCBF2_9CE4_8422_2325) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
    }
}
