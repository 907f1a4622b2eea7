import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Who wishes to be erased is listed until it is, or says that it does not wish so.
@Suite(.timeLimit(.minutes(2)))
struct ErasureWishTests {
    private static func request(
        _ key: String,
        _ memberID: MemberID
    ) throws -> KeyedRequest {
        try ConsentsTests.request(key, [.init("member_id", memberID.rawValue)])
    }

    private static func wish(_ memberID: MemberID, in store: SQLMemberStore) async throws {
        let command = ErasureCommand(
            memberID: memberID,
            caller: "member:\(memberID)",
            reason: try #require(ReasonText("asked for it"))
        )
        _ = try await store.requestErasure(
            command,
            reach: .everybody,
            request: try request("wish-\(memberID)", memberID)
        )
    }

    private static func members(
        in organisation: String,
        _ store: SQLMemberStore
    ) async throws -> [MemberID] {
        try await store.erasureWishes(
            in: try House.path(organisation),
            after: nil,
            limit: 10
        ).values.map(\.memberID)
    }

    @Test func wishesAreListedByScopeAndInTheOrderOfTheirTime() async throws {
        try await AccessFixture.with { store, clock in
            var people: [MemberID] = []
            for (number, unit) in ["acme/north/s1", "acme/northwest", "acme/north"].enumerated() {
                people.append(try await store.person(number, organisation: unit))
            }
            // The later member asks first.
            for memberID in people.reversed() {
                try await Self.wish(memberID, in: store)
                clock.advance(by: .seconds(60))
            }
            #expect(try await Self.members(in: "acme", store) == people.reversed())
            #expect(try await Self.members(in: "acme/north", store) == [people[2], people[0]])
            #expect(try await Self.members(in: "acme/north/s1", store) == [people[0]])
            #expect(try await Self.members(in: "acme/south", store) == [])
            var position: ErasureWish.Position?
            var seen: [MemberID] = []
            for isLast in [false, false, true] {
                let page = try await store.erasureWishes(
                    in: try House.path("acme"),
                    after: position,
                    limit: 1
                )
                #expect(page.hasMore == !isLast)
                seen += page.values.map(\.memberID)
                position = page.values.last?.position
            }
            #expect(seen == people.reversed())
        }
    }

    @Test func aWishEndsWithTheErasureOrItsWithdrawal() async throws {
        try await TestStore.with { store in
            let (one, two) = (try await store.person(1), try await store.person(2))
            for memberID in [one, two] { try await Self.wish(memberID, in: store) }
            let elsewhere = MemberReach(organisation: try House.path("acme/south"), partner: nil)
            #expect(
                try await store.withdrawErasure(
                    of: one,
                    reach: elsewhere,
                    request: try Self.request("else", one)
                ) == nil
            )
            #expect(try await Self.members(in: "acme", store).count == 2)
            for expected in [KeyedOutcome.decided(true), .replayed(true)] {
                #expect(
                    try await store.withdrawErasure(
                        of: one,
                        reach: .everybody,
                        request: try Self.request("withdraw", one)
                    ) == expected
                )
            }
            #expect(
                try await store.withdrawErasure(
                    of: one,
                    reach: .everybody,
                    request: try Self.request("again", one)
                ) == .decided(false)
            )
            #expect(try await Self.members(in: "acme", store) == [two])
            #expect(try await store.change { tx in try tx.erase(two) })
            #expect(try await Self.members(in: "acme", store) == [])
        }
    }

    @Test func theWishOfWhoeverWasMergedIsThatOfItsSurvivor() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1, organisation: "acme/north")
            let two = try await store.person(2, organisation: "acme/south")
            let three = try await store.person(3, organisation: "acme/south")
            try await Self.wish(three, in: store)
            _ = try await store.join(three, into: two, key: "m1").decided()
            let mergeID = try #require(try await store.join(two, into: one, key: "m2").decided())
            #expect(try await Self.members(in: "acme/south", store) == [])
            #expect(try await Self.members(in: "acme/north", store) == [one])
            _ = try await store.part(mergeID, key: "u").decided()
            #expect(try await Self.members(in: "acme", store) == [two])
            #expect(
                try await store.withdrawErasure(
                    of: two,
                    reach: .everybody,
                    request: try Self.request("withdraw", two)
                ) == .decided(true)
            )
            #expect(try await Self.members(in: "acme", store) == [])
        }
    }
}
