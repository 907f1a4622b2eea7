import Foundation
import Messages
import RPCCore
import Testing

/// A member of a small chain, and what is done for it.
struct RecommendationsStory {
    private let front: Storefront
    /// The first is the one that is followed.
    private let members: [Int64]
    private let options: CallOptions

    private var recommendations: RecommendationsV1.RecommendationsClient {
        .init(channel: front.front)
    }
    private var feedback: RecommendationsV1.FeedbackClient { .init(channel: front.front) }
    private var member: Int64 { members[0] }

    /// Puts a catalogue, registers members who buy of it, and has one give its consent.
    static func begin(_ front: Storefront) async throws -> RecommendationsStory {
        let catalogue = RecommendationsV1.RecommendationsClient(channel: front.back)
        let skus = ["bread", "coffee", "milk", "tea"]
        _ = try await catalogue.putProducts(
            .init(
                products: skus.map { sku in
                    .init(sku: sku, name: sku, category: "food", recommendable: true, type: sku)
                }
            )
        )
        let page = try await catalogue.listProducts(.init(pageSize: 3))
        #expect(page.products.compactMap(\.product?.sku) == ["bread", "coffee", "milk"])
        let rest = try await catalogue.listProducts(.init(pageSize: 3, cursor: page.nextCursor))
        #expect(rest.products.compactMap(\.product?.sku) == ["tea"] && rest.nextCursor.isEmpty)
        var members: [Int64] = []
        for number in 0..<6 {
            let member = try await front.register(number)
            members.append(member)
            for daysAgo in 1...2 {
                try await front.buy(
                    number == 0 ? ["tea"] : ["milk", "bread"],
                    by: member,
                    daysAgo: Int64(daysAgo)
                )
            }
        }
        let consents = IdentityV1.ConsentsClient(channel: front.back)
        _ = try await consents.putPolicy(
            .init(
                purpose: "behaviour",
                version: "v1",
                language: "en",
                text: "We record what you look at.",
                idempotencyKey: "policy"
            )
        )
        let story = RecommendationsStory(
            front: front,
            members: members,
            options: try await front.options(ofMember: members[0])
        )
        // Before its consent nothing is recorded, and no list is kept.
        let isKnown = try await Wait.until(within: .seconds(60)) {
            try await story.list().lastPurchaseAt > 0
        }
        try #require(isKnown, "the orders did not come to recommendations")
        #expect(try await story.list().listID == 0)
        await #expect(throws: RPCError.self) { try await story.record(.view, of: "coffee", "v") }
        _ = try await IdentityV1.ConsentsClient(channel: front.front).setConsent(
            .init(
                memberID: members[0],
                purpose: "behaviour",
                given: true,
                policyVersion: "v1",
                source: "app",
                idempotencyKey: "consent"
            ),
            options: story.options
        )
        return story
    }

    /// The member's list, kept where that is allowed.
    private func list(
        inStockOnly: Bool = false
    ) async throws -> RecommendationsV1.RecommendResponse {
        try await recommendations.recommend(
            .init(
                memberID: member,
                organisation: Storefront.store,
                inStockOnly: inStockOnly,
                log: true
            ),
            options: options
        )
    }

    private func record(
        _ kind: RecommendationsV1.BehaviourKind,
        of sku: String,
        _ id: String,
        listID: Int64 = 0,
        place: Int = 0
    ) async throws -> UInt32 {
        try await feedback.recordBehaviour(
            .init(
                memberID: member,
                behaviours: [
                    .init(
                        id: id,
                        kind: kind,
                        at: Storefront.now,
                        sku: sku,
                        listID: listID,
                        place: UInt32(place)
                    )
                ]
            ),
            options: options
        ).recorded
    }

    private static func reasons(
        of sku: String,
        in list: RecommendationsV1.RecommendResponse
    ) -> [String] {
        list.items.first { $0.sku == sku }?.reasons.map(\.code) ?? []
    }

    /// What the member does shows in its next list, and what it does not want is gone.
    func followLists() async throws {
        let isKept = try await Wait.until(within: .seconds(30)) { try await list().listID != 0 }
        try #require(isKept, "the consent did not come to recommendations")
        let shown = try await list()
        let place = try #require(shown.items.firstIndex { $0.sku == "milk" })
        #expect(!Self.reasons(of: "milk", in: shown).isEmpty)
        #expect(!shown.items.contains { $0.sku == "coffee" })
        let counts = [
            try await record(.impression, of: "milk", "i", listID: shown.listID, place: place + 1),
            try await record(.impression, of: "milk", "i", listID: shown.listID, place: place + 1),
            try await record(.cartAdd, of: "coffee", "c"),
        ]
        #expect(counts == [1, 0, 1])
        #expect(Self.reasons(of: "coffee", in: try await list()).contains("in_your_cart"))
        let trail = try await feedback.getMemberTrail(.init(memberID: member), options: options)
        #expect(trail.entries.contains { $0.kind == .cartAdd && $0.products[0].sku == "coffee" })
        _ = try await feedback.setNotInterested(
            .init(memberID: member, what: .init(subject: .product, name: "coffee")),
            options: options
        )
        #expect(!(try await list()).items.contains { $0.sku == "coffee" })
        let unwanted = try await feedback.listNotInterested(
            .init(memberID: member),
            options: options
        )
        #expect(unwanted.what.map(\.name) == ["coffee"])
    }

