import Cryptography
import Primitives

/// A refresh token: session (16 bytes), generation (8), secret (32), proof (16), in base64url.
///
/// The proof shows that we made the token, so that an old one is known for what it is without being
/// kept; that it is the current one, only its secret shows, of which a hash is kept.
struct RefreshToken: Sendable {
    static let byteCount = 72

    let sessionID: [UInt8]
    let generation: Int64
    let secret: Redacted<[UInt8]>

    /// The hash under which the current secret is kept.
    var hash: [UInt8] { SHA256.hash(secret.unsafeRevealed).bytes }
}

/// The keys of refresh tokens.
struct RefreshTokenKeys: Sendable {
    let secretKey: Redacted<[UInt8]>
    let proofKey: Redacted<[UInt8]>

    private static let proofByteCount = 16

    /// The token of a generation.
    ///
    /// The salt is fresh for each generation, and the token before it, of which we keep only a
    /// hash, goes in: nobody makes the next token out of the database and these keys alone, and
    /// whoever shows the last token once more gets the same next one.
    func token(
        session: [UInt8],
        generation: Int64,
        salt: [UInt8],
        after previous: RefreshToken?
    ) -> RefreshToken {
        let message =
            session + Self.bytes(generation) + salt + (previous?.secret.unsafeRevealed ?? [])
        return RefreshToken(
            sessionID: session,
            generation: generation,
            secret: Redacted(AccessKeys.hash(message, under: secretKey))
        )
    }

    /// The token as its bearer has it.
    func text(of token: RefreshToken) -> Redacted<String> {
        let body = Self.body(of: token)
        return Redacted(Base64URL.encode(body + proof(of: body)))
    }

    /// Reads a token; `nil` for one that we did not make.
    func token(_ text: String) -> RefreshToken? {
        guard text.utf8.count == RefreshToken.byteCount / 3 * 4,
            let bytes = Base64URL.decode(text), bytes.count == RefreshToken.byteCount
        else { return nil }
        let body = Array(bytes.dropLast(Self.proofByteCount))
        guard
            ConstantTime.areEqual(proof(of: body), Array(bytes.suffix(Self.proofByteCount)))
        else { return nil }
        return RefreshToken(
            sessionID: Array(body[0..<16]),
            generation: Int64(
                bitPattern: body[16..<24].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            ),
            secret: Redacted(Array(body[24..<56]))
        )
    }

    private func proof(of body: [UInt8]) -> [UInt8] {
        Array(AccessKeys.hash(body, under: proofKey).prefix(Self.proofByteCount))
    }

    private static func body(of token: RefreshToken) -> [UInt8] {
        token.sessionID + bytes(token.generation) + token.secret.unsafeRevealed
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
