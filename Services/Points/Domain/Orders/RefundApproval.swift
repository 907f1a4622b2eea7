package import Primitives

/// The approval by a second person that a refund names: what it must be about, and who uses it.
///
/// Identity keeps approvals; one is used up by the first command that names it.
package struct RefundApproval: Hashable, Sendable {
    /// The approval; 0 where the request names none.
    package let approvalID: Int64
    /// Whose entry or order is taken back.
    package let member: MemberID
    /// What is taken back: `order pos/A-1`, `entry 17`.
    package let reference: String
    /// The command's name among all that use approvals: the same for a repeat of it, at most 36
    /// printable ASCII characters.
    package let key: String

    /// The approval of an order's reversal.
    package init(_ approvalID: Int64, of command: ReverseOrder, member: MemberID) {
        let order = command.identity
        self.init(
            approvalID,
            member: member,
            reference: "order \(order.channel.rawValue)/\(order.orderID.rawValue)",
            caller: command.caller,
            commandKey: command.key.rawValue
        )
    }

    /// The approval of an entry's reversal, in whole or in part.
    package init(_ approvalID: Int64, of command: Reverse, member: MemberID) {
        self.init(
            approvalID,
            member: member,
            reference: "entry \(command.target.rawValue)",
            caller: command.envelope.caller,
            commandKey: command.envelope.key?.rawValue ?? ""
        )
    }

    private init(
        _ approvalID: Int64,
        member: MemberID,
        reference: String,
        caller: Caller,
        commandKey: String
    ) {
        self.approvalID = approvalID
        self.member = member
        self.reference = reference
        // Whoever looks for two commands with one hash gains the second part of one refund: what is
        // taken back is compared by the approval itself.
        var hash = FNV1a()
        hash.add(caller.rawValue)
        hash.add(commandKey)
        hash.add(reference)
        let digits = String(hash.value, radix: 16)
        key = "refund-\(String(repeating: "0", count: 16 - digits.count))\(digits)"
    }
}

extension ReverseOrder {
    /// Whether a second person must have allowed it: the order is there, not taken back yet, and
    /// more was paid for it than a limit.
    package func needsApproval(_ order: BookedOrder?, above limit: Fen) -> Bool {
        guard let order, order.order.organisation.isOneCompany(with: organisation) else {
            return false
        }
        return order.reversal == nil && order.order.paid > limit
    }
}

extension Reverse {
    /// Whether a second person must have allowed it: the whole entry moved more than a limit, so
    /// that nobody takes it back bit by bit.
    package func needsApproval(_ entry: Entry, above limit: Amount) -> Bool {
        max(entry.gross, -entry.gross) > limit
    }
}
