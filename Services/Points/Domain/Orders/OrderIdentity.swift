/// Where orders come from: `pos`, `mini_program`, `app`, `web`.
package struct Channel: Hashable, Sendable {
    /// The name.
    package let rawValue: String

    /// The longest name, in bytes.
    package static let byteCountMax = 32

    /// Takes a name from outside.
    ///
    /// Anything else makes `nil`.
    ///
    /// - Parameter rawValue: 1 to 32 characters out of `a`–`z`, `0`–`9` and `_`.
    package init?(_ rawValue: String) {
        guard isCodeName(rawValue, byteCountMax: Self.byteCountMax) else { return nil }
        self.rawValue = rawValue
    }
}

/// A channel's own number of an order.
package struct OrderID: Hashable, Sendable {
    /// The number as the channel writes it.
    package let rawValue: String

    /// The longest number, in bytes.
    package static let byteCountMax = 64

    /// Takes a number from outside.
    ///
    /// Anything else makes `nil`.
    ///
    /// - Parameter rawValue: 1 to 64 printable ASCII characters without space.
    package init?(_ rawValue: String) {
        let bytes = rawValue.utf8
        guard (1...Self.byteCountMax).contains(bytes.count),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.rawValue = rawValue
    }
}

/// What makes an order the same order, whoever's it is said to be.
package struct OrderIdentity: Hashable, Comparable, Sendable {
    /// Where it comes from.
    package let channel: Channel
    /// Its number there.
    package let orderID: OrderID

    /// Names an order.
    package init(channel: Channel, orderID: OrderID) {
        self.channel = channel
        self.orderID = orderID
    }

    package static func < (lhs: OrderIdentity, rhs: OrderIdentity) -> Bool {
        (lhs.channel.rawValue, lhs.orderID.rawValue) < (rhs.channel.rawValue, rhs.orderID.rawValue)
    }
}
