import Cryptography
import IdentityDomain
import Primitives

/// The keys of codes that are made and checked without a network; protos/PROTOCOL.md gives the
/// derivation, for whoever builds a till or an app.
struct OfflineKeys: Sendable {
    let rootKey: Redacted<[UInt8]>

    /// The key of a store's tills on one day: only identity can make it.
    func storeKey(_ store: String, day: Int64) -> Redacted<[UInt8]> {
        Redacted(
            AccessKeys.hash(
                Array("huitou offline store 1\n\(store)\n\(day)".utf8),
                under: rootKey
            )
        )
    }

    /// The secret of a handle at a store on one day: the till makes it too.
    static func secret(of handle: String, storeKey: Redacted<[UInt8]>) -> Redacted<[UInt8]> {
        Redacted(
            AccessKeys.hash(Array("huitou offline handle 1\n\(handle)".utf8), under: storeKey)
        )
    }

    /// The 8 digits that show that the handle's device was there in a time slot.
    ///
    /// The first 8 bytes of the code as a number, modulo 10⁸: no digits are likelier than others by
    /// more than one in 10¹¹.
    static func authenticationDigits(slot: Int64, secret: Redacted<[UInt8]>) -> String {
        let code = AccessKeys.hash(Array("huitou offline code 1\n\(slot)".utf8), under: secret)
        let number = code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return MemberCode.padded(
            number % 100_000_000,
            to: OfflineCode.authenticationDigitCount
        )
    }

    /// The code of a handle in a time slot.
    func code(handle: String, store: String, slot: Int64) -> MemberCode? {
        let key = storeKey(store, day: OfflineCode.day(ofSlot: slot))
        let secret = Self.secret(of: handle, storeKey: key)
        return MemberCode(
            .offline,
            body: handle + Self.authenticationDigits(slot: slot, secret: secret)
        )
    }

    /// The slot in which a code was made, of those that count at a time; `nil` where it is none.
    func slot(of code: MemberCode, store: String, readAt: Timestamp) -> Int64? {
        let handle = String(code.unsafeBody.prefix(OfflineCode.handleDigitCount))
        var found: Int64?
        // All are compared, whichever it is.
        for slot in OfflineCode.slots(at: readAt) {
            guard let expected = self.code(handle: handle, store: store, slot: slot) else {
                continue
            }
            let isMatch = ConstantTime.areEqual(
                Array(expected.unsafeBody.utf8),
                Array(code.unsafeBody.utf8)
            )
            if isMatch, found == nil { found = slot }
        }
        return found
    }
}
