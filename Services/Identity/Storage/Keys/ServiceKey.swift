import Cryptography
import IdentityDomain
import Primitives
import StorageCore

/// A secret of the installation, made when its database is begun and stored wrapped.
///
/// Since it is wrapped and not derived, a new master key leaves it, and every index under it, as it
/// is. That it can be unwrapped proves at the start that the master keys are the right ones.
enum ServiceKey {
    /// What the wrapping of a secret is bound to.
    static func binding(_ purpose: String) -> [UInt8] {
        Array("huitou service key 1 \(purpose)".utf8)
    }

    /// Loads a secret; `nil` where there is none.
    ///
    /// - Throws: `corrupt` where it cannot be unwrapped.
    static func load(
        _ purpose: String,
        by keyWrap: KeyWrap,
        in reader: any SQLReader
    ) throws -> Redacted<[UInt8]>? {
        let row = try reader.first(
            "SELECT master_key_id, wrapped_key FROM service_keys WHERE purpose = $1",
            [.text(purpose)]
        )
        guard let row else { return nil }
        let stored = KeyWrap.Wrapped(
            masterKeyID: try row.integer("master_key_id"),
            bytes: try row.blob("wrapped_key")
        )
        do throws(KeyWrap.Failure) {
            return try keyWrap.key(stored, for: binding(purpose))
        } catch {
            throw MemberStoreError.corrupt
        }
    }

    /// Loads a secret; makes it in a database that has none.
    ///
    /// - Throws: ``MasterKeyMismatch`` where the master keys are not this database's.
    static func loadOrMake(
        _ purpose: String,
        by keyWrap: KeyWrap,
        in database: any Database
    ) async throws -> Redacted<[UInt8]> {
        let binding = binding(purpose)
        let made = try keyWrap.makeKey(for: binding)
        let stored = try await database.write { writer in
            // Of two processes that begin a database at once, the first one's secret stays.
            try writer.execute(
                """
                INSERT INTO service_keys (purpose, master_key_id, wrapped_key)
                VALUES ($1, $2, $3) ON CONFLICT (purpose) DO NOTHING
                """,
                [
                    .text(purpose), .integer(made.wrapped.masterKeyID),
                    .blob(made.wrapped.bytes),
                ]
            )
            let row = try writer.first(
                "SELECT master_key_id, wrapped_key FROM service_keys WHERE purpose = $1",
                [.text(purpose)]
            )
            guard let row else { throw StorageError(.corrupt, "there is no key \(purpose)") }
            return KeyWrap.Wrapped(
                masterKeyID: try row.integer("master_key_id"),
                bytes: try row.blob("wrapped_key")
            )
        }
        do throws(KeyWrap.Failure) {
            return try keyWrap.key(stored, for: binding)
        } catch {
            switch error {
            case .masterKeyMissing(let id): throw MasterKeyMismatch.missing(id)
            case .notAuthentic: throw MasterKeyMismatch.differs(stored.masterKeyID)
            }
        }
    }
}
