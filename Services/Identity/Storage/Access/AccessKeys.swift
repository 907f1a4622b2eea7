import Cryptography
import IdentityDomain
import Primitives

/// The keys of codes, sessions and member codes, derived from one secret of the installation.
struct AccessKeys: Sendable {
    private let codeKey: Redacted<[UInt8]>
    private let limitKey: Redacted<[UInt8]>
    private let deviceKey: Redacted<[UInt8]>
    private let identityKey: Redacted<[UInt8]>
    private let memberCodeKey: Redacted<[UInt8]>
    private let subjectKey: Redacted<[UInt8]>
    private let readingKey: Redacted<[UInt8]>
    let refresh: RefreshTokenKeys
    let offline: OfflineKeys

    /// Derives the keys.
    init(secret: Redacted<[UInt8]>) {
        func derive(_ label: String) -> Redacted<[UInt8]> {
            Redacted(Self.hash(Array("huitou access \(label) 1".utf8), under: secret))
        }
        codeKey = derive("code")
        limitKey = derive("limit")
        deviceKey = derive("device")
        identityKey = derive("identity")
        memberCodeKey = derive("member code")
        subjectKey = derive("subject")
        readingKey = derive("reading")
        refresh = RefreshTokenKeys(
            secretKey: derive("refresh secret"),
            proofKey: derive("refresh proof")
        )
        offline = OfflineKeys(rootKey: derive("offline"))
    }

    /// HMAC-SHA-256, 32 bytes.
    static func hash(_ message: [UInt8], under key: Redacted<[UInt8]>) -> [UInt8] {
        HMACSHA256.authenticationCode(of: message, key: key.unsafeRevealed).bytes
    }

    /// The stored form of a one-time code: bound to its challenge, purpose and identity.
    func codeHash(
        challenge: [UInt8],
        purpose: CodePurpose,
        identityIndex: [UInt8],
        digits: Redacted<String>
    ) -> [UInt8] {
        Self.hash(
            challenge + [UInt8(purpose.rawValue)] + identityIndex
                + Array(digits.unsafeRevealed.utf8),
            under: codeKey
        )
    }

    /// The row of what is limited.
    func limitIndex(_ label: String, _ bytes: [UInt8]) -> [UInt8] {
        index(Array("\(label)\n".utf8) + bytes, limitKey)
    }

    /// A device by its id.
    func deviceIndex(_ deviceID: String) -> [UInt8] { index(Array(deviceID.utf8), deviceKey) }

    /// A member code of identity by its digits.
    func memberCodeIndex(_ code: MemberCode) -> [UInt8] {
        index(Array(code.unsafeBody.utf8), memberCodeKey)
    }

    /// A person by what its issuer calls it.
    func subjectIndex(issuer: String, subject: String) -> [UInt8] {
        index(Array("\(issuer)\n\(subject)".utf8), subjectKey)
    }

    /// An id token by what its issuer has signed.
    func tokenIndex(_ token: SpentToken) -> [UInt8] {
        index(Array("id token\n\(token.signed.unsafeRevealed)".utf8), subjectKey)
    }

    /// A reading of an offline code by one till.
    func readingIndex(code: MemberCode, slot: Int64, store: String, till: String) -> [UInt8] {
        index(Array("\(code.unsafeBody)\n\(slot)\n\(store)\n\(till)".utf8), readingKey)
    }

    /// Seals the identity that a code goes to, who need not be a member.
    func seal(_ identity: IdentityValue, challenge: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try AESGCM(key: identityKey.unsafeRevealed).seal(
            [UInt8(identity.kind.rawValue)] + Array(identity.unsafeText.utf8),
            authenticating: challenge
        )
    }

    /// Opens it; `nil` where it was changed.
    func identity(sealed: [UInt8], challenge: [UInt8]) -> IdentityValue? {
        do throws(CryptographyError) {
            let bytes = try AESGCM(key: identityKey.unsafeRevealed).open(
                sealed,
                authenticating: challenge
            )
            guard let kind = bytes.first.flatMap({ IdentityKind(rawValue: Int($0)) }),
                let text = String(validating: bytes.dropFirst(), as: UTF8.self)
            else { return nil }
            return IdentityValue(kind, stored: text)
        } catch {
            return nil
        }
    }

    private func index(_ message: [UInt8], _ key: Redacted<[UInt8]>) -> [UInt8] {
        Array(Self.hash(message, under: key).prefix(LookUpKeys.indexByteCount))
    }
}
