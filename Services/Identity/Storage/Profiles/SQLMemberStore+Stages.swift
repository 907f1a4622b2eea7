package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore {
    /// See ``ProfileStore/adopt(_:)``.
    package func adopt(_ stages: ChildStages) async throws -> Bool {
        let fingerprint = stages.fingerprint
        return try await change { transaction in
            let row = try transaction.writer.first(
                "SELECT fingerprint FROM adopted_programs WHERE name = 'child_stages'"
            )
            if try row?.text(0) == fingerprint { return false }
            try transaction.writer.execute(
                """
                INSERT INTO adopted_programs (name, fingerprint) VALUES ('child_stages', $1)
                ON CONFLICT (name) DO UPDATE SET fingerprint = excluded.fingerprint
                """,
                [.text(fingerprint)]
            )
            try transaction.writer.execute(
                "UPDATE members SET next_stage_day = 0 WHERE next_stage_day IS NOT NULL"
            )
            return true
        }
    }

    /// See ``ProfileStore/moveChildrenOn(rules:today:membersMax:after:)``.
    package func moveChildrenOn(
        rules: ProfileRules,
        today: LocalDate,
        membersMax: Int,
        after: StageSweep.Position?
    ) async throws -> StageSweep {
        let due = try await read { reader in
            try reader.query(
                """
                SELECT next_stage_day, member_id FROM members
                WHERE next_stage_day IS NOT NULL AND next_stage_day <= $1
                    AND (next_stage_day, member_id) > ($2, $3)
                ORDER BY next_stage_day, member_id LIMIT $4
                """,
                [
                    .integer(Int64(today.daysSinceEpoch)), .integer(after?.day ?? -1),
                    .integer(after?.memberID.rawValue ?? 0), .integer(Int64(membersMax)),
                ]
            ).map { row in
                StageSweep.Position(
                    day: try row.integer(0),
                    memberID: try MemberID(stored: row.integer(1))
                )
            }
        }
        // They wait for one commit together.
        let results = try await withThrowingTaskGroup(of: Bool?.self) { group in
            for position in due {
                group.addTask { try await self.moveOn(position.memberID, rules: rules) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        return StageSweep(
            movedCount: results.count { $0 == true },
            failedCount: results.count { $0 == nil },
            next: due.count < membersMax ? nil : due.last
        )
    }

    /// Computes the stages of a member's children anew.
    ///
    /// - Returns: Whether they are others; `nil` where the member cannot be read.
    private func moveOn(_ memberID: MemberID, rules: ProfileRules) async throws -> Bool? {
        do {
            return try await change { transaction in
                guard var member = try transaction.memberItself(memberID) else {
                    try transaction.writeStageDay(nil, of: memberID)
                    return false
                }
                // Booked time does not run back, whatever the wall clock says.
                let today = rules.day(of: transaction.bookedAt)
                let stages = rules.program.childStages
                let children = member.record.personal.children
                let names = stages.names(of: children, on: today)
                let isMoved = names != member.facts.childStages
                if isMoved {
                    member.facts.childStages = names
                    try transaction.save(member)
                }
                try transaction.writeStageDay(
                    stages.nextDay(of: children, after: today),
                    of: memberID
                )
                return isMoved
            }
        } catch MemberStoreError.corrupt {
            return nil
        }
    }
}
