import Cryptography
import IdentityDomain
import Primitives

/// What a device is called, which is sealed under its member's key: names of devices hold people's.
struct SealedDevice: Hashable {
    let id: String
    let name: String

    func sealed(
        session: [UInt8],
        key: Redacted<[UInt8]>
    ) throws(CryptographyError) -> [UInt8] {
        try AESGCM(key: key.unsafeRevealed).seal(
            [UInt8(id.utf8.count)] + Array(id.utf8) + Array(name.utf8),
            authenticating: Self.binding(session)
        )
    }

    /// Opens a device; `nil` where it is another member's, or was changed.
    static func open(
        _ sealed: [UInt8],
        session: [UInt8],
        key: Redacted<[UInt8]>
    ) -> SealedDevice? {
        do throws(CryptographyError) {
            let bytes = try AESGCM(key: key.unsafeRevealed).open(
                sealed,
                authenticating: binding(session)
            )
            guard let count = bytes.first.map(Int.init), bytes.count > count,
                let id = String(validating: bytes[1..<(count + 1)], as: UTF8.self),
                let name = String(validating: bytes[(count + 1)...], as: UTF8.self)
            else { return nil }
            return SealedDevice(id: id, name: name)
        } catch {
            return nil
        }
    }

    private static func binding(_ session: [UInt8]) -> [UInt8] {
        Array("huitou session device 1".utf8) + session
    }
}
