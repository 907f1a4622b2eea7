import IdentityDomain
import Primitives
import Testing

/// What a survivor takes over, and gives back.
struct MergeGainTests {
    private func facts(_ change: (inout MemberFacts) -> Void = { _ in }) throws -> MemberFacts {
        var facts = MemberFacts(home: try #require(OrganisationPath("acme/north")))
        change(&facts)
        return facts
    }

    @Test func whatTheSurvivorSaysStandsAndTheRestIsFilled() throws {
        let survivor = try facts { facts in
            facts.region = "310000"
            facts.tags = ["vip"]
        }
        let other = try facts { facts in
            facts.region = "110000"
            facts.guide = "emp-1"
            facts.birthday = MonthDay(number: 229)
            facts.tags = ["sensitive", "vip"]
            facts.partners = ["airline"]
            facts.childStages = ["toddler"]
        }
        let (merged, gain) = survivor.absorbing(other)
        #expect(merged.region == "310000" && merged.guide == "emp-1")
        #expect(merged.birthday?.number == 229)
        #expect(merged.tags == ["sensitive", "vip"] && merged.partners == ["airline"])
        #expect(gain.tags == ["sensitive"] && !gain.hasRegion && gain.hasGuide)
        #expect(MergeGain(text: gain.text) == gain)
        #expect(merged.releasing(gain, of: other) == survivor)
    }

    @Test func whatHasChangedSinceStays() throws {
        let survivor = try facts()
        let other = try facts { facts in
            facts.guide = "emp-1"
            facts.tags = ["vip"]
        }
        var (merged, gain) = survivor.absorbing(other)
        merged.guide = "emp-2"
        merged.tags.append("won_since")
        let released = merged.releasing(gain, of: other)
        #expect(released.guide == "emp-2" && released.tags == ["won_since"])
    }

    @Test func theStricterOfBothCounts() throws {
        let survivor = try facts()
        let other = try facts { facts in
            facts.state = .frozen
            facts.mayEarn = true
            facts.mayBurn = false
            facts.isPersonalised = false
        }
        let (merged, gain) = survivor.absorbing(other)
        #expect(merged.state == .frozen && merged.earnsNow && !merged.burnsNow)
        #expect(!merged.isPersonalised)
        #expect(MergeGain(text: gain.text) == gain)
        #expect(merged.releasing(gain, of: other) == survivor)
        // Somebody has lifted the freeze since: it is not put back, nor taken away again.
        var lifted = merged
        lifted.state = .active
        #expect(lifted.releasing(gain, of: other).state == .active)
        let (both, _) = other.absorbing(
            try facts { facts in
                facts.state = .frozen
                facts.mayEarn = false
            }
        )
        #expect(!both.mayEarn && !both.mayBurn)
    }

    @Test(arguments: ["tags", "before:9 1 1 1", "after:1 1", "name:x", "other"])
    func whatIsNoGainIsRefused(text: String) {
        #expect(MergeGain(text: text) == nil)
    }

    @Test func refusalsStandInOrder() throws {
        func side(
            _ number: UInt64,
            _ change: (inout MemberFacts) -> Void = { _ in }
        ) throws
            -> MergeSide
        {
            MergeSide(
                memberID: MemberID(now: .min, random: number),
                facts: try facts(change),
                identities: []
            )
        }
        let request = try MergeRequest(
            survivor: 1,
            absorbed: 2,
            act: ActDraft(
                organisation: "acme",
                reason: "same phone",
                caller: "staff:e1",
                idempotencyKey: "k"
            )
        )
        let home = try #require(OrganisationPath("umbra/east"))
        let (one, two) = (try side(1), try side(2))
        #expect(request.decide(survivor: one, absorbed: two) == nil)
        #expect(
            request.decide(survivor: nil, absorbed: nil) == .memberUnknown(field: "survivor_id")
        )
        #expect(
            request.decide(survivor: one, absorbed: nil) == .memberUnknown(field: "absorbed_id")
        )
        #expect(
            request.decide(survivor: one, absorbed: try side(2) { $0.home = home })
                == .memberUnknown(field: "absorbed_id")
        )
        #expect(
            request.decide(survivor: try side(1) { $0.state = .merged }, absorbed: two)
                == .memberMerged(field: "survivor_id")
        )
        #expect(
            request.decide(survivor: one, absorbed: try side(2) { $0.state = .merged })
                == .memberMerged(field: "absorbed_id")
        )
        #expect(
            request.decide(survivor: try side(1) { $0.state = .closed }, absorbed: two)
                == .memberClosed
        )
        let cards = try (0..<32).map { try IdentityValue(.card, normalising: "CARD\($0)") }
        let full = MergeSide(memberID: one.memberID, facts: one.facts, identities: cards)
        let more = MergeSide(
            memberID: two.memberID,
            facts: two.facts,
            identities: [try IdentityValue(.phone, normalising: "13800000001")]
        )
        #expect(request.decide(survivor: full, absorbed: more) == .identitiesExhausted)
    }
}
