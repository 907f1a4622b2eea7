import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Testing

/// Whoever is held out is asked for budget, numbers and week like everybody else: the two kinds
/// differ by the lot alone.
@Suite(.timeLimit(.minutes(3)))
struct OfferLotTests {
    private struct Made: Hashable {
        let offerID: String
        let madeAt: Timestamp
    }

    /// Members who are all alike, asked for every day of three weeks.
    private func makings(
        of house: OfferHouse,
        _ desk: OfferDesk,
        members: ClosedRange<Int64>,
        days: Int
    ) async throws -> (made: Set<[Made]>, heldOut: Set<[Made]>) {
        let handlers = OffersHandlers(desk: desk)
        for _ in 0..<days {
            for member in members {
                _ = try await handlers.chooseOffers(
                    .init(memberID: member),
                    context: house.context()
                )
            }
            house.wait(days: 1)
        }
        var made: Set<[Made]> = []
        var heldOut: Set<[Made]> = []
        for number in members {
            let member = try #require(MemberID(rawValue: number))
            let makings = try await house.offers.makings(of: member)
            let row = makings.map { Made(offerID: $0.offerID, madeAt: $0.madeAt) }
            if makings.contains(where: { $0.state == .heldOut }) {
                heldOut.insert(row)
            } else {
                made.insert(row)
            }
        }
        return (made, heldOut)
    }

    @Test(arguments: StorageEngine.allCases)
    func theHeldOutGetNoMoreProposalsThanOthers(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk {
                $0.heldOut = 0.5
                $0.weekMax = 2
            }
            let members = Int64(1)...20
            try await house.buy(members.map { .init(member: $0, daysAgo: 300) })
            try await house.put(
                desk,
                (1...9).map { index in house.coupon("c\(index)") { $0.benefitFen += Int64(index) } }
            )
            let (made, heldOut) = try await makings(of: house, desk, members: members, days: 20)
            // All are alike, so that all have the same offers of the same moments.
            #expect(made.count == 1)
            #expect(heldOut == made)
            #expect(made.first?.count == 6)
        }
    }

    /// What is used up is proposed to nobody, held out or not.
    @Test func whatIsUsedUpIsNotHeldBackEither() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk { $0.heldOut = 0.5 }
            let members = Int64(1)...200
            try await house.buy(members.map { .init(member: $0, daysAgo: 300) })
            try await house.put(
                desk,
                [
                    house.coupon("budget") { $0.budgetFen = 500 * 20 },
                    house.coupon("number") { $0.membersMax = 20 },
                    house.coupon("trial") {
                        $0.benefitFen = 9_000
                        $0.trialMembers = 5
                    },
                ]
            )
            _ = try await makings(of: house, desk, members: members, days: 1)
            let totals = try await house.offers.totals()
            for (name, count) in [("budget", 20), ("number", 20), ("trial", 5)] {
                let own = try #require(totals[name])
                #expect(own.made == Int64(count))
                // Those before the last one was made: as many as made, give or take five deviations
                // of a negative binomial number.
                let deviation = (2 * Double(count)).squareRoot()
                #expect(abs(Double(own.heldOut) - Double(count)) < 5 * deviation, "\(name)")
            }
        }
    }

    /// A used offer keeps its place until its days are over, as one that was held back does.
    @Test func aUsedOfferKeepsItsPlace() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            let handlers = OffersHandlers(desk: desk)
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, ["a", "b"].map { house.coupon($0) })
            func choose() async throws -> [String] {
                try await handlers.chooseOffers(
                    .init(memberID: 1, offersMax: 1),
                    context: house.context()
                ).offers.map(\.offerID)
            }
            #expect(try await choose() == ["a"])
            _ = try await handlers.reportOfferUse(
                .init(
                    memberID: 1,
                    offerID: "a",
                    channel: "pos",
                    orderID: "o",
                    benefitFen: 1,
                    usedAt: house.now.microseconds
                ),
                context: house.context()
            )
            #expect(try await choose() == [])
            house.wait(days: 8)
            #expect(try await choose() == ["b"])
        }
    }
}
