import IdentityDomain
import Primitives
import StorageCore

extension RegistrationGroup {
    /// Writes every row that has changed, and the events.
    ///
    /// - Throws: `conflict` where another process has registered one of the same people, or the
    ///   same request, since the group was read: then it must be decided anew.
    func write(numberedBy clock: inout LedgerClock, to writer: any SQLWriter) throws {
        let changed = members.filter(\.value.isChanged).sorted { $0.key < $1.key }
        let sealed = try changed.map { memberID, member in
            (memberID, member, try context.seal.seal(member.record, of: memberID, key: member.key))
        }
        try insertMembers(sealed, to: writer)
        try write(
            """
            UPDATE members SET version = $2, sealed_record = $3
            WHERE member_id = $1 AND version = $4
            """,
            sealed.filter { $0.1.newRows == nil }.map { memberID, member, record in
                [
                    .integer(memberID.rawValue), .integer(member.version), .blob(record),
                    .integer(member.storedVersion),
                ]
            },
            to: writer
        )
        // In order of the keys, so that two groups seldom wait for each other.
        let identities = newIdentities.sorted { $0.index.lexicographicallyPrecedes($1.index) }
        try write(
            """
            INSERT INTO identities (blind_index, member_id, kind) VALUES ($1, $2, $3)
            ON CONFLICT (blind_index) DO NOTHING
            """,
            identities.map { identity in
                [
                    .blob(identity.index), .integer(identity.owner.rawValue),
                    .integer(Int64(identity.kind.rawValue)),
                ]
            },
            to: writer
        )
        try writer.execute(
            PhoneEndRows.insert,
            each: newPhoneEnds.map { [.blob($0.index), .integer($0.owner.rawValue)] }
        )
        try write(
            """
            INSERT INTO registrations
            (request_index, member_id, is_created, fingerprint, booked_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (request_index) DO NOTHING
            """,
            newRequests.map { entry in
                [
                    .blob(requests[entry.request].index),
                    .integer(entry.answer.memberID.rawValue),
                    .integer(entry.answer.isCreated ? 1 : 0),
                    .blob(requests[entry.request].fingerprint.stored),
                    .integer(bookedAt.microseconds),
                ]
            },
            to: writer
        )
        try context.append(events, bookedAt: bookedAt, numberedBy: &clock, to: writer)
        for (pair, request) in doubts.sorted(by: { $0.value < $1.value }) {
            try StoredReview.insert(
                [pair],
                cause: .identitiesConflict,
                organisation: requests[request].registration.organisation,
                openedAt: bookedAt,
                random: context.environment.random,
                in: writer
            )
        }
    }

    private func insertMembers(
        _ sealed: [(MemberID, OpenMember, [UInt8])],
        to writer: any SQLWriter
    ) throws {
        let new = sealed.compactMap { memberID, member, record in
            member.newRows.map { (memberID, member, $0, record) }
        }
        try write(
            """
            INSERT INTO members
            (member_id, version, registered_at, booked_at, organisation, channel, sealed_record)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (member_id) DO NOTHING
            """,
            new.map { memberID, member, rows, record in
                let registeredAt = rows.registration.registeredAt(bookedAt: bookedAt)
                return [
                    .integer(memberID.rawValue), .integer(member.version),
                    .integer(registeredAt.microseconds), .integer(bookedAt.microseconds),
                    .text(rows.registration.organisation.rawValue),
                    .text(rows.registration.channel.rawValue), .blob(record),
                ]
            },
            to: writer
        )
        try writer.execute(
            """
            INSERT INTO member_keys (member_id, master_key_id, wrapped_key)
            VALUES ($1, $2, $3)
            """,
            each: new.map { memberID, _, rows, _ in
                [
                    .integer(memberID.rawValue), .integer(rows.wrappedKey.masterKeyID),
                    .blob(rows.wrappedKey.bytes),
                ]
            }
        )
    }

    /// Writes rows that must be as they were when they were read.
    private func write(
        _ sql: String,
        _ rows: [[SQLValue]],
        to writer: any SQLWriter
    ) throws(StorageError) {
        let count = try writer.execute(sql, each: rows)
        guard count == rows.count else {
            throw StorageError(.conflict, "another process has registered meanwhile")
        }
    }
}
