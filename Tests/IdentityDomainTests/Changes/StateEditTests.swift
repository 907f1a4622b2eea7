import IdentityDomain
import Primitives
import Testing

/// Which state follows upon which.
@Suite struct StateEditTests {
    typealias Samples = ChangeSamples

    static func edit(
        _ state: MemberState?,
        mayEarn: Bool = false,
        mayBurn: Bool = false,
        reason: String = "fraud"
    ) throws -> StateEdit {
        try StateEdit(
            state: state,
            mayEarn: mayEarn,
            mayBurn: mayBurn,
            reason: reason,
            changedBy: "staff:9"
        )
    }

    @Test(
        arguments: [
            (.active, .frozen, true), (.active, .closed, true), (.frozen, .active, true),
            (.frozen, .closed, true), (.closed, .active, true), (.closed, .frozen, false),
            (.merged, .active, false), (.merged, .closed, false), (.erased, .active, false),
            (.erased, .frozen, false),
        ] as [(MemberState, MemberState, Bool)]
    )
    func reachableStates(from: MemberState, to: MemberState, isReachable: Bool) throws {
        let facts = try Samples.member(state: from).facts
        let decision = facts.decide(try Self.edit(to))
        if isReachable {
            guard case .changed(let next) = decision else {
                Issue.record("\(decision)")
                return
            }
            #expect(next.state == to)
            #expect(next.earnsNow == (to == .active) && next.burnsNow == (to == .active))
        } else {
            #expect(decision == .refused(.stateNotReachable(from: from)))
        }
    }

    @Test func gatesOfAFrozenMemberAreItsOwn() throws {
        let facts = try Samples.member().facts
        guard case .changed(let frozen) = facts.decide(try Self.edit(.frozen, mayEarn: true)) else {
            Issue.record("it is not frozen")
            return
        }
        #expect(frozen.earnsNow && !frozen.burnsNow)
        #expect(frozen.decide(try Self.edit(.frozen, mayEarn: true)) == .unchanged)
        guard case .changed(let other) = frozen.decide(try Self.edit(.frozen, mayBurn: true)) else {
            Issue.record("the gates stay")
            return
        }
        #expect(!other.earnsNow && other.burnsNow)
        guard case .changed(let active) = other.decide(try Self.edit(.active)) else {
            Issue.record("it is not reactivated")
            return
        }
        #expect(active == facts)
        #expect(active.decide(try Self.edit(.active)) == .unchanged)
    }

    @Test(
        arguments: [
            (nil, false, false, "x", "state"), (.merged, false, false, "x", "state"),
            (.erased, false, false, "x", "state"), (.active, true, false, "x", "may_earn"),
            (.closed, false, true, "x", "may_burn"), (.frozen, true, true, " ", "reason"),
            (.frozen, true, true, String(repeating: "x", count: 201), "reason"),
        ] as [(MemberState?, Bool, Bool, String, String)]
    )
    func badFieldsAreNamed(
        state: MemberState?,
        mayEarn: Bool,
        mayBurn: Bool,
        reason: String,
        field: String
    ) {
        let refusal = #expect(throws: FieldRefusal.self) {
            try Self.edit(state, mayEarn: mayEarn, mayBurn: mayBurn, reason: reason)
        }
        #expect(refusal?.field == field)
    }
}
