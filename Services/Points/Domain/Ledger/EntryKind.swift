/// What sort of operation an entry books.
package enum EntryKind: UInt8, CaseIterable, Hashable, Sendable {
    /// Points given for an order.
    case earn = 1
    /// An earlier entry taken back.
    case reversal = 2
}

/// Why an entry was made; every entry has a reason.
package enum ReasonCode: UInt8, CaseIterable, Hashable, Sendable {
    /// A paid order.
    case orderPaid = 1
    /// The goods came back.
    case returned = 2
    /// The order was called off.
    case cancelled = 3
    /// The order was wrong.
    case corrected = 4

    /// The name on the wire: `order_paid`.
    package var name: String {
        switch self {
        case .orderPaid: "order_paid"
        case .returned: "returned"
        case .cancelled: "cancelled"
        case .corrected: "corrected"
        }
    }

    /// The reasons for which an order may be taken back.
    package static let reversals: [ReasonCode] = [.returned, .cancelled, .corrected]
}
