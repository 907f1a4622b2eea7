package import Primitives

/// Where merges and reviews are kept.
package protocol MergeStore: Sendable {
    /// Makes one member of two.
    func merge(_ request: MergeRequest) async throws -> MergeResult

    /// Undoes a merge.
    func unmerge(_ request: UnmergeRequest) async throws -> UnmergeResult

    /// The merges of a member whose home lies in a part of the organisation, newest first.
    ///
    /// - Parameters:
    ///   - member: The survivor or the absorbed.
    ///   - organisation: The part that the caller may know of.
    ///   - before: Only merges with a smaller id; `nil` for the newest.
    ///   - countMax: The most merges.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The merges.
    func merges(
        of member: MemberID,
        in organisation: OrganisationPath,
        before: Int64?,
        countMax: Int
    ) async throws -> [RecordedMerge]

    /// The pairs of which a member's home lies in a part of the organisation, oldest first.
    ///
    /// - Parameters:
    ///   - organisation: The part that the caller may know of.
    ///   - isDecidedIncluded: Whether decided ones are told too.
    ///   - after: Only reviews with a greater id; `nil` for the oldest.
    ///   - countMax: The most reviews.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The pairs.
    func reviews(
        in organisation: OrganisationPath,
        isDecidedIncluded: Bool,
        after: Int64?,
        countMax: Int
    ) async throws -> [Review]

    /// Decides on a pair.
    func decide(_ decision: ReviewDecision) async throws -> MergeResult
}

/// What became of a merge; the id is `nil` where a review ended without one.
package typealias MergeResult = Result<KeyedOutcome<Int64?>, MergeRefusal>

/// What became of an unmerge.
package typealias UnmergeResult = Result<KeyedOutcome<UnmergeAnswer>, MergeRefusal>

/// The two members of an undone merge.
package struct UnmergeAnswer: Hashable, Sendable {
    /// Who remained.
    package let survivor: MemberID
    /// Who is a member of its own again.
    package let absorbed: MemberID

    /// Names the two.
    package init(survivor: MemberID, absorbed: MemberID) {
        self.survivor = survivor
        self.absorbed = absorbed
    }
}

/// A merge as it stands in the books.
package struct RecordedMerge: Hashable, Sendable {
    /// Who did something, when and why.
    package struct Act: Hashable, Sendable {
        /// Who: kind and id of the principal.
        package let caller: String
        /// When.
        package let at: Timestamp
        /// Why; `nil` where the member was erased, and the words with it.
        package let reason: ActReason?

        /// Describes an act.
        package init(caller: String, at: Timestamp, reason: ActReason?) {
            self.caller = caller
            self.at = at
            self.reason = reason
        }
    }

    /// The merge.
    package let merge: MemberMerge
    /// How it was made.
    package let made: Act
    /// How it was undone; `nil` where it stands.
    package let undone: Act?

    /// Describes a merge.
    package init(merge: MemberMerge, made: Act, undone: Act?) {
        self.merge = merge
        self.made = made
        self.undone = undone
    }
}
