import IdentityDomain
import Primitives
import StorageCore
import Synchronization
import Testing

@testable import IdentityStorage

/// Two members become one and two again, on a real database.
@Suite(.timeLimit(.minutes(2)))
struct MergeTests {
    /// peers.md, row 24: the second card is unusable after a merge.
    @Test func theSecondCardIsUsableAfterAMerge() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1)
            let two = try await store.person(2)
            _ = try await store.join(two, into: one, key: "m").decided()
            for number in [1, 2] {
                #expect(try await store.owner(ofCard: number) == one)
                #expect(try await store.owner(ofPhone: number) == one)
            }
            let member = try #require(try await store.member(two))
            #expect(member.memberID == one && member.identities.count == 4)
            // Whoever registers with it finds the survivor.
            let again = try await store.register(
                try .sample(phone: "13800001002", card: "NEW1", key: "again")
            )
            #expect(again.answer?.memberID == one)
        }
    }

    /// peers.md, row 24: a merge that looks right but breaks relations.
    @Test func aMergeThatLooksRightBreaksNoRelation() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1, name: "")
            let two = try await store.person(2, name: "李雷")
            let before = (try await store.member(one), try await store.member(two))
            let mergeID = try #require(try await store.join(two, into: one, key: "m").decided())
            #expect(try await store.member(one)?.name?.unsafeText == "李雷")
            #expect(try await store.verify().findings == [])
            let answer = try await store.part(mergeID, key: "u").decided()
            #expect(answer == UnmergeAnswer(survivor: one, absorbed: two))
            let after = (try await store.member(one), try await store.member(two))
            #expect(after.0?.name == before.0?.name && after.1?.name == before.1?.name)
            #expect(after.0?.identities == before.0?.identities)
            #expect(after.1?.identities == before.1?.identities)
            #expect(after.0?.facts == before.0?.facts && after.1?.facts == before.1?.facts)
            #expect(try await store.owner(ofCard: 2) == two)
            #expect(try await store.owner(ofPhone: 1) == one)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func aRepeatAnswersAsThenAndAnotherRequestIsRefused() async throws {
        try await TestStore.with { store in
            let members = [
                try await store.person(1), try await store.person(2), try await store.person(3),
            ]
            let first = try await store.join(members[1], into: members[0], key: "m")
            #expect(first == .success(.decided(1)))
            let events = try await store.publishedEvents().count
            #expect(
                try await store.join(members[1], into: members[0], key: "m")
                    == .success(.replayed(1))
            )
            #expect(
                try await store.join(members[2], into: members[0], key: "m")
                    == .success(.keyReused("absorbed_id"))
            )
            #expect(
                try await store.join(members[1], into: members[0], key: "n")
                    == .failure(.memberMerged(field: "absorbed_id"))
            )
            #expect(
                try await store.join(members[0], into: members[1], key: "o")
                    == .failure(.memberMerged(field: "survivor_id"))
            )
            #expect(try await store.publishedEvents().count == events)
            #expect(try await store.part(1, key: "u").decided().absorbed == members[1])
            #expect(try await store.part(1, key: "v") == .failure(.mergeUndone))
            #expect(try await store.part(9, key: "w") == .failure(.mergeUnknown))
            // The late copy of the merge is answered as then, and merges nothing again.
            #expect(
                try await store.join(members[1], into: members[0], key: "m")
                    == .success(.replayed(1))
            )
            #expect(try await store.member(members[1])?.memberID == members[1])
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func membersOfDifferentHeadquartersAreNeverOne() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1)
            let two = try await store.person(2, organisation: "umbra/east")
            let three = try await store.person(3, organisation: "acme/south")
            #expect(
                try await store.join(two, into: one, key: "m")
                    == .failure(.memberUnknown(field: "absorbed_id"))
            )
            // Outside of the caller's part nothing is told.
            #expect(
                try await store.join(three, into: one, key: "n", organisation: "acme/north")
                    == .failure(.memberUnknown(field: "absorbed_id"))
            )
            #expect(try await store.join(three, into: one, key: "o") == .success(.decided(1)))
        }
    }

    @Test func chainsAreUndoneFromTheirEnd() async throws {
        try await TestStore.with { store in
            let members = [
                try await store.person(1), try await store.person(2), try await store.person(3),
                try await store.person(4),
            ]
            // 1 into 2, 4 into 2, 2 into 3.
            let first = try await store.join(members[0], into: members[1], key: "m1").decided()
            let second = try await store.join(members[3], into: members[1], key: "m2").decided()
            let third = try await store.join(members[1], into: members[2], key: "m3").decided()
            for member in members {
                #expect(try await store.member(member)?.memberID == members[2])
            }
            #expect(try await store.verify().findings == [])
            let ids = try [first, second, third].map { try #require($0) }
            #expect(ids == [1, 2, 3])
            #expect(try await store.part(ids[0], key: "u1") == .failure(.mergeNotLast))
            _ = try await store.part(ids[2], key: "u3").decided()
            #expect(try await store.part(ids[0], key: "u1") == .failure(.mergeNotLast))
            #expect(try await store.member(members[0])?.memberID == members[1])
            _ = try await store.part(ids[1], key: "u2").decided()
            _ = try await store.part(ids[0], key: "u1").decided()
            for (index, member) in members.enumerated() {
                #expect(try await store.member(member)?.memberID == member)
                #expect(try await store.owner(ofCard: index + 1) == member)
            }
            #expect(try await store.verify().findings == [])
            let merges = try await store.merges(
                of: members[1],
                in: try #require(OrganisationPath("acme")),
                before: nil,
                countMax: 10
            )
            #expect(merges.map(\.merge.mergeID) == [3, 2, 1])
            #expect(merges.allSatisfy { $0.undone != nil && $0.made.reason != nil })
        }
    }

    @Test func identitiesSinceStayUnlessTheyAreNamed() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1)
            let two = try await store.person(2)
            let mergeID = try #require(try await store.join(two, into: one, key: "m").decided())
            for (index, card) in ["SINCE1", "SINCE2"].enumerated() {
                let added = try await store.register(
                    try .sample(phone: "13800001001", card: card, key: "since-\(index)")
                )
                #expect(added.answer?.memberID == one)
            }
            let stranger = try await store.part(mergeID, key: "x", identities: [(.card, "OTHER")])
            #expect(stranger == .failure(.identityNotAssignable(index: 0)))
            // What the survivor had before is nobody else's.
            let own = try await store.part(mergeID, key: "y", identities: [(.card, "CARD1")])
            #expect(own == .failure(.identityNotAssignable(index: 0)))
            _ = try await store.part(mergeID, key: "u", identities: [(.card, "SINCE2")]).decided()
            let since = try ["SINCE1", "SINCE2"].map { try IdentityValue(.card, normalising: $0) }
            #expect(try await store.resolve([since[0]])?.memberID == one)
            #expect(try await store.resolve([since[1]])?.memberID == two)
            #expect(try await store.verify().findings == [])
        }
    }

    /// Merges of both directions at once, a hundred times: one of the two wins, and nothing else.
    @Test func aHundredRingsOfMergesEndWithOneMember() async throws {
        try await TestStore.with { store in
            for round in 0..<100 {
                let one = try await store.person(2 * round)
                let two = try await store.person(2 * round + 1)
                async let there = store.join(two, into: one, key: "a\(round)")
                async let back = store.join(one, into: two, key: "b\(round)")
                let results = [try await there, try await back]
                #expect(results.filter(\.isMerge).count == 1, "round \(round)")
                let ids = Set([
                    try await store.member(one)?.memberID, try await store.member(two)?.memberID,
                ])
                #expect(ids.count == 1)
            }
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func aLinkEndsForTheWholePersonAndStaysEnded() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            try await store.makePartner()
            let one = try await store.person(1)
            let two = try await store.person(2)
            for (member, key) in [(one, "l1"), (two, "l2")] {
                _ = try await store.change(try House.link(member, "v1", key: key))
            }
            let mergeID = try #require(try await store.join(two, into: one, key: "m").decided())
            #expect(try await store.links(of: two).count == 2)
            // By the number that leads to the other.
            let ended = try await store.change(try House.link(two, nil, key: "end"))
            guard case .answered(let link, isReplay: false) = ended else {
                Issue.record("\(ended)")
                return
            }
            #expect(link.endedAt == TestStore.start)
            #expect(try await store.member(one)?.facts.partners == [])
            #expect(try await store.links(of: one).allSatisfy { $0.endedAt != nil })
            #expect(try await store.verify().findings == [])
            _ = try await store.part(mergeID, key: "u").decided()
            #expect(try await store.member(two)?.facts.partners == [])
            #expect(try await store.links(of: two).count == 1)
            #expect(try await store.verify().findings == [])
        }
    }
}
