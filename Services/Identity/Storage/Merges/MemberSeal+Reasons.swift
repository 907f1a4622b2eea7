import Cryptography
import IdentityDomain
import Primitives

extension MemberSeal {
    /// Seals the words of a reason under a member's key: they may be about it.
    func seal(
        _ reason: ActReason,
        _ label: String,
        of member: MemberID,
        key: Redacted<[UInt8]>
    ) throws(CryptographyError) -> [UInt8] {
        try AESGCM(key: key.unsafeRevealed).seal(
            Array(reason.unsafeText.utf8),
            authenticating: Self.place(label, member)
        )
    }

    /// Opens a reason; `nil` where it was changed or belongs elsewhere.
    func openReason(
        _ sealed: [UInt8],
        _ label: String,
        of member: MemberID,
        key: Redacted<[UInt8]>
    ) -> ActReason? {
        do throws(CryptographyError) {
            let bytes = try AESGCM(key: key.unsafeRevealed).open(
                sealed,
                authenticating: Self.place(label, member)
            )
            return String(validating: bytes, as: UTF8.self).flatMap(ActReason.init)
        } catch {
            return nil
        }
    }

    private static func place(_ label: String, _ member: MemberID) -> [UInt8] {
        Array("huitou reason 1 \(label) \(member.rawValue)".utf8)
    }
}
