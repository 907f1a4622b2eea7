/// A change that somebody asks of the ledger.
package enum PointsCommand: Hashable, Sendable {
    /// Books a paid order.
    case commitOrder(CommitOrder)
    /// Takes a whole order back.
    case reverseOrder(ReverseOrder)

    /// The order that it is about.
    package var orderIdentity: OrderIdentity {
        switch self {
        case .commitOrder(let command): command.order.identity
        case .reverseOrder(let command): command.identity
        }
    }
}

/// What became of a ``PointsCommand``.
package enum PointsOutcome: Hashable, Sendable {
    /// Of a ``PointsCommand/commitOrder(_:)``.
    case commitOrder(CommitOrderOutcome)
    /// Of a ``PointsCommand/reverseOrder(_:)``.
    case reverseOrder(ReverseOrderOutcome)
}
