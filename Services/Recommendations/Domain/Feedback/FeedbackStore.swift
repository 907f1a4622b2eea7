package import Primitives

/// Where what members do besides buying, and what they do not want to see, is kept.
package protocol FeedbackStore: Sendable {
    /// Records what a member did, where its consents allow it; what has the id of something
    /// recorded changes nothing.
    ///
    /// - Parameters:
    ///   - behaviours: What was done.
    ///   - member: Who did it; an id that was merged into another stands for that one.
    /// - Throws: Where nothing was recorded.
    /// - Returns: How many were new; `nil` where the member does not allow it, or nothing is known
    ///   of it.
    func record(_ behaviours: [Behaviour], of member: MemberID) async throws -> Int?

    /// Keeps something off a member's lists, or lets it back.
    ///
    /// - Parameters:
    ///   - what: What.
    ///   - member: Whose lists.
    ///   - isUndone: Whether the member is interested again.
    /// - Throws: Where nothing was changed.
    /// - Returns: What became of it.
    func set(
        _ what: NotInterested,
        of member: MemberID,
        isUndone: Bool
    ) async throws -> NotInterestedOutcome

    /// What a member did and does not want, from one snapshot.
    ///
    /// - Parameter member: Who; not an id that was merged into another.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What is kept, at most ``StoredFeedback/behavioursMax`` of what it did.
    func feedback(of member: MemberID) async throws -> StoredFeedback

    /// All that is kept of what a member did, page by page.
    ///
    /// - Parameters:
    ///   - member: Who; not an id that was merged into another.
    ///   - id: Only what has a later id; empty for the start.
    ///   - countMax: How many at most.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What was done, by id.
    func behaviours(
        of member: MemberID,
        after id: String,
        countMax: Int
    ) async throws -> [Behaviour]

    /// The numbers of skus; those that there are not are left out.
    func numbers(of skus: Set<String>) async throws -> [String: ProductID]

    /// Deletes what was done before a moment.
    ///
    /// - Returns: How much there was.
    @discardableResult
    func deleteBehaviours(before moment: Timestamp) async throws -> Int
}

/// What became of saying, or taking back, that a member is not interested.
package enum NotInterestedOutcome: Hashable, Sendable {
    /// It is so now.
    case changed
    /// It was so before.
    case unchanged
    /// The member has said as much as it may.
    case full
    /// Of this member nothing may be kept.
    case erased
}

/// What is kept of one member besides its purchases.
package struct StoredFeedback: Hashable, Sendable {
    /// What it did, the newest first.
    package var behaviours: [Behaviour] = []
    /// What it does not want to see, the newest first.
    package var unwanted: [NotInterested] = []
    /// The numbers of the products among `unwanted`.
    package var numbers: [String: ProductID] = [:]

    /// The most behaviours that are read of one member, the newest.
    package static let behavioursMax = 5000

    /// Nothing.
    package init() {}
}
