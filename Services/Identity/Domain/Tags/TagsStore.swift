package import Primitives

/// Where tags and purchases are kept: what the service needs of a store.
///
/// Every function throws ``MemberStoreError`` and nothing else.
package protocol TagsStore: Sendable {
    /// Carries a command out once.
    func carryOut(
        _ command: TagCommand,
        as request: KeyedRequest,
        rules: TagReview.Rules
    ) async throws -> KeyedOutcome<TagCommand.Outcome>

    /// A member's tags; `nil` for an unknown member.
    func tags(of memberID: MemberID) async throws -> TaggedMember?

    /// How many members of a unit and below it have each tag, by name.
    func tagCounts(in organisation: OrganisationPath) async throws -> [(tag: String, count: Int)]

    /// What a member has bought; `nil` for an unknown member.
    func purchases(of memberID: MemberID) async throws -> MemberPurchases?

    /// Takes what points tells in, once, together with how far its stream was read.
    ///
    /// Judges tags and referrals by the same orders, in the same transaction.
    func take(
        _ batch: PurchaseBatch,
        rules: TagReview.Rules,
        program: ReferralProgram
    ) async throws

    /// Looks again at the tags of members for whom it is time, or whom other rules have judged.
    ///
    /// - Returns: How many there were, at most `membersMax`.
    func reviewTags(
        rules: TagReview.Rules,
        now: Timestamp,
        membersMax: Int
    ) async throws -> Int
}

/// A member with its tags.
package struct TaggedMember: Hashable, Sendable {
    /// What may be known of it.
    package let facts: MemberFacts
    /// Its tags, by name.
    package let tags: [MemberTag]

    /// Bundles them.
    package init(facts: MemberFacts, tags: [MemberTag]) {
        self.facts = facts
        self.tags = tags
    }
}

/// A member with what it has bought.
package struct MemberPurchases: Hashable, Sendable {
    /// What may be known of it.
    package let facts: MemberFacts
    /// What it has bought.
    package let history: PurchaseHistory
    /// What its categories' products cost among all members, in fen.
    package let medians: [String: Double]

    /// Bundles them.
    package init(facts: MemberFacts, history: PurchaseHistory, medians: [String: Double]) {
        self.facts = facts
        self.history = history
        self.medians = medians
    }
}
