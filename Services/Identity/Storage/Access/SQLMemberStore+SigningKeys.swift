package import Cryptography
package import IdentityDomain
import Primitives
import StorageCore

/// The keys that sign tokens. Their seeds stand among the service keys, wrapped like those.
extension SQLMemberStore {
    /// Every signing key that may still matter.
    package func signingKeys() async throws -> [SigningKeyRecord] {
        try await read { reader in try SigningKeyRow.all(in: reader) }
    }

    /// Makes a signing key where one is due.
    package func makeDueSigningKey(_ plan: SigningKeyPlan) async throws -> Bool {
        try await change { transaction in
            let keys = try SigningKeyRow.all(in: transaction.writer)
            guard let signsFrom = plan.due(of: keys, now: transaction.bookedAt) else {
                return false
            }
            _ = try transaction.makeSigningKey(signsFrom: signsFrom)
            return true
        }
    }

    /// Makes a signing key at an operator's wish.
    package func rotateSigningKey(
        _ plan: SigningKeyPlan,
        isCompromised: Bool,
        request: KeyedRequest
    ) async throws -> KeyedOutcome<SigningKeyRotation> {
        try await change { transaction in
            let outcome = try transaction.once(request, decode: SigningKeyRotation.init(stored:)) {
                let now = transaction.bookedAt
                if isCompromised {
                    try transaction.writer.execute(
                        "UPDATE signing_keys SET withdrawn_at = $1 WHERE withdrawn_at IS NULL",
                        [.integer(now.microseconds)]
                    )
                }
                let rotation = try transaction.makeSigningKey(
                    signsFrom: isCompromised ? now : now.advanced(by: plan.lead)
                )
                return (rotation, rotation.stored)
            }
            guard let outcome else { preconditionFailure("a rotation is never refused") }
            return outcome
        }
    }

    /// The private half of a key, for whoever signs.
    ///
    /// - Throws: ``MemberStoreError`` where it cannot be read or unwrapped.
    package func signingKey(_ keyID: String) async throws -> SigningKey {
        let keyWrap = context.keyWrap
        return try await read { reader in
            let seed = try ServiceKey.load(
                SigningKeyRow.purpose(keyID),
                by: keyWrap,
                in: reader
            )
            guard let seed else { throw MemberStoreError.corrupt }
            return try SigningKey(seed: seed.unsafeRevealed)
        }
    }
}

extension IdentityTransaction {
    fileprivate func makeSigningKey(signsFrom: Timestamp) throws -> SigningKeyRotation {
        let made = try context.keyWrap.makeKey(
            for: ServiceKey.binding(SigningKeyRow.purpose("new"))
        )
        // The name comes from the public half, and the wrap is bound to the name.
        let publicKey = try SigningKey(seed: made.key.unsafeRevealed).verificationKey()
        let keyID = SigningKeyPlan.keyIDPrefix + publicKey.fingerprint
        let purpose = SigningKeyRow.purpose(keyID)
        let wrapped = try context.keyWrap.wrap(made.key, for: ServiceKey.binding(purpose))
        try write(
            """
            INSERT INTO service_keys (purpose, master_key_id, wrapped_key)
            VALUES ($1, $2, $3) ON CONFLICT (purpose) DO NOTHING
            """,
            [[.text(purpose), .integer(wrapped.masterKeyID), .blob(wrapped.bytes)]]
        )
        try write(
            """
            INSERT INTO signing_keys (key_id, public_key, made_at, signs_from)
            VALUES ($1, $2, $3, $4) ON CONFLICT (key_id) DO NOTHING
            """,
            [
                [
                    .text(keyID), .blob(publicKey.bytes), .integer(bookedAt.microseconds),
                    .integer(signsFrom.microseconds),
                ]
            ]
        )
        record(Array(keyID.utf8) + publicKey.bytes)
        return SigningKeyRotation(keyID: keyID, signsFrom: signsFrom)
    }
}

private enum SigningKeyRow {
    static func purpose(_ keyID: String) -> String { "signing \(keyID)" }

    static func all(in reader: any SQLReader) throws -> [SigningKeyRecord] {
        let rows = try reader.query(
            """
            SELECT key_id, public_key, made_at, signs_from, withdrawn_at FROM signing_keys
            ORDER BY made_at DESC, key_id LIMIT 64
            """
        )
        return try rows.map { row in
            SigningKeyRecord(
                keyID: try row.text(0),
                publicKey: try row.blob(1),
                madeAt: Timestamp(microseconds: try row.integer(2)),
                signsFrom: Timestamp(microseconds: try row.integer(3)),
                withdrawnAt: try row.integerOrNil(4).map { Timestamp(microseconds: $0) }
            )
        }
    }
}

extension SigningKeyRotation {
    /// The answer as it is kept.
    fileprivate var stored: [UInt8] {
        withUnsafeBytes(of: signsFrom.microseconds.bigEndian) { Array($0) } + Array(keyID.utf8)
    }

    /// Reads it back.
    fileprivate init?(stored bytes: [UInt8]) {
        guard bytes.count > 8, let keyID = String(validating: bytes[8...], as: UTF8.self) else {
            return nil
        }
        let number = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(keyID: keyID, signsFrom: Timestamp(microseconds: Int64(bitPattern: number)))
    }
}
