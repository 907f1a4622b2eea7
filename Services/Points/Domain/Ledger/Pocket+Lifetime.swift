internal import Primitives

extension Pocket.Lifetime {
    /// What the sums come to.
    var worth: Amount { earned - spent - expired - reversed + restored }

    /// Adds other sums.
    mutating func add(_ other: Pocket.Lifetime) {
        earned += other.earned
        spent += other.spent
        expired += other.expired
        reversed += other.reversed
        restored += other.restored
    }

    /// Takes other sums off.
    mutating func subtract(_ other: Pocket.Lifetime) {
        earned -= other.earned
        spent -= other.spent
        expired -= other.expired
        reversed -= other.reversed
        restored -= other.restored
    }

    /// Counts what an entry gave or took, but for what lapsed, merges and unmerges.
    mutating func count(_ entry: Entry) {
        let gross = entry.gross
        switch entry.kind {
        case .earn, .transferIn: earned += gross
        case .burn, .capture, .transferOut: spent -= gross
        case .adjustment:
            if gross >= .zero { earned += gross } else { spent -= gross }
        case .reversal:
            if gross >= .zero { restored += gross } else { reversed -= gross }
        case .expiry, .mergeOut, .mergeIn, .unmergeOut, .unmergeIn, .hold, .release, .writeOff,
            .proposal, .rejection, .notice, .noticeDelivered, .refusal, .fact:
            break
        }
    }
}
