package import Primitives

/// What became of a keyed request that can be refused.
package enum DecidedOutcome<Refusal: Sendable, Answer: Sendable>: Sendable {
    /// Another request came before under this key: the path of the first field that differs.
    case keyReused(String)
    /// Nothing changes, and why.
    case refused(Refusal)
    /// What the caller is told, and whether the same request came before.
    case answered(Answer, isReplay: Bool)
}

/// Something that was put, and whether it was made thereby.
package struct PutAnswer<Value: Hashable & Sendable>: Hashable, Sendable {
    /// As it is from now on.
    package let value: Value
    /// Whether it was not there before.
    package let isCreated: Bool

    /// Bundles both.
    package init(value: Value, isCreated: Bool) {
        self.value = value
        self.isCreated = isCreated
    }
}

/// One page of a list.
package struct OrganisationPage<Value: Sendable>: Sendable {
    /// What is on it, in order.
    package let values: [Value]
    /// Whether there is more.
    package let hasMore: Bool

    /// Bundles a page.
    package init(values: [Value], hasMore: Bool) {
        self.values = values
        self.hasMore = hasMore
    }
}

/// Where the organisation and its staff are kept.
///
/// Every function throws ``MemberStoreError`` and nothing else. Lists hold only what lies at or
/// below the unit asked for.
package protocol OrganisationStore: Sendable {
    /// Adds a unit or changes it.
    func put(
        _ command: PutUnit
    ) async throws -> DecidedOutcome<PutUnit.Outcome, PutAnswer<OrganisationUnit>>

    /// Units in the order of their paths, after one of them.
    func units(
        in organisation: OrganisationPath,
        includingClosed: Bool,
        after path: String,
        limit: Int
    ) async throws -> OrganisationPage<OrganisationUnit>

    /// Adds a member of staff or changes it.
    func put(
        _ command: PutStaff
    ) async throws -> DecidedOutcome<PutStaff.Outcome, PutAnswer<StaffRecord>>

    /// Changes what an account may do.
    func change(
        _ command: ChangeStaff
    ) async throws -> DecidedOutcome<ChangeStaff.Outcome, StaffRecord>

    /// Accounts in the order of their ids, after one of them.
    func staff(
        in organisation: OrganisationPath,
        after staffID: String,
        limit: Int
    ) async throws -> OrganisationPage<StaffRecord>

    /// Whether an account is suspended; `false` for one that is not known.
    func isSuspended(_ staffID: String) async throws -> Bool

    /// Whose a member is; `nil` for one that is not known, or is none any more.
    func place(of member: MemberID) async throws -> (home: OrganisationPath, partners: [String])?
}

/// Who of the staff signs in.
package protocol StaffCredentials: Sendable {
    /// The account that somebody signs in as; `nil` for nobody, and for one that is suspended.
    ///
    /// Each of its ``StaffRecord/scopes`` makes a token of its own.
    func staffRecord(_ credential: StaffCredential) async throws -> StaffRecord?
}

/// Where acts that need a second person are kept.
///
/// Every function throws ``MemberStoreError`` and nothing else.
package protocol ApprovalStore: Sendable {
    /// Begins an approval.
    func request(
        _ command: RequestApproval
    ) async throws -> DecidedOutcome<Never, Approval>

    /// Decides about one.
    func decide(
        _ command: DecideApproval
    ) async throws -> DecidedOutcome<DecideApproval.Outcome, Approval>

    /// Uses one.
    func use(_ command: UseApproval) async throws -> DecidedOutcome<UseApproval.Outcome, Approval>

    /// Approvals, newest first, before one of them; of those pending at `pendingAt` only, where it
    /// is given.
    func approvals(
        in organisation: OrganisationPath,
        pendingAt: Timestamp?,
        before approvalID: Int64,
        limit: Int
    ) async throws -> OrganisationPage<Approval>
}

/// Where partners and their links to members are kept.
///
/// Every function throws ``MemberStoreError`` and nothing else.
package protocol PartnerStore: Sendable {
    /// Adds a partner or changes it.
    func put(
        _ command: PutPartner
    ) async throws -> DecidedOutcome<PutPartner.Outcome, PutAnswer<Partner>>

    /// A partner; `nil` for an unknown one.
    func partner(_ partnerID: String) async throws -> Partner?

    /// Partners in the order of their ids, after one of them.
    func partners(
        in organisation: OrganisationPath,
        after partnerID: String,
        limit: Int
    ) async throws -> OrganisationPage<Partner>

    /// Links a member or ends a link.
    func change(
        _ command: ChangeLink
    ) async throws -> DecidedOutcome<ChangeLink.Outcome, PartnerLink>

    /// Every link that a member ever had, the oldest first.
    func links(of member: MemberID) async throws -> [PartnerLink]
}
