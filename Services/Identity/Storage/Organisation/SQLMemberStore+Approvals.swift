package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore: ApprovalStore {
    package func request(
        _ command: RequestApproval
    ) async throws -> DecidedOutcome<Never, Approval> {
        try await change { tx in
            try tx.decided(command.keyed) {
                let approval = command.approval(
                    // Numbers rise with time, so that the newest are the highest.
                    MemberID(now: tx.bookedAt, random: tx.context.environment.random()).rawValue,
                    now: tx.bookedAt
                )
                try tx.insert(approval)
                return .answered(approval)
            }
        }
    }

    package func decide(
        _ command: DecideApproval
    ) async throws -> DecidedOutcome<DecideApproval.Outcome, Approval> {
        try await change { tx in
            try tx.decided(command.keyed) {
                let present = try Approval.load(command.approvalID, in: tx.writer)
                let outcome = command.decide(present, now: tx.bookedAt)
                guard case .decided(let approval) = outcome, let present else {
                    return .refused(outcome)
                }
                try tx.update(approval, from: present.storedState)
                return .answered(approval)
            }
        }
    }

    package func use(
        _ command: UseApproval
    ) async throws -> DecidedOutcome<UseApproval.Outcome, Approval> {
        try await change { tx in
            try tx.decided(command.keyed) {
                // Whoever uses it may still name the member by an id that leads to another one.
                let member = try tx.survivorID(of: command.subject.memberID)
                let outcome = try tx.use(command.about(member))
                guard case .used(let approval) = outcome else { return .refused(outcome) }
                return .answered(approval)
            }
        }
    }

    package func approvals(
        in organisation: OrganisationPath,
        pendingAt: Timestamp?,
        before approvalID: Int64,
        limit: Int
    ) async throws -> OrganisationPage<Approval> {
        try await read { reader in
            var approvals: [Approval] = []
            try reader.forEachRow(
                """
                SELECT \(Approval.columns) FROM approvals
                WHERE \(OrganisationSchema.inside("organisation")) AND approval_id < $3
                    AND ($4 = 0 OR state = 1 AND expires_at > $5)
                ORDER BY approval_id DESC LIMIT $6
                """,
                Self.inside(organisation) + [
                    .integer(approvalID), .integer(pendingAt == nil ? 0 : 1),
                    .integer(pendingAt?.microseconds ?? 0), .integer(Int64(limit) + 1),
                ]
            ) { row in
                approvals.append(try Approval(row: row))
            }
            return Self.page(approvals, limit)
        }
    }
}

extension IdentityTransaction {
    /// Uses an approval together with the act that it is about, in one transaction.
    ///
    /// - Returns: What became of it; the act may be done only where it was `used` now.
    func use(_ command: UseApproval) throws -> UseApproval.Outcome {
        let present = try Approval.load(command.approvalID, in: writer)
        let outcome = command.decide(present, now: bookedAt)
        if case .used(let approval) = outcome, let present {
            try update(approval, from: present.storedState)
        }
        return outcome
    }

    fileprivate func insert(_ approval: Approval) throws {
        try write(
            """
            INSERT INTO approvals (approval_id, act, member_id, organisation, reference, reason,
                requested_by, requested_at, expires_at, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (approval_id) DO NOTHING
            """,
            [
                [
                    .integer(approval.approvalID),
                    .integer(Int64(approval.subject.act.rawValue)),
                    .integer(approval.subject.memberID.rawValue),
                    .text(approval.organisation.rawValue), .text(approval.subject.reference),
                    .text(approval.reason.rawValue), .text(approval.requestedBy),
                    .integer(approval.requestedAt.microseconds),
                    .integer(approval.expiresAt.microseconds),
                    .integer(Int64(approval.storedState.rawValue)),
                ]
            ]
        )
    }

