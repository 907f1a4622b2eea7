package import Primitives

/// What every command on a member's account says beside what it wants.
package struct Envelope: Hashable, Sendable {
    /// Who asks.
    package let caller: Caller
    /// The client's name for the command: with caller and member, its identity; `nil` where an
    /// order's identity is the command's, or nobody asked.
    package let key: IdempotencyKey?
    /// Whose account.
    package let member: MemberID
    /// Where it happens.
    package let organisation: OrganisationPath
    /// Why.
    package let reason: ReasonCode
    /// When it happened, by the client's clock; `nil` for the time of booking.
    package let at: Timestamp?

    /// States who asks for what member, where, when and why.
    package init(
        caller: Caller,
        key: IdempotencyKey?,
        member: MemberID,
        organisation: OrganisationPath,
        reason: ReasonCode,
        at: Timestamp? = nil
    ) {
        self.caller = caller
        self.key = key
        self.member = member
        self.organisation = organisation
        self.reason = reason
        self.at = at
    }

    /// Of what the ledger does by itself.
    static func ledger(_ member: MemberID) -> Envelope {
        guard let organisation = OrganisationPath("ledger") else {
            preconditionFailure("ledger is a path")
        }
        return Envelope(
            caller: .ledger,
            key: nil,
            member: member,
            organisation: organisation,
            reason: .corrected
        )
    }

    /// The first field in which a command differs from the one that an entry was booked for.
    func difference(from entry: Entry) -> String? {
        if organisation != entry.organisation { return "organisation" }
        if reason != entry.reason { return "reason_code" }
        if at != entry.request.at { return "at" }
        return nil
    }
}

/// A hash of what a command asked for, to tell a repeat of a refused one.
package struct CommandDigest: Hashable, Sendable {
    /// 64 bits of FNV-1a.
    package let rawValue: UInt64

    /// Wraps a digest.
    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }
}