    /// What the store has none of is left out where that is asked for.
    func obeyStock() async throws {
        #expect(try await list(inStockOnly: true).items.contains { $0.sku == "milk" })
        let stock = RecommendationsV1.FeedbackClient(channel: front.back)
        let put = try await stock.putStock(
            .init(
                organisation: Storefront.store,
                levels: [.init(sku: "milk", quantity: 0, asOf: Storefront.now)]
            )
        )
        #expect(put.changed == 1)
        #expect(!(try await list(inStockOnly: true)).items.contains { $0.sku == "milk" })
        #expect(try await list().items.contains { $0.sku == "milk" })
        let levels = try await stock.listStock(.init(organisation: Storefront.store)).levels
        #expect(levels.map(\.sku) == ["milk"])
    }

    /// An offer is made to a member, used, and counted.
    func makeAnOffer() async throws {
        let offers = RecommendationsV1.OffersClient(channel: front.back)
        let day = Int64(86_400) * 1_000_000
        let offer = RecommendationsV1.Offer(
            offerID: "one-off",
            kind: .amount,
            nameEn: "1 yuan off",
            nameZh: "减1元",
            organisation: "demo/retail",
            benefitFen: 100,
            margin: 10_000,
            validityDays: 7,
            budgetFen: 1_000_000,
            startsAt: Storefront.now - day,
            endsAt: Storefront.now + day,
            trialMembers: 1000,
            assumedUplift: 2_000
        )
        let put = try await offers.putOffers(.init(organisation: "demo/retail", offers: [offer]))
        #expect(put.added == 1)
        // By lot some members get none.
        var chosenFor: Int64?
        for member in members where chosenFor == nil {
            let chosen = try await offers.chooseOffers(.init(memberID: member))
            if chosen.offers.contains(where: { $0.offerID == "one-off" }) { chosenFor = member }
        }
        let member = try #require(chosenFor, "the offer was made to nobody")
        let use = RecommendationsV1.ReportOfferUseRequest(
            memberID: member,
            offerID: "one-off",
            channel: "pos",
            orderID: "order-\(member)-1",
            benefitFen: 100,
            // A second passes, since moments are told in whole ones here.
            usedAt: try await Self.nextSecond()
        )
        #expect(!(try await offers.reportOfferUse(use)).replayed)
        #expect(try await offers.reportOfferUse(use).replayed)
        let made = try await offers.listMadeOffers(.init(memberID: member)).offers
        #expect(made.map(\.offerID) == ["one-off"] && made[0].state == .used)
        let state = try await offers.listOffers(.init(organisation: "demo/retail")).offers.first
        #expect(state?.usedMembers == 1 && state?.spentFen == 100)
    }

    /// A member gets its arm, something comes of it, and both show in the results.
    func tryAnExperiment() async throws {
        let experiments = RecommendationsV1.ExperimentsClient(channel: front.back)
        let day = Int64(86_400) * 1_000_000
        let put = try await experiments.putExperiment(
            .init(
                organisation: "demo/retail",
                experiment: .init(
                    name: "wording",
                    organisation: "demo/retail",
                    arms: ["plain", "warm"].map { .init(name: $0, share: 5000) },
                    policy: .fixed,
                    startsAt: Storefront.now - day,
                    endsAt: Storefront.now + day,
                    metric: .init(kind: .click, days: 1)
                )
            )
        )
        #expect(put.created)
        let own = RecommendationsV1.ExperimentsClient(channel: front.front)
        let arm = try await own.assignArm(
            .init(memberID: member, experiment: "wording"),
            options: options
        )
        #expect(arm.takesPart && ["plain", "warm"].contains(arm.arm))
        #expect(abs(arm.propensity - 0.5) < 0.001)
        let outcome = try await experiments.recordOutcome(
            .init(
                memberID: member,
                experiment: "wording",
                idempotencyKey: "click-1",
                at: try await Self.nextSecond()
            )
        )
        #expect(outcome.counted && !outcome.replayed)
        let arms = try await own.listMemberArms(.init(memberID: member), options: options).arms
        #expect(arms.map(\.arm) == [arm.arm] && arms[0].outcomes == 1)
        let results = try await experiments.getExperiment(
            .init(organisation: "demo/retail", experiment: "wording")
        )
        #expect(results.arms.map(\.arm) == ["plain", "warm"])
        #expect(results.arms.map(\.members).reduce(0, +) == 1)
    }

    /// What the store will sell is told from what it sold.
    func lookAhead() async throws {
        let predictions = RecommendationsV1.PredictionsClient(channel: front.back)
        let outlook = try await predictions.getDemandOutlook(
            .init(organisation: Storefront.store, days: 7)
        )
        #expect(outlook.days.count == 7 && outlook.sold == 22)
        #expect((outlook.total?.mean ?? 0) > 0)
    }

    /// A moment after everything that was asked for before.
    private static func nextSecond() async throws -> Int64 {
        let now = Storefront.now
        // Sleeps because nothing tells that a second has passed.
        while Storefront.now == now { try await ContinuousClock().sleep(for: .milliseconds(50)) }
        return Storefront.now
    }
}