    fileprivate func update(_ approval: Approval, from state: ApprovalState) throws {
        try write(
            """
            UPDATE approvals SET state = $2, decided_by = $3, decided_at = $4, decision_reason = $5
            WHERE approval_id = $1 AND state = $6
            """,
            [
                [
                    .integer(approval.approvalID),
                    .integer(Int64(approval.storedState.rawValue)),
                    approval.decision.map { .text($0.by) } ?? .null,
                    approval.decision.map { .integer($0.at.microseconds) } ?? .null,
                    approval.decision.map { .text($0.reason.rawValue) } ?? .null,
                    .integer(Int64(state.rawValue)),
                ]
            ]
        )
    }
}

extension Approval: StoredAnswer {
    static let columns = """
        approval_id, act, member_id, organisation, reference, reason, requested_by, requested_at,
        expires_at, state, decided_by, decided_at, decision_reason
        """

    /// Reads a row of `columns`; `corrupt` where it is none.
    init(row: any RowView) throws {
        var fields = PackedFields()
        fields.append(try row.integer(0))
        fields.append(try row.integer(1))
        fields.append(try row.integer(2))
        for column in 3...6 { fields.append(try row.text(column)) }
        for column in 7...9 { fields.append(try row.integer(column)) }
        if !row.isNull(10) {
            fields.append(try row.text(10))
            fields.append(try row.integer(11))
            fields.append(try row.text(12))
        }
        guard let approval = Self(fields: fields.bytes) else { throw MemberStoreError.corrupt }
        self = approval
    }

    /// Reads an approval; `nil` for an unknown one.
    static func load(_ approvalID: Int64, in reader: any SQLReader) throws -> Approval? {
        let row = try reader.first(
            "SELECT \(columns) FROM approvals WHERE approval_id = $1",
            [.integer(approvalID)]
        )
        return try row.map { try Approval(row: $0) }
    }

    func packed(by keys: LookUpKeys) -> [UInt8] {
        var fields = PackedFields()
        fields.append(approvalID)
        fields.append(Int64(subject.act.rawValue))
        fields.append(subject.memberID.rawValue)
        fields.append(organisation.rawValue)
        fields.append(subject.reference)
        fields.append(reason.rawValue)
        fields.append(requestedBy)
        fields.append(requestedAt.microseconds)
        fields.append(expiresAt.microseconds)
        fields.append(Int64(storedState.rawValue))
        if let decision {
            fields.append(decision.by)
            fields.append(decision.at.microseconds)
            fields.append(decision.reason.rawValue)
        }
        return fields.bytes
    }

    static func unpacked(_ bytes: [UInt8], by keys: LookUpKeys) -> Approval? {
        Approval(fields: bytes)
    }

    private init?(fields bytes: [UInt8]) {
        var fields = FieldReader(bytes)
        guard let approvalID = fields.number(),
            let act = fields.number().flatMap({ SensitiveAct(rawValue: Int($0)) }),
            let memberID = fields.number().flatMap({ MemberID(rawValue: $0) }),
            let organisation = fields.text().flatMap({ OrganisationPath($0) }),
            let reference = fields.text(),
            let subject = ApprovalSubject(act: act, memberID: memberID, reference: reference),
            let reason = fields.text().flatMap({ ReasonText($0) }),
            let requestedBy = fields.text(),
            let requestedAt = fields.number(), let expiresAt = fields.number(),
            let state = fields.number().flatMap({ ApprovalState(rawValue: Int($0)) })
        else { return nil }
        var decision: Decision?
        if !fields.isAtEnd {
            guard let by = fields.text(), let at = fields.number(),
                let reason = fields.text().flatMap({ ReasonText($0) }), fields.isAtEnd
            else { return nil }
            decision = Decision(by: by, at: Timestamp(microseconds: at), reason: reason)
        }
        self.init(
            approvalID: approvalID,
            subject: subject,
            organisation: organisation,
            reason: reason,
            requestedBy: requestedBy,
            requestedAt: Timestamp(microseconds: requestedAt),
            expiresAt: Timestamp(microseconds: expiresAt),
            storedState: state,
            decision: decision
        )
    }
}
