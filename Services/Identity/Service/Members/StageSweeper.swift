package import IdentityDomain
package import Primitives

/// Moves children on from stage to stage when their days have come.
///
/// It keeps nothing: whose day has come stands in the store, and a sweep that was cut short is
/// taken up by the next.
package struct StageSweeper: Sendable {
    private let store: any ProfileStore
    private let rules: ProfileRules
    private let now: @Sendable () -> Timestamp

    /// How many members are looked at in one step.
    package static let membersMax = 256

    /// Describes a sweeper.
    package init(
        store: any ProfileStore,
        rules: ProfileRules,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.rules = rules
        self.now = now
    }

    /// Moves on everybody whose day has come, by the stages that the program has now.
    ///
    /// - Throws: Where the store cannot be written; who was moved on before stays so.
    /// - Returns: How many members were moved on, and how many could not be read.
    @discardableResult
    package func sweep() async throws -> (movedCount: Int, failedCount: Int) {
        _ = try await store.adopt(rules.program.childStages)
        var movedCount = 0
        var failedCount = 0
        var position: StageSweep.Position?
        let today = rules.day(of: now())
        while !Task.isCancelled {
            let step = try await store.moveChildrenOn(
                rules: rules,
                today: today,
                membersMax: Self.membersMax,
                after: position
            )
            movedCount += step.movedCount
            failedCount += step.failedCount
            guard let next = step.next else { break }
            position = next
        }
        return (movedCount, failedCount)
    }
}
