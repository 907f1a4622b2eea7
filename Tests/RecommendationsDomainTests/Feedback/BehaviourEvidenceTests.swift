import Primitives
import RecommendationsDomain
import Testing

/// What speaks for a product besides purchases.
@Suite struct BehaviourEvidenceTests {
    private static let day: Int64 = 86_400_000_000
    private static let now = Timestamp(microseconds: 20_000 * day)

    private func behaviour(_ kind: BehaviourKind, daysAgo: Int64, id: String = "b") -> Behaviour {
        Behaviour(
            id: id,
            kind: kind,
            at: Self.now.advanced(byMicroseconds: -daysAgo * Self.day),
            products: [ProductID(1)]
        )
    }

    private func evidence(_ behaviours: Behaviour...) -> BehaviourEvidence? {
        var stored = StoredFeedback()
        stored.behaviours = behaviours
        let feedback = MemberFeedback(stored)
        return feedback.traces[ProductID(1)].flatMap {
            BehaviourEvidence.strongest(of: $0, now: Self.now)
        }
    }

    @Test func theCartSpeaksLouderThanAGlanceAndFavouritesStandBetween() throws {
        let cart = try #require(evidence(behaviour(.cartAdd, daysAgo: 0)))
        let favourite = try #require(evidence(behaviour(.favourite, daysAgo: 0)))
        let view = try #require(evidence(behaviour(.view, daysAgo: 0)))
        let search = try #require(evidence(behaviour(.search, daysAgo: 0)))
        #expect(cart.weight > favourite.weight && favourite.weight > view.weight)
        #expect(view.weight > search.weight && search.weight > 0 && cart.weight <= 1)
        #expect([cart.kind, favourite.kind, view.kind] == [.inCart, .favourite, .lookedAt])
    }

    @Test func whatIsTakenBackSpeaksNoMore() {
        #expect(
            evidence(
                behaviour(.cartAdd, daysAgo: 2, id: "a"),
                behaviour(.cartRemove, daysAgo: 1, id: "b")
            ) == nil
        )
        #expect(
            evidence(
                behaviour(.unfavourite, daysAgo: 1, id: "b"),
                behaviour(.favourite, daysAgo: 2, id: "a")
            ) == nil
        )
        // Put in again later: what counts is the order of the moments, not of arrival.
        let again = evidence(
            behaviour(.cartAdd, daysAgo: 1, id: "c"),
            behaviour(.cartRemove, daysAgo: 3, id: "b")
        )
        #expect(again?.kind == .inCart)
    }

    @Test func evidenceHalvesEveryWeekAndEnds() throws {
        let weights = try [0, 3, 7, 14, 21].map { days in
            try #require(evidence(behaviour(.view, daysAgo: days))).weight
        }
        #expect(weights == weights.sorted(by: >))
        #expect(weights[2] == weights[0] / 2 && weights[3] == weights[0] / 4)
        #expect(evidence(behaviour(.view, daysAgo: 60)) == nil)
    }

    @Test func aGoodScoreSpeaksLikeAFavouriteAndALaterBadOneForNothing() throws {
        func scored(_ score: Int, daysAgo: Int64) -> Behaviour {
            Behaviour(
                id: "s\(score)",
                kind: .review,
                at: Self.now.advanced(byMicroseconds: -daysAgo * Self.day),
                products: [ProductID(1)],
                score: score
            )
        }
        let favourite = try #require(evidence(behaviour(.favourite, daysAgo: 1)))
        for score in 4...5 {
            let good = try #require(evidence(scored(score, daysAgo: 1)))
            #expect(good.kind == .liked && good.weight == favourite.weight)
        }
        #expect(evidence(scored(3, daysAgo: 1)) == nil)
        #expect(evidence(scored(5, daysAgo: 2), scored(2, daysAgo: 1)) == nil)
    }

    @Test func whoArrivedIsThereForSomeHours() throws {
        func arrival(_ id: String, _ unit: String, hoursAgo: Int64) -> Behaviour {
            Behaviour(
                id: id,
                kind: .arrival,
                at: Self.now.advanced(byMicroseconds: -hoursAgo * 3_600_000_000),
                organisation: unit
            )
        }
        var stored = StoredFeedback()
        stored.behaviours = [
            arrival("b", "acme/store-2", hoursAgo: 1), arrival("a", "acme/store-1", hoursAgo: 2),
        ]
        let feedback = MemberFeedback(stored)
        #expect(feedback.place(at: Self.now)?.rawValue == "acme/store-2")
        let later = Self.now.advanced(byMicroseconds: 2 * 3_600_000_000)
        #expect(feedback.place(at: later) == nil)
        #expect(feedback.withoutBehaviour.place(at: Self.now) == nil)
    }

    @Test func impressionsAndArrivalsSpeakForNothing() {
        #expect(evidence(behaviour(.impression, daysAgo: 0)) == nil)
        #expect(evidence(behaviour(.review, daysAgo: 0)) == nil)
    }
}
