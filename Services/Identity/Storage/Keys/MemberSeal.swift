import Cryptography
import Primitives

/// Seals the personal data of members: each under a key of its own, so that destroying the key
/// erases the member.
struct MemberSeal: Sendable {
    let keyWrap: KeyWrap

    init(keyWrap: KeyWrap) {
        self.keyWrap = keyWrap
    }

    /// Makes the key of a new member.
    func makeKey(
        for member: MemberID
    ) throws(CryptographyError) -> (key: Redacted<[UInt8]>, wrapped: KeyWrap.Wrapped) {
        try keyWrap.makeKey(for: Self.bytes("huitou member key 1", member))
    }

    /// Unwraps the key of a member.
    func key(
        _ wrapped: KeyWrap.Wrapped,
        of member: MemberID
    ) throws(KeyWrap.Failure) -> Redacted<[UInt8]> {
        try keyWrap.key(wrapped, for: Self.bytes("huitou member key 1", member))
    }

    /// Wraps a member's key anew, under the newest master key.
    func rewrapped(_ wrapped: KeyWrap.Wrapped, of member: MemberID) throws -> KeyWrap.Wrapped {
        try keyWrap.wrap(
            try key(wrapped, of: member),
            for: Self.bytes("huitou member key 1", member)
        )
    }

    /// Seals a record for one member's row.
    func seal(
        _ record: PersonalRecord,
        of member: MemberID,
        key: Redacted<[UInt8]>
    ) throws(CryptographyError) -> [UInt8] {
        try AESGCM(key: key.unsafeRevealed).seal(
            record.encoded,
            authenticating: Self.bytes("huitou member record 1", member)
        )
    }

    /// Opens the record of one member's row; `nil` where it was changed or is another member's.
    func open(
        _ sealed: [UInt8],
        of member: MemberID,
        key: Redacted<[UInt8]>
    ) -> PersonalRecord? {
        do throws(CryptographyError) {
            let bytes = try AESGCM(key: key.unsafeRevealed).open(
                sealed,
                authenticating: Self.bytes("huitou member record 1", member)
            )
            return PersonalRecord(decoding: bytes)
        } catch {
            return nil
        }
    }

    /// What a seal is bound to: its purpose and the member.
    private static func bytes(_ label: String, _ member: MemberID) -> [UInt8] {
        Array(label.utf8) + withUnsafeBytes(of: member.rawValue.bigEndian) { Array($0) }
    }
}
