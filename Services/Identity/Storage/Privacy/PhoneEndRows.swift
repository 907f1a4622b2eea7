internal import IdentityDomain
internal import Primitives
internal import StorageCore

/// The rows by which members are found by the end of a phone number.
enum PhoneEndRows {
    /// Adds one, or finds that it is there: a member may have two numbers that end alike.
    static let insert = """
        INSERT INTO phone_ends (end_index, member_id) VALUES ($1, $2)
        ON CONFLICT (end_index, member_id) DO NOTHING
        """
}

extension IdentityTransaction {
    /// Makes the ends of a member's phone numbers these.
    func replacePhoneEnds(_ ends: Set<PhoneEnd>, of memberID: MemberID) throws {
        try writer.execute(
            "DELETE FROM phone_ends WHERE member_id = $1",
            [.integer(memberID.rawValue)]
        )
        try writer.execute(
            PhoneEndRows.insert,
            each: ends.map { context.lookUp.index(of: $0) }
                .sorted { $0.lexicographicallyPrecedes($1) }
                .map { [.blob($0), .integer(memberID.rawValue)] }
        )
    }
}
