package import Primitives

/// Whom of the members a caller reaches: those of its part of the organisation, or those that are
/// linked to it.
package struct MemberReach: Hashable, Sendable {
    /// Only members whose home lies in this part; `nil` for no such limit.
    package let organisation: OrganisationPath?
    /// Only members that are linked to this partner; `nil` for no such limit.
    package let partner: String?

    /// Every member.
    package static let everybody = MemberReach(organisation: nil, partner: nil)

    /// Names the limits.
    package init(organisation: OrganisationPath?, partner: String?) {
        self.organisation = organisation
        self.partner = partner
    }

    /// Whether a member is reached; one that is not looks like one that there is not.
    package func contains(_ facts: MemberFacts) -> Bool {
        if let organisation, !organisation.contains(facts.home) { return false }
        if let partner, !facts.partners.contains(partner) { return false }
        return true
    }
}

/// What a member agrees to and wants.
package struct MemberConsents: Hashable, Sendable {
    /// Every statement, the oldest first.
    package let history: [ConsentStatement]
    /// The member's own quiet hours; `nil` for the program's.
    package let quietHours: QuietHours?
    /// Whether anything may be chosen for it by what it did.
    package let isPersonalised: Bool

    /// Bundles them.
    package init(history: [ConsentStatement], quietHours: QuietHours?, isPersonalised: Bool) {
        self.history = history
        self.quietHours = quietHours
        self.isPersonalised = isPersonalised
    }

    /// The most statements of one member: who changes its mind more often is refused.
    package static let statementCountMax = 1_000
}

/// What became of a request to change what a member agrees to or wants.
///
/// The cases stand in order of precedence.
package enum ConsentOutcome: Hashable, Sendable {
    /// There is no such member, or the caller does not reach it.
    case memberUnknown
    /// Another request came before under this key; the field that differs.
    case keyReused(String)
    /// The same request came before; when it was booked.
    case replayed(Timestamp)
    /// There is no such version of the policy.
    case policyUnknown
    /// The member has changed its mind too often.
    case exhausted
    /// It is on record; when it was booked.
    case recorded(Timestamp)
}

/// What became of a new version of a policy.
///
/// The cases stand in order of precedence.
package enum PolicyOutcome: Hashable, Sendable {
    /// Another request came before under this key; the field that differs.
    case keyReused(String)
    /// The same request came before.
    case replayed
    /// This version has another text in this language already.
    case differs
    /// It is published.
    case put
}

/// A policy as it was published.
package struct PublishedPolicy: Hashable, Sendable {
    /// What it says.
    package let policy: ConsentPolicy
    /// The SHA-256 of its text, in hexadecimal digits.
    package let hash: String
    /// When it was published.
    package let putAt: Timestamp

    /// Describes a published policy.
    package init(policy: ConsentPolicy, hash: String, putAt: Timestamp) {
        self.policy = policy
        self.hash = hash
        self.putAt = putAt
    }
}

/// Where consents are kept.
///
/// Every function throws ``MemberStoreError`` and nothing else.
package protocol ConsentsStore: Sendable {
    /// Publishes a version of a policy.
    func put(_ policy: ConsentPolicy, request: KeyedRequest) async throws -> PolicyOutcome

    /// A version of a policy, the latest where none is named; `nil` where there is none.
    func policy(
        of purpose: ContactPurpose,
        version: PolicyVersion?,
        language: String
    ) async throws -> PublishedPolicy?

    /// Records what a member says; its time is that of the booking.
    func record(
        _ statement: ConsentStatement,
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ConsentOutcome

    /// What a member agrees to; `nil` where there is none, or it is not reached.
    func consents(of memberID: MemberID, reach: MemberReach) async throws -> MemberConsents?

    /// Sets the member's own quiet hours, or the program's where `nil`.
    func setQuietHours(
        _ quietHours: QuietHours?,
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ConsentOutcome

    /// Sets whether anything may be chosen for a member by what it did, for all services at once.
    func setPersonalisation(
        _ statement: ConsentStatement,
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ConsentOutcome

    /// Whether a member may be contacted now; takes the slot where the question names one and it
    /// is allowed. `nil` where there is no such member, or it is not reached.
    func mayContact(
        _ question: ContactQuestion,
        reach: MemberReach
    ) async throws -> ContactDecision?
}
