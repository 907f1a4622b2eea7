import IdentityDomain
import Primitives
import Testing

/// What becomes of identities that come and go.
@Suite struct IdentityDecisionTests {
    typealias Samples = ChangeSamples

    @Test(
        arguments: [
            (.active, nil, 1, .added),
            (.active, nil, 31, .added),
            (.active, nil, 32, .refused(.identitiesExhausted)),
            (.active, Samples.anna, 32, .held),
            (.active, Samples.bert, 32, .refused(.identityTaken)),
            (.frozen, Samples.anna, 1, .refused(.memberNotActive(.frozen))),
            (.closed, Samples.bert, 1, .refused(.memberNotActive(.closed))),
            (.merged, nil, 1, .refused(.memberNotActive(.merged))),
        ] as [(MemberState, MemberID?, Int, AddIdentityDecision)]
    )
    func adding(
        state: MemberState,
        owner: MemberID?,
        count: Int,
        decision: AddIdentityDecision
    ) throws {
        let member = try Samples.member(identityCount: count, state: state)
        let identity = try Samples.phone(99)
        #expect(member.decideAdding(identity, owner: owner) == decision)
    }

    @Test(
        arguments: [
            (.active, 2, 0, .removed),
            (.active, 1, 0, .refused(.lastIdentity)),
            (.active, 1, 5, .refused(.identityUnknown)),
            (.closed, 2, 0, .refused(.memberNotActive(.closed))),
        ] as [(MemberState, Int, Int, RemoveIdentityDecision)]
    )
    func removing(
        state: MemberState,
        count: Int,
        which: Int,
        decision: RemoveIdentityDecision
    ) throws {
        let member = try Samples.member(identityCount: count, state: state)
        #expect(member.decideRemoving(try Samples.phone(which)) == decision)
    }
}
