package import MemberDirectory
package import Primitives

extension MemberDirectory {
    /// Where a member stands, as the directory tells it.
    ///
    /// Of whom it knows nothing nothing is known, so that nothing is chosen by what it did while
    /// events of identity may still be to come: it may have asked for that.
    ///
    /// - Parameters:
    ///   - member: An id.
    ///   - stages: The ages that child stages mean.
    ///   - isCurrent: Whether all that identity has told until now is in the directory.
    /// - Throws: Where the directory cannot be read.
    /// - Returns: Where the member stands.
    package func standing(
        of member: MemberID,
        _ stages: StageAges,
        isCurrent: () -> Bool
    ) async throws -> Standing {
        // Asked first: what comes in meanwhile is in the directory by then.
        let isCurrent = isCurrent()
        guard let facts = try await survivorFacts(of: member) else {
            return Standing(member, isPersonalised: isCurrent)
        }
        var standing = Standing(facts.memberID)
        standing.isPersonalised = facts.isPersonalised
        standing.recordsBehaviour = facts.recordsBehaviour
        standing.showsTrail = facts.agrees(to: .guidance)
        standing.home = facts.home
        standing.childAges = stages.ages(of: facts.childStages)
        return standing
    }
}

extension MemberFacts {
    /// Whether what the member does besides buying may be recorded and used.
    package var recordsBehaviour: Bool { isPersonalised && agrees(to: .behaviour) }
}
