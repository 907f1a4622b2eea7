import Cryptography
import Primitives

extension MemberSeal {
    /// Seals what somebody wrote about a member: it may be personal whatever they were told.
    func seal(
        reason: String,
        of member: MemberID,
        key: Redacted<[UInt8]>
    ) throws(CryptographyError) -> [UInt8] {
        try AESGCM(key: key.unsafeRevealed).seal(
            Array(reason.utf8),
            authenticating: Self.reasonLabel(member)
        )
    }

    /// Opens what somebody wrote about a member; `nil` where it was changed or is another member's.
    func openReason(_ sealed: [UInt8], of member: MemberID, key: Redacted<[UInt8]>) -> String? {
        do throws(CryptographyError) {
            let bytes = try AESGCM(key: key.unsafeRevealed).open(
                sealed,
                authenticating: Self.reasonLabel(member)
            )
            return String(validating: bytes, as: UTF8.self)
        } catch {
            return nil
        }
    }

    private static func reasonLabel(_ member: MemberID) -> [UInt8] {
        Array("huitou tag reason 1".utf8)
            + withUnsafeBytes(of: member.rawValue.bigEndian) { Array($0) }
    }
}
