package import IdentityDomain
package import Primitives
internal import StorageCore

extension SQLMemberStore: PrivacyStore {
    package func requestErasure(
        _ command: ErasureCommand,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ErasureRequestOutcome {
        try await change { tx in
            let command = command.about(try tx.survivorID(of: command.memberID))
            try ErasedMembers.refuse(command.memberID, in: tx.writer)
            let row = try MemberRow.load(command.memberID, in: tx.writer, isLocked: true)
            guard let row, reach.contains(row.facts) else { return .memberUnknown }
            let outcome = try tx.once(request, decode: { Timestamp(stored: $0) }) {
                let at = try tx.noteErasureRequest(command)
                return (at, at.stored)
            }
            switch outcome {
            case nil: return .memberUnknown
            case .keyReused(let field): return .keyReused(field)
            case .replayed(let at): return .replayed(at)
            case .decided(let at): return .requested(at)
            }
        }
    }

    package func erase(
        _ command: ErasureCommand,
        reach: MemberReach,
        approvalID: Int64?,
        request: KeyedRequest
    ) async throws -> ErasureOutcome {
        let outcome: ErasureOutcome = try await change { tx in
            try tx.erase(command, reach: reach, approvalID: approvalID, request: request)
        }
        switch outcome {
        case .erased, .replayed, .alreadyErased:
            // Before the answer, and again where an earlier answer may not have come so far.
            try await note(try await everyID(of: command.memberID))
        case .memberUnknown, .keyReused, .notApproved: break
        }
        return outcome
    }

    package func members(
        phoneEnd: PhoneEnd,
        nameInitial: Character,
        within organisation: OrganisationPath,
        countMax: Int
    ) async throws -> (members: [Member], hasMore: Bool) {
        let seal = seal
        let arguments: [SQLValue] = [
            .blob(lookUp.index(of: phoneEnd)), .text(organisation.rawValue),
            .text(organisation.rawValue + "/"),
            .integer(Int64(organisation.rawValue.utf8.count + 1)),
            .integer(Int64(Self.candidatesMax + 1)),
        ]
        return try await read { reader in
            var members: [Member] = []
            var candidateCount = 0
            try reader.forEachRow(
                """
                SELECT \(StoredMember.columns) FROM phone_ends
                JOIN members ON members.member_id = phone_ends.member_id
                JOIN member_keys ON member_keys.member_id = members.member_id
                WHERE phone_ends.end_index = $1 AND (COALESCE(home, organisation) = $2
                    OR substr(COALESCE(home, organisation), 1, $4) = $3)
                ORDER BY members.member_id LIMIT $5
                """,
                arguments
            ) { row in
                candidateCount += 1
                let stored = try StoredMember(row: row)
                let member = stored.member(try stored.opened(by: seal).record)
                if member.name?.unsafeText.first == nameInitial { members.append(member) }
            }
            return (
                Array(members.prefix(countMax)),
                members.count > countMax || candidateCount > Self.candidatesMax
            )
        }
    }

    /// How many members with the same end are looked at, of whom a part has the same initial.
    private static let candidatesMax = 500
}

extension SQLMemberStore {
    /// The ids of one person: the member that an id leads to, and those merged into it.
    package func everyID(of memberID: MemberID) async throws -> [MemberID] {
        try await read { reader in
            try MergedMembers.everyID(
                of: try MergedMembers.survivor(of: memberID, in: reader),
                in: reader
            )
        }
    }

    /// Notes apart from the database who is erased.
    func note(_ members: [MemberID]) async throws {
        guard let tombstones else { return }
        // On the database's thread for reads, which may block; the caller's must not.
        try await read { _ in try tombstones.append(members) }
    }
}

extension IdentityTransaction {
    /// Keeps the first request of a member's: when it was made counts.
    fileprivate func noteErasureRequest(_ command: ErasureCommand) throws -> Timestamp {
        let id = SQLValue.integer(command.memberID.rawValue)
        try writer.execute(
            """
            INSERT INTO erasure_requests (member_id, requested_by, requested_at, reason)
            VALUES ($1, $2, $3, $4) ON CONFLICT (member_id) DO NOTHING
            """,
            [
                id, .text(command.caller), .integer(bookedAt.microseconds),
                .text(command.reason.rawValue),
            ]
        )
        let at = try writer.integer(
            "SELECT requested_at FROM erasure_requests WHERE member_id = $1",
            [id]
        )
        return Timestamp(microseconds: at ?? bookedAt.microseconds)
    }

    fileprivate func erase(
        _ command: ErasureCommand,
        reach: MemberReach,
        approvalID: Int64?,
        request: KeyedRequest
    ) throws -> ErasureOutcome {
        let memberID = try survivorID(of: command.memberID)
        guard let row = try MemberRow.load(memberID, in: writer, isLocked: true),
            reach.contains(row.facts)
        else { return .memberUnknown }
        var refusal = ErasureOutcome.memberUnknown
        let outcome = try once(
            request,
            isAboutErased: true,
            decode: { Timestamp(stored: $0) }
        ) {
            if let at = try ErasedMembers.erasedAt(memberID, in: writer) {
                refusal = .alreadyErased(at)
                return nil
            }
            if let approvalID {
                let use = UseApproval(
                    key: request.key,
                    approvalID: approvalID,
                    subject: ApprovalSubject(erasing: memberID)
                )
                let outcome = try self.use(use)
                guard case .used = outcome else {
                    refusal = .notApproved(outcome)
                    return nil
                }
            }
            guard try erase(memberID) else { return nil }
            return (bookedAt, bookedAt.stored)
        }
        switch outcome {
        case nil: return refusal
        case .keyReused(let field): return .keyReused(field)
        case .replayed(let at): return .replayed(at)
        case .decided(let at): return .erased(at)
        }
    }
}
