package import Primitives

/// Where profiles are kept: what the service needs of a store.
///
/// Every function throws ``MemberStoreError`` and nothing else.
package protocol ProfileStore: Sendable {
    /// Everything held about a member; `nil` for an unknown one, or where its home lies outside of
    /// `scope`.
    func profile(_ memberID: MemberID, scope: OrganisationPath?) async throws -> MemberProfile?

    /// Changes a member, or refuses; returns once that is on disk.
    func carryOut(
        _ change: MemberChange,
        rules: ProfileRules
    ) async throws -> MemberChangeOutcome

    /// A page of a list.
    func members(_ query: MemberQuery) async throws -> MemberPage

    /// How many members came from where.
    func count(_ query: AcquisitionQuery) async throws -> AcquisitionCount

    /// Has the stages of all children looked at again where the program has others than the last
    /// time.
    ///
    /// - Returns: Whether it has.
    func adopt(_ stages: ChildStages) async throws -> Bool

    /// Moves children on whose next stage has come.
    ///
    /// - Parameters:
    ///   - rules: The program.
    ///   - today: The day in the program's zone.
    ///   - membersMax: The most members that are looked at.
    ///   - after: Where the last call ended; `nil` at first.
    /// - Returns: What was done.
    /// - Throws: ``MemberStoreError``; who was moved on before stays so.
    func moveChildrenOn(
        rules: ProfileRules,
        today: LocalDate,
        membersMax: Int,
        after: StageSweep.Position?
    ) async throws -> StageSweep
}

/// What one step of a sweep over children has done.
package struct StageSweep: Hashable, Sendable {
    /// A member whose day has come.
    package struct Position: Hashable, Sendable {
        /// The day, since the epoch.
        package let day: Int64
        /// The member.
        package let memberID: MemberID

        /// Names a place in the sweep.
        package init(day: Int64, memberID: MemberID) {
            self.day = day
            self.memberID = memberID
        }
    }

    /// How many members were moved on.
    package let movedCount: Int
    /// How many could not be read; `huitou verify identity` tells more.
    package let failedCount: Int
    /// Where the sweep goes on; `nil` where nothing is due any more.
    package let next: Position?

    /// Describes a step.
    package init(movedCount: Int, failedCount: Int, next: Position?) {
        self.movedCount = movedCount
        self.failedCount = failedCount
        self.next = next
    }
}
