import Cryptography
import IdentityDomain
import Primitives

/// Keyed hashes by which rows are found without anything personal in them.
///
/// All are HMAC-SHA-256 under keys derived from one secret of the installation: who has the
/// database alone can neither read a number from them nor try numbers out.
struct LookUpKeys: Sendable {
    /// The length of a blind index in bytes: with 128 bits two of a billion identities collide with
    /// a probability below 10⁻²⁰.
    static let indexByteCount = 16

    private let identityKey: Redacted<[UInt8]>
    private let requestKey: Redacted<[UInt8]>
    private let fieldKey: Redacted<[UInt8]>
    private let phoneEndKey: Redacted<[UInt8]>
    private let credentialKey: Redacted<[UInt8]>
    /// The key under which names of staff are sealed: they are no member's.
    let staffSealKey: Redacted<[UInt8]>

    /// Derives the keys.
    init(secret: Redacted<[UInt8]>) {
        func derive(_ label: String) -> Redacted<[UInt8]> {
            Redacted(
                HMACSHA256.authenticationCode(
                    of: Array(label.utf8),
                    key: secret.unsafeRevealed
                ).bytes
            )
        }
        identityKey = derive("huitou identity index 1")
        requestKey = derive("huitou identity request 1")
        fieldKey = derive("huitou identity field 1")
        phoneEndKey = derive("huitou identity phone end 1")
        credentialKey = derive("huitou staff credential 1")
        staffSealKey = derive("huitou staff seal 1")
    }

    /// The blind index of an identity; the kind counts.
    func index(of identity: IdentityValue) -> [UInt8] {
        hash([UInt8(identity.kind.rawValue)] + Array(identity.unsafeText.utf8), identityKey)
    }

    /// The blind index of the end of a phone number, which many have.
    func index(of end: PhoneEnd) -> [UInt8] {
        hash(Array(end.unsafeDigits.utf8), phoneEndKey)
    }

    /// The blind index of a caller's own name for a request, which may hold anything.
    func index(of key: CallerKey) -> [UInt8] {
        // A key holds no line feed, so that caller and key cannot run into each other.
        hash(Array(key.caller.utf8) + [0x0A] + Array(key.key.rawValue.utf8), requestKey)
    }

    /// The blind index of what an app knows a device by.
    func index(ofDevice device: Redacted<String>) -> [UInt8] {
        hash(Array("device\n\(device.unsafeRevealed)".utf8), fieldKey)
    }

    /// The blind index of the way in which a member of staff signs in.
    func index(of credential: StaffCredential) -> [UInt8] {
        hash(credential.unsafeBytes, credentialKey)
    }

    /// What a registration said, without its words.
    func fingerprint(of registration: Registration) -> RegistrationFingerprint {
        RegistrationFingerprint(of: registration) { field, bytes in
            hash([UInt8(field.rawValue)] + bytes, fieldKey).prefix(8)
                .reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    /// What a request said, without its words: eight bytes for the method and for each field.
    func fingerprint(of request: KeyedRequest) -> [UInt8] {
        let fields = [KeyedRequest.Field("method", request.method)] + request.fields
        return fields.flatMap { field in
            hash(
                Array("\(request.method)\n\(field.path)\n".utf8) + field.bytes.unsafeRevealed,
                fieldKey
            ).prefix(8)
        }
    }

    private func hash(_ message: [UInt8], _ key: Redacted<[UInt8]>) -> [UInt8] {
        let code = HMACSHA256.authenticationCode(of: message, key: key.unsafeRevealed)
        return Array(code.bytes.prefix(Self.indexByteCount))
    }
}
