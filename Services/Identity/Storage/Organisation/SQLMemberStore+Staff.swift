package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore: StaffCredentials {
    package func staffRecord(_ credential: StaffCredential) async throws -> StaffRecord? {
        let keys = lookUp
        let account = try await read { reader in
            try StoredStaff.load(
                where: "credential_index = $1",
                .blob(keys.index(of: credential)),
                by: keys,
                in: reader
            )?.account
        }
        return account.flatMap { $0.isSuspended ? nil : $0 }
    }

    package func isSuspended(_ staffID: String) async throws -> Bool {
        try await read { reader in
            try reader.integer(
                "SELECT is_suspended FROM staff WHERE staff_id = $1",
                [.text(staffID)]
            ) == 1
        }
    }

    /// Adds a member of staff or changes it.
    package func put(
        _ command: PutStaff
    ) async throws -> DecidedOutcome<PutStaff.Outcome, PutAnswer<StaffRecord>> {
        try await change { tx in
            let keys = tx.context.lookUp
            return try tx.decided(command.keyed) {
                let present = try StoredStaff.load(
                    where: "staff_id = $1",
                    .text(command.staffID),
                    by: keys,
                    in: tx.writer
                )
                let index = command.credential.map { keys.index(of: $0) }
                var owner: String?
                if let index {
                    let row = try tx.writer.first(
                        "SELECT staff_id FROM staff WHERE credential_index = $1",
                        [.blob(index)]
                    )
                    owner = try row?.text(0)
                }
                let state = PutStaff.State(
                    account: present?.account,
                    isUnitOpen: try OrganisationUnit.isOpen(command.organisation, in: tx.writer),
                    credentialOwner: owner
                )
                let outcome = command.decide(state, now: tx.bookedAt)
                guard case .put(let account, let isCreated) = outcome else {
                    return .refused(outcome)
                }
                guard let index = index ?? present?.credentialIndex else {
                    preconditionFailure("a new account has a credential")
                }
                try tx.write(account, index, over: present)
                return .answered(PutAnswer(value: account, isCreated: isCreated))
            }
        }
    }

    /// Changes what an account may do.
    package func change(
        _ command: ChangeStaff
    ) async throws -> DecidedOutcome<ChangeStaff.Outcome, StaffRecord> {
        try await change { tx in
            try tx.decided(command.keyed) {
                let present = try StoredStaff.load(
                    where: "staff_id = $1",
                    .text(command.staffID),
                    by: tx.context.lookUp,
                    in: tx.writer
                )
                var openUnits: Set<OrganisationPath> = []
                if case .assignments(let assignments) = command.change {
                    for unit in Set(assignments.map(\.organisation))
                    where try OrganisationUnit.isOpen(unit, in: tx.writer) {
                        openUnits.insert(unit)
                    }
                }
                let outcome = command.decide(
                    present?.account,
                    openUnits: openUnits,
                    now: tx.bookedAt
                )
                guard case .changed(let account) = outcome, let present else {
                    return .refused(outcome)
                }
                try tx.write(account, present.credentialIndex, over: present)
                return .answered(account)
            }
        }
    }

    /// Accounts in the order of their ids, after one of them.
    package func staff(
        in organisation: OrganisationPath,
        after staffID: String,
        limit: Int
    ) async throws -> OrganisationPage<StaffRecord> {
        let keys = lookUp
        return try await read { reader in
            let stored = try StoredStaff.all(
                """
                WHERE \(OrganisationSchema.inside("organisation")) AND staff_id > $3
                ORDER BY staff_id LIMIT $4
                """,
                Self.inside(organisation) + [.text(staffID), .integer(Int64(limit) + 1)],
                by: keys,
                in: reader
            )
            return Self.page(stored.map(\.account), limit)
        }
    }
}

extension IdentityTransaction {
    fileprivate func write(
        _ account: StaffRecord,
        _ credentialIndex: [UInt8],
        over present: StoredStaff?
    ) throws {
        let sealed = try StaffSeal(context.lookUp).sealed(account.person, of: account.staffID)
        let values: [SQLValue] = [
            .text(account.staffID), .text(account.organisation.rawValue), .blob(credentialIndex),
            .blob(sealed), .integer(account.isSuspended ? 1 : 0),
            .integer(account.changedAt.microseconds),
        ]
        if let present {
            try write(
                """
                UPDATE staff SET organisation = $2, credential_index = $3, sealed_person = $4,
                    is_suspended = $5, changed_at = $6, version = version + 1
                WHERE staff_id = $1 AND version = $7
                """,
                [values + [.integer(present.version)]]
            )
        } else {
            try write(
                """
                INSERT INTO staff (staff_id, organisation, credential_index, sealed_person,
                    is_suspended, changed_at, version)
                VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING
                """,
                [values]
            )
        }
        guard account.assignments != present?.account.assignments else { return }
        try writer.execute(
            "DELETE FROM staff_assignments WHERE staff_id = $1",
            [.text(account.staffID)]
        )
        try write(
            """
            INSERT INTO staff_assignments (staff_id, place, role, organisation)
            VALUES ($1, $2, $3, $4) ON CONFLICT (staff_id, place) DO NOTHING
            """,
            account.assignments.enumerated().map { place, assignment in
                [
                    .text(account.staffID), .integer(Int64(place)), .text(assignment.role.rawValue),
                    .text(assignment.organisation.rawValue),
                ]
            }
        )
    }
}
