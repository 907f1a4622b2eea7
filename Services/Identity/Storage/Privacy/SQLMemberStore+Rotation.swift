package import IdentityDomain
package import Primitives
internal import StorageCore

extension SQLMemberStore {
    /// Wraps the keys of the next members anew, as ``PrivacyStore`` says.
    package func rotateMasterKey(
        after memberID: MemberID?,
        countMax: Int
    ) async throws -> KeyRotation {
        let keyWrap = seal.keyWrap
        do {
            try keyWrap.masterKeys.reload()
        } catch {
            throw KeeperRefusal.masterKeysUnusable("\(error)")
        }
        let current = keyWrap.masterKeys.ring.current.id
        let after = memberID?.rawValue ?? 0
        return try await change { tx in
            if after == 0 { try tx.rewrapServiceKeys(under: current, by: keyWrap) }
            let stale = try tx.staleKeys(after: after, countMax: countMax, current: current)
            let rows: [[SQLValue]] = try stale.map { memberID, wrapped in
                let anew = try tx.context.seal.rewrapped(wrapped, of: memberID)
                return [
                    .integer(memberID.rawValue), .integer(anew.masterKeyID), .blob(anew.bytes),
                    .blob(wrapped.bytes),
                ]
            }
            try tx.write(
                """
                UPDATE member_keys SET master_key_id = $2, wrapped_key = $3
                WHERE member_id = $1 AND wrapped_key = $4
                """,
                rows
            )
            let isEnd = stale.count < countMax
            return KeyRotation(
                masterKeyID: current,
                wrappedCount: stale.count,
                next: isEnd ? nil : stale.last?.memberID,
                remainingCount: isEnd ? try tx.staleKeyCount(current: current) : 0
            )
        }
    }
}

extension IdentityTransaction {
    fileprivate func rewrapServiceKeys(under current: Int64, by keyWrap: KeyWrap) throws {
        let rows = try writer.query(
            """
            SELECT purpose, master_key_id, wrapped_key FROM service_keys
            WHERE master_key_id <> $1
            """,
            [.integer(current)]
        )
        try write(
            """
            UPDATE service_keys SET master_key_id = $2, wrapped_key = $3
            WHERE purpose = $1 AND wrapped_key = $4
            """,
            try rows.map { row in
                let purpose = try row.text(0)
                let binding = ServiceKey.binding(purpose)
                let wrapped = KeyWrap.Wrapped(
                    masterKeyID: try row.integer(1),
                    bytes: try row.blob(2)
                )
                let anew = try keyWrap.wrap(
                    try keyWrap.key(wrapped, for: binding),
                    for: binding
                )
                return [
                    .text(purpose), .integer(anew.masterKeyID), .blob(anew.bytes),
                    .blob(wrapped.bytes),
                ]
            }
        )
    }

    fileprivate func staleKeys(
        after: Int64,
        countMax: Int,
        current: Int64
    ) throws -> [(memberID: MemberID, wrapped: KeyWrap.Wrapped)] {
        var stale: [(memberID: MemberID, wrapped: KeyWrap.Wrapped)] = []
        try writer.forEachRow(
            """
            SELECT member_id, master_key_id, wrapped_key FROM member_keys
            WHERE member_id > $1 AND master_key_id <> $2 ORDER BY member_id LIMIT $3
            """,
            [.integer(after), .integer(current), .integer(Int64(countMax))]
        ) { row in
            stale.append(
                (
                    try MemberID(stored: row.integer(0)),
                    KeyWrap.Wrapped(masterKeyID: try row.integer(1), bytes: try row.blob(2))
                )
            )
        }
        return stale
    }

    fileprivate func staleKeyCount(current: Int64) throws -> Int {
        let count = try writer.integer(
            """
            SELECT (SELECT count(*) FROM member_keys WHERE master_key_id <> $1)
                + (SELECT count(*) FROM service_keys WHERE master_key_id <> $1)
            """,
            [.integer(current)]
        )
        return Int(count ?? 0)
    }
}
