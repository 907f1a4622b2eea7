import IdentityDomain
import Primitives

/// Where a page of a list goes on, as a text that only we read: `1`, the member, a checksum and the
/// home.
///
/// The checksum catches texts that were cut or mixed up; what keeps others' members apart is that
/// the list never leaves the unit of its request.
struct MemberCursor {
    let position: MemberQuery.Position

    private static let version = "1"

    init(_ position: MemberQuery.Position) {
        self.position = position
    }

    /// Reads a text from a request; `nil` where it is none of ours, or lies outside of a unit.
    init?(_ text: String, in organisation: OrganisationPath) {
        guard text.utf8.count <= 320, text.hasPrefix(Self.version) else { return nil }
        let parts = text.dropFirst().split(
            separator: ".",
            maxSplits: 2,
            omittingEmptySubsequences: false
        )
        guard parts.count == 3, let number = Int64(parts[0], radix: 16),
            let memberID = MemberID(rawValue: number),
            let home = OrganisationPath(String(parts[2])), organisation.contains(home)
        else { return nil }
        self.init(MemberQuery.Position(home: home, memberID: memberID))
        guard self.text == text else { return nil }
    }

    /// The text for an answer.
    var text: String {
        let number = position.memberID.rawValue
        let seed = Partition.mix(UInt64(number))
        let sum = position.home.rawValue.utf8.reduce(seed) { Partition.mix($0 ^ UInt64($1)) }
        let digits = String(sum >> 32, radix: 16)
        return "\(Self.version)\(String(number, radix: 16)).\(digits).\(position.home)"
    }
}
