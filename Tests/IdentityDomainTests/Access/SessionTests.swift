import IdentityDomain
import Primitives
import Testing

/// What becomes of refresh tokens, and which key signs.
@Suite struct SessionTests {
    static let start = Timestamp(microseconds: 1_760_000_000_000_000)
    static let rules = SessionRules()

    /// A refresh token, and what becomes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var end: SessionEnd?
        var generation: Int64 = 3
        var owner = SessionState.Owner.present
        var after: Duration = .seconds(900)
        let verdict: RefreshVerdict
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "the current one", verdict: .exchanged),
        Case(name: "the session was revoked", end: .revoked, verdict: .over(.revoked)),
        Case(
            name: "reused on a dead session",
            end: .reused,
            generation: 0,
            verdict: .over(.reused)
        ),
        Case(name: "the member is closed", owner: .gone, verdict: .memberGone),
        Case(name: "idle for a month", after: .seconds(30 * 86_400), verdict: .expired),
        Case(
            name: "almost a month",
            after: .seconds(30 * 86_400 - 1),
            verdict: .exchanged
        ),
        Case(name: "the last one, at once", generation: 2, after: .seconds(9), verdict: .replayed),
        Case(name: "the last one, later", generation: 2, after: .seconds(10), verdict: .reused),
        Case(name: "an older one, at once", generation: 1, after: .zero, verdict: .reused),
        Case(name: "the first one", generation: 0, verdict: .reused),
    ])
    func refreshIsDecided(_ test: Case) {
        let state = SessionState(
            startedAt: Self.start,
            refreshedAt: Self.start,
            generation: 3,
            end: test.end
        )
        let verdict = state.decide(
            generation: test.generation,
            owner: test.owner,
            rules: Self.rules,
            now: Self.start.advanced(by: test.after)
        )
        #expect(verdict == test.verdict)
    }

    @Test func sessionLivesNoLongerThanItsRule() {
        let late = Self.start.advanced(by: .seconds(170 * 86_400))
        #expect(
            Self.rules.refreshExpiry(startedAt: Self.start, refreshedAt: late)
                == Self.start.advanced(by: .seconds(180 * 86_400))
        )
    }

    private static func key(
        _ name: String,
        from: Duration,
        withdrawn: Bool = false
    ) -> SigningKeyRecord {
        SigningKeyRecord(
            keyID: name,
            publicKey: [],
            madeAt: start,
            signsFrom: start.advanced(by: from),
            withdrawnAt: withdrawn ? start : nil
        )
    }

    @Test func keysFollowEachOther() {
        let plan = SigningKeyPlan()
        #expect(plan.due(of: [], now: Self.start) == Self.start)
        let first = Self.key("a", from: .zero)
        let month = Self.start.advanced(by: plan.rotation)
        let early = month.advanced(by: .seconds(-601))
        #expect(plan.due(of: [first], now: early) == nil)
        let due = month.advanced(by: .seconds(-600))
        #expect(plan.due(of: [first], now: due) == month)
        // The next one is published before it signs, the last one for some time after.
        let second = Self.key("b", from: plan.rotation)
        let keys = [second, first]
        #expect(plan.due(of: keys, now: due) == nil)
        #expect(plan.current(of: keys, now: due)?.keyID == "a")
        #expect(plan.published(of: keys, now: due).map(\.key.keyID) == ["a", "b"])
        #expect(plan.current(of: keys, now: month)?.keyID == "b")
        let end = month.advanced(by: plan.trail)
        #expect(plan.published(of: keys, now: month).map(\.until) == [end, nil])
        #expect(plan.published(of: keys, now: end).map(\.key.keyID) == ["b"])
    }

    @Test func withdrawnKeyIsGoneAtOnce() {
        let plan = SigningKeyPlan()
        let keys = [Self.key("a", from: .zero, withdrawn: true), Self.key("b", from: .zero)]
        #expect(plan.current(of: keys, now: Self.start)?.keyID == "b")
        #expect(plan.published(of: keys, now: Self.start).map(\.key.keyID) == ["b"])
        #expect(plan.due(of: [keys[0]], now: Self.start) == Self.start)
    }

    @Test func clockThatGoesBackFindsAKey() {
        let plan = SigningKeyPlan()
        let key = Self.key("a", from: .zero)
        let before = Self.start.advanced(by: .seconds(-86_400))
        #expect(plan.current(of: [key], now: before) == key)
        #expect(plan.due(of: [key], now: before) == nil)
    }
}
