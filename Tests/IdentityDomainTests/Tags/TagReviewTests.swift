import IdentityDomain
import Primitives
import Testing

struct TagReviewTests {
    private let day: Int64 = 86_400_000_000
    private let orders = PurchaseHistory(orders: [
        .sample(1, day: 1000, "a skin x 1 100"), .sample(2, day: 1005, "b skin x 1 100"),
    ])

    private func rules(_ atLeast: Int64 = 2, any: Bool = false) -> TagReview.Rules {
        TagReview.Rules(
            library: TagLibrary(
                version: 3,
                definitions: [
                    TagDefinition(tag: "vip", group: "g", english: "e", chinese: "c", rule: nil),
                    TagDefinition(
                        tag: "skin",
                        group: "g",
                        english: "e",
                        chinese: "c",
                        rule: TagRule(
                            [
                                .bought(
                                    ProductMatcher(),
                                    .products,
                                    atLeast: atLeast,
                                    withinDays: 30
                                ),
                                .bought(ProductMatcher(), .orders, atLeast: 9, withinDays: 10),
                            ].prefix(any ? 2 : 1).map { $0 },
                            isAny: any
                        )
                    ),
                ]
            ),
            zone: .utc
        )
    }

    private func moment(_ days: Int64, plus: Int64 = 0) -> Timestamp {
        Timestamp(microseconds: days * day + plus)
    }

    private func facts(_ change: (inout MemberFacts) -> Void = { _ in }) throws -> MemberFacts {
        var facts = MemberFacts(home: try #require(OrganisationPath("acme/north")))
        change(&facts)
        return facts
    }

    private func review(
        _ current: [MemberTag] = [],
        at now: Timestamp,
        _ rules: TagReview.Rules? = nil,
        facts: MemberFacts? = nil
    ) throws -> TagReview {
        TagReview.decide(
            current: current,
            facts: try facts ?? self.facts(),
            history: orders,
            rules: rules ?? self.rules(),
            now: now
        )
    }

    @Test func aRuleGivesAndTimeTakes() throws {
        let given = try review(at: moment(1010, plus: 5))
        #expect(given.tags.map(\.tag) == ["skin"])
        #expect(given.tags[0].setAt == moment(1010, plus: 5))
        #expect(given.isChanged)
        #expect(given.nextAt == moment(1030))
        // A later look keeps the time, and finds nothing new.
        let again = try review(given.tags, at: moment(1030, plus: -1))
        #expect(again.tags == given.tags)
        #expect(!again.isChanged)
        #expect(again.nextAt == moment(1030))
        let taken = try review(given.tags, at: moment(1030))
        #expect(taken.tags == [])
        #expect(taken.isChanged)
        #expect(taken.nextAt == moment(1035))
    }

    @Test func oneOfSeveralConditionsMayBeEnough() throws {
        let review = try review(at: moment(1010), rules(any: true))
        guard case .rule(let version, let evidence) = review.tags.first?.source else {
            Issue.record("no tag of a rule")
            return
        }
        #expect(version == 3)
        // Only what holds is told.
        #expect(evidence.map(\.value) == [2])
        #expect(review.nextAt == moment(1015))
    }

    @Test func whatPeopleGaveHoldsUntilItsEnd() throws {
        let own = MemberTag(
            tag: "vip",
            source: .person(caller: "staff:alice", reason: "asked for it"),
            setAt: moment(900),
            until: moment(1020)
        )
        #expect(try review([own], at: moment(1020, plus: -1), rules(5)).tags == [own])
        #expect(try review([own], at: moment(1020, plus: -1), rules(5)).nextAt == moment(1020))
        #expect(try review([own], at: moment(1020), rules(5)).tags == [])
    }

    @Test func nothingIsChosenForWhoDoesNotWantIt() throws {
        let given = try review(at: moment(1010)).tags
        let own = MemberTag(
            tag: "vip",
            source: .person(caller: "staff:alice", reason: "r"),
            setAt: moment(900),
            until: nil
        )
        let off = try review(
            given + [own],
            at: moment(1010),
            facts: try facts { $0.isPersonalised = false }
        )
        #expect(off.tags == [own])
        #expect(off.nextAt == nil)
        for state in [MemberState.merged, .erased] {
            #expect(
                try review(
                    given + [own],
                    at: moment(1010),
                    facts: try facts { $0.state = state }
                ).tags == []
            )
        }
    }

    @Test func aTagThatLeftTheProgramIsTaken() throws {
        let old = MemberTag(
            tag: "old",
            source: .rule(version: 1, evidence: []),
            setAt: moment(1),
            until: nil
        )
        #expect(try review([old], at: moment(1010), rules(5)).tags == [])
    }

    @Test func commandsAreRefusedInOrder() throws {
        let home = try #require(OrganisationPath("acme/north"))
        let other = try #require(OrganisationPath("acme/south"))
        let acme = try #require(OrganisationPath("acme"))
        func decide(
            _ tag: String,
            _ act: TagCommand.Act = .give(until: nil),
            in organisation: OrganisationPath,
            facts: MemberFacts?
        ) throws -> TagCommand.Outcome {
            try command(tag, act, in: organisation)
                .decide(facts: facts, current: [], library: rules().library, now: moment(10))
        }
        func command(
            _ tag: String,
            _ act: TagCommand.Act,
            in organisation: OrganisationPath
        ) throws -> TagCommand {
            TagCommand(
                memberID: try #require(MemberID(rawValue: 1)),
                tag: tag,
                act: act,
                organisation: organisation,
                reason: "r",
                caller: "staff:alice"
            )
        }
        let facts = try facts()
        #expect(try decide("none", in: other, facts: nil) == .tagUnknown)
        #expect(try decide("skin", in: other, facts: nil) == .tagByRule)
        #expect(try decide("vip", in: acme, facts: nil) == .memberUnknown)
        #expect(try decide("vip", in: other, facts: facts) == .memberUnknown)
        #expect(
            try decide("vip", in: acme, facts: self.facts { $0.state = .merged }) == .memberGone
        )
        #expect(
            try decide("vip", .give(until: moment(10)), in: home, facts: facts) == .untilPassed
        )
        let given = MemberTag(
            tag: "vip",
            source: .person(caller: "staff:alice", reason: "r"),
            setAt: moment(10),
            until: moment(10, plus: 1)
        )
        let give = try command("vip", .give(until: moment(10, plus: 1)), in: acme)
        let outcome = give.decide(
            facts: facts,
            current: [],
            library: rules().library,
            now: moment(10)
        )
        #expect(outcome == .given(given))
        let packed = try #require(outcome.packed)
        #expect(TagCommand.Outcome(packed: packed, of: give) == outcome)
        let take = try command("vip", .take, in: acme)
        let taken = take.decide(
            facts: facts,
            current: [],
            library: rules().library,
            now: moment(10)
        )
        #expect(taken == .taken(had: false))
        #expect(TagCommand.Outcome(packed: try #require(taken.packed), of: take) == taken)
        #expect(TagCommand.Outcome(packed: packed, of: take) == nil)
        #expect(TagCommand.Outcome(packed: [9], of: take) == nil)
    }
}
