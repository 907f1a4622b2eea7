import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// Pairs that may be one person.
@Suite(.timeLimit(.minutes(2)))
struct ReviewTests {
    private func conflict(
        _ store: SQLMemberStore,
        key: String
    ) async throws -> RegistrationOutcome {
        try await store.register(try .sample(phone: "13800001001", card: "CARD2", key: key))
    }

    private func open(
        _ store: SQLMemberStore,
        in organisation: String = "acme",
        isDecidedIncluded: Bool = false
    ) async throws -> [Review] {
        try await store.reviews(
            in: try #require(OrganisationPath(organisation)),
            isDecidedIncluded: isDecidedIncluded,
            after: nil,
            countMax: 10
        )
    }

    private func decision(
        _ review: Review,
        isMerge: Bool,
        survivor: Int64 = 0,
        key: String
    ) throws -> ReviewDecision {
        try ReviewDecision(
            reviewID: review.reviewID,
            isMerge: isMerge,
            survivor: survivor,
            act: .sample(key)
        )
    }

    @Test func aConflictIsQueuedOnceAndMergesNobody() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1)
            let two = try await store.person(2)
            for key in ["c1", "c1", "c2"] {
                #expect(try await conflict(store, key: key) == .identitiesConflict([1]))
            }
            let reviews = try await open(store)
            #expect(reviews.count == 1)
            let review = try #require(reviews.first)
            #expect(Set([review.first, review.second]) == [one, two])
            #expect(review.cause == .identitiesConflict && review.state == .open)
            #expect(try await store.member(two)?.memberID == two)
            #expect(try await open(store, in: "acme/north").count == 1)
            #expect(try await open(store, in: "acme/no").isEmpty)
            #expect(try await open(store, in: "umbra").isEmpty)
        }
    }

    @Test func aPairKeptApartIsNotAskedAboutAgain() async throws {
        try await TestStore.with { store in
            _ = try await store.person(1)
            _ = try await store.person(2)
            _ = try await conflict(store, key: "c1")
            let review = try #require(try await open(store).first)
            let apart = try decision(review, isMerge: false, key: "d")
            #expect(try await store.decide(apart) == .success(.decided(nil)))
            #expect(try await store.decide(apart) == .success(.replayed(nil)))
            let late = try decision(review, isMerge: true, key: "e")
            #expect(try await store.decide(late) == .failure(.reviewDecided))
            _ = try await conflict(store, key: "c2")
            #expect(try await open(store).isEmpty)
            let decided = try #require(try await open(store, isDecidedIncluded: true).first)
            #expect(decided.state == .keptApart && decided.decidedBy == "staff:e1")
            #expect(decided.reason?.unsafeText == "one person with two cards")
        }
    }

    @Test func aReviewEndsInAMergeOfWhoRemains() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1)
            let two = try await store.person(2)
            _ = try await conflict(store, key: "c1")
            let review = try #require(try await open(store).first)
            let stranger = try decision(review, isMerge: true, survivor: 7, key: "x")
            #expect(
                try await store.decide(stranger)
                    == .failure(.memberUnknown(field: "survivor_id"))
            )
            let merge = try decision(review, isMerge: true, survivor: two.rawValue, key: "d")
            #expect(try await store.decide(merge) == .success(.decided(1)))
            #expect(try await store.member(one)?.memberID == two)
            #expect(try await open(store).isEmpty)
            // Undone, the pair counts as kept apart: it was looked into.
            _ = try await store.part(1, key: "u").decided()
            _ = try await conflict(store, key: "c2")
            #expect(try await open(store).isEmpty)
            #expect(try await open(store, isDecidedIncluded: true).first?.state == .keptApart)
            #expect(try await store.verify().findings == [])
        }
    }
}
