package import PointsDomain
package import Primitives

/// Where a page of a statement goes on, as a text that only we read.
///
/// `1`, the member's and the record's numbers and a checksum, in hexadecimal digits. The checksum
/// catches texts that were cut or mixed up; what keeps others' entries apart is that the store
/// gives a record only to the member it belongs to.
package struct StatementCursor: Hashable, Sendable {
    /// Whose statement.
    package let member: MemberID
    /// The record that the next page starts with.
    package let position: JournalID

    private static let version = "1"

    /// Goes on with this record.
    package init(member: MemberID, position: JournalID) {
        self.member = member
        self.position = position
    }

    /// Reads a text from a request; `nil` where it is none of ours, or of another member.
    package init?(_ text: String, of member: MemberID) {
        guard text.utf8.count <= 64, text.hasPrefix(Self.version) else { return nil }
        let parts = text.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let owner = Int64(parts[0], radix: 16), owner == member.rawValue,
            let number = Int64(parts[1], radix: 16), let position = JournalID(rawValue: number)
        else { return nil }
        self.init(member: member, position: position)
        // One text for each place: signs, capitals and leading zeros are none of ours.
        guard self.text == text else { return nil }
    }

    /// The text for an answer.
    package var text: String {
        let owner = String(member.rawValue, radix: 16)
        let number = String(position.rawValue, radix: 16)
        let sum = Partition.mix(
            Partition.mix(UInt64(member.rawValue)) ^ UInt64(position.rawValue)
        )
        return "\(Self.version)\(owner)-\(number)-\(String(sum >> 32, radix: 16))"
    }
}
