import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageTestKit
import Testing

/// Lists that experiments choose, what came of them, and what is told of them.
@Suite(.timeLimit(.minutes(3)))
struct KeptListsTests {
    private static let skus = ["tea", "rice", "milk", "salt", "soap"]

    private func with(
        _ engine: StorageEngine = .sqlite,
        _ body: (FeedbackFixture) async throws -> Void
    ) async throws {
        let products = Self.skus.map { Product(sku: $0, name: $0, category: $0) }
        try await FeedbackFixture.with(engine, products: products) { fixture in
            for member in Int64(1)...40 {
                fixture.members.set(member) {
                    $0.home = OrganisationPath("acme/north/store-1")
                }
            }
            for (index, sku) in Self.skus.enumerated() {
                try await fixture.buy(100 + Int64(index), order: Int64(index) + 1, [sku])
            }
            // Whoever bought tea has a discovery without tea, and a next basket with it.
            for member in Int64(1)...40 {
                try await fixture.buy(member, order: 100 + member, daysAgo: 3, ["tea"])
            }
            try await body(fixture)
        }
    }

    private func put(_ fixture: FeedbackFixture) async throws {
        var experiment = RecommendationsV1.Experiment()
        experiment.name = "home"
        experiment.policy = .fixed
        experiment.arms = [
            .init(name: "basket", share: 5_000, list: .init(list: .nextBasket)),
            .init(name: "news", share: 5_000, list: .init(list: .discovery)),
        ]
        experiment.startsAt = FeedbackFixture.start.microseconds
        experiment.endsAt = FeedbackFixture.start.microseconds + 60 * FeedbackFixture.day
        experiment.metric = .init(kind: .click, days: 7)
        _ = try await ExperimentsHandlers(laboratory: fixture.laboratory).putExperiment(
            .init(organisation: "acme", experiment: experiment),
            context: FeedbackFixture.context(.service)
        )
    }

    private func click(
        _ fixture: FeedbackFixture,
        _ member: Int64,
        _ list: RecommendationsV1.RecommendResponse
    ) async throws {
        var click = fixture.act("k", .click, list.items[0].sku)
        click.listID = list.listID
        click.place = 1
        try await fixture.record(member, click)
    }

    private func evaluated(
        _ fixture: FeedbackFixture,
        _ shares: [Double]
    ) async throws -> RecommendationsV1.EvaluatePolicyResponse {
        try await ExperimentsHandlers(laboratory: fixture.laboratory).evaluatePolicy(
            .init(organisation: "acme", experiment: "home", shares: shares),
            context: FeedbackFixture.context(.service)
        )
    }

    /// Every second member clicks what news it gets, before or after the list is written down; of
    /// the baskets nobody clicks any.
    @Test(arguments: StorageEngine.allCases)
    func anExperimentChoosesListsAndTheirClicksCount(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            try await put(fixture)
            var arms: [Int64: String] = [:]
            for member in Int64(1)...40 {
                let list = try await fixture.list(member) { $0.experiment = "home" }
                #expect(list.listID > 0)
                let arm = list.items.contains { $0.sku == "tea" } ? "basket" : "news"
                arms[member] = arm
                if member % 4 == 0 { try await fixture.lists.flush() }
                if arm == "news", member % 2 == 0 { try await click(fixture, member, list) }
            }
            try await fixture.lists.flush()
            fixture.clock.pass(seconds: 8 * 86_400)
            let results = try await ExperimentsHandlers(laboratory: fixture.laboratory)
                .getExperiment(
                    .init(organisation: "acme", experiment: "home"),
                    context: FeedbackFixture.context(.service)
                )
            for result in results.arms {
                let members = arms.filter { $0.value == result.arm }.map(\.key)
                #expect(result.measured == members.count && result.measured > 5)
                let clicked = result.arm == "news" ? members.count { $0 % 2 == 0 } : 0
                let expected = Double(clicked) / Double(members.count)
                #expect(abs(result.mean - expected) < 1e-9)
            }
            let news = try #require(results.arms.first { $0.arm == "news" })
            let better = try await evaluated(fixture, [0, 1])
            #expect(abs((better.selfNormalised?.value ?? 0) - news.mean) < 1e-9)
            #expect(try await evaluated(fixture, [1, 0]).selfNormalised?.value == 0)
            let kept = try await fixture.served.lists(
                of: FeedbackFixture.member(1),
                after: 0,
                countMax: 9
            )
            #expect(
                kept.map(\.choice) == [
                    .init(experiment: "home", arm: arms[1] ?? "", propensity: 0.5)
                ]
            )
        }
    }

    @Test func whoTakesNoPartGetsTheFirstArmAndNothingIsKept() async throws {
        try await with { fixture in
            try await put(fixture)
            fixture.members.set(2) { $0.recordsBehaviour = false }
            fixture.members.set(3) { $0.home = OrganisationPath("other/store") }
            fixture.members.set(4) { $0.isPersonalised = false }
            for member in Int64(2)...4 {
                let list = try await fixture.list(member) { $0.experiment = "home" }
                #expect(list.listID == 0)
            }
            #expect(
                try await fixture.list(3) { $0.experiment = "home" }.items.contains {
                    $0.sku == "tea"
                }
            )
            let unknown = await #expect(throws: RPCError.self) {
                _ = try await fixture.list(1) { $0.experiment = "none" }
            }
            #expect(unknown?.reason == "recommendations.experiment_not_found")
            let bad = await #expect(throws: RPCError.self) {
                _ = try await fixture.list(1) { $0.experiment = "a b" }
            }
            #expect(bad?.fieldViolations.map(\.field) == ["experiment"])
        }
    }

    @Test func theShareOfNewItemsIsChecked() async throws {
        try await with { fixture in
            for (change, field) in [
                (RecommendationsV1.ExperimentArm.ListChange(newShare: 999), "new_share"),
                (.init(countsOnly: true, newShare: 2_000), "new_share"),
                (.init(list: .unrecognized(9)), "list"),
            ] {
                var experiment = RecommendationsV1.Experiment()
                experiment.name = "home"
                experiment.policy = .fixed
                experiment.arms = [
                    .init(name: "a", share: 5_000),
                    .init(name: "b", share: 5_000, list: change),
                ]
                experiment.startsAt = 1
                experiment.endsAt = 2
                experiment.metric = .init(kind: .click, days: 7)
                let error = await #expect(throws: RPCError.self) {
                    _ = try await ExperimentsHandlers(laboratory: fixture.laboratory)
                        .putExperiment(
                            .init(organisation: "acme", experiment: experiment),
                            context: FeedbackFixture.context(.service)
                        )
                }
                #expect(
                    error?.fieldViolations.map(\.field) == ["experiment.arms[1].list.\(field)"]
                )
            }
        }
    }

    private func report(
        _ fixture: FeedbackFixture,
        _ change: (inout RecommendationsV1.GetListReportRequest) -> Void = { _ in }
    ) async throws -> RecommendationsV1.GetListReportResponse {
        var request = RecommendationsV1.GetListReportRequest()
        request.organisation = "acme"
        request.firstDay = Day(20_000).date.description
        request.lastDay = Day(20_000).date.description
        change(&request)
        return try await fixture.feedback.getListReport(
            request,
            context: FeedbackFixture.context(.operator)
        )
    }

    @Test(arguments: StorageEngine.allCases)
    func aReportTellsWhatCameOfListsByPlace(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            let first = try await fixture.list(1) { $0.log = true }
            _ = try await fixture.list(2) {
                $0.log = true; $0.list = .discovery
            }
            _ = try await fixture.list(3) {
                $0.log = true; $0.organisation = "acme/south"
            }
            try await click(fixture, 1, first)
            var seen = fixture.act("i", .impression, first.items[1].sku)
            seen.listID = first.listID
            seen.place = 2
            try await fixture.record(1, seen)
            fixture.clock.pass(seconds: 3600)
            try await fixture.buy(1, order: 900, [first.items[2].sku])
            try await fixture.lists.flush()
            let all = try await report(fixture)
            #expect(all.lists == 3)
            let blend = all.rows.filter { $0.list == "blend" }
            #expect(blend.map(\.place) == Array(1...5))
            #expect(blend.map(\.shown) == [2, 2, 2, 2, 2])
            #expect(blend.map(\.seen) == [1, 1, 0, 0, 0])
            #expect(blend.map(\.clicked) == [1, 0, 0, 0, 0])
            #expect(blend.map(\.bought) == [0, 0, 1, 0, 0])
            #expect(all.rows.count { $0.list == "discovery" } == 4)
            // Lists of no unit are those of the member's own.
            #expect(try await report(fixture) { $0.organisation = "acme/north" }.lists == 2)
            #expect(try await report(fixture) { $0.organisation = "acme/nor" }.lists == 0)
            #expect(try await report(fixture) { $0.placesMax = 2 }.rows.count == 4)
            let day = Day(20_001).date.description
            let later = try await report(fixture) {
                $0.firstDay = day
                $0.lastDay = day
            }
            #expect(later.lists == 0 && later.rows.isEmpty)
            for (field, change) in [
                ("first_day", { $0.firstDay = "x" }), ("organisation", { $0.organisation = "" }),
                ("last_day", { $0.lastDay = Day(20_092).date.description }),
                ("places_max", { $0.placesMax = 101 }),
                ("bought_within_days", { $0.boughtWithinDays = 31 }),
            ] as [(String, (inout RecommendationsV1.GetListReportRequest) -> Void)] {
                let error = await #expect(throws: RPCError.self) {
                    _ = try await report(fixture, change)
                }
                #expect(error?.fieldViolations.map(\.field) == [field])
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func anExportHasEveryBehaviourAndListOnce(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            for number in 0..<5 {
                let list = try await fixture.list(1) { $0.log = true }
                var seen = fixture.act("i\(number)", .impression, "tea")
                seen.listID = list.listID
                seen.place = 1
                try await fixture.record(1, seen, fixture.act("v\(number)", .view, "milk"))
            }
            try await fixture.record(2, fixture.act("other", .view, "milk"))
            try await fixture.lists.flush()
            for size in [UInt32(1), 4, 5, 10, 200] {
                var (ids, lists, cursor): ([String], [Int64], String) = ([], [], "")
                repeat {
                    let page = try await fixture.feedback.exportMemberFeedback(
                        .init(memberID: 1, pageSize: size, cursor: cursor),
                        context: FeedbackFixture.context(.operator)
                    )
                    #expect(page.behaviours.count + page.lists.count <= Int(size))
                    ids += page.behaviours.map(\.id)
                    lists += page.lists.map(\.listID)
                    #expect(page.lists.allSatisfy { $0.skus.count == 5 && $0.list == "blend" })
                    cursor = page.nextCursor
                } while !cursor.isEmpty
                #expect(ids == (0..<5).map { "i\($0)" } + (0..<5).map { "v\($0)" })
                #expect(lists.count == 5 && Set(lists).count == 5)
            }
            let bad = await #expect(throws: RPCError.self) {
                _ = try await fixture.feedback.exportMemberFeedback(
                    .init(memberID: 1, cursor: "x"),
                    context: FeedbackFixture.context(.operator)
                )
            }
            #expect(bad?.fieldViolations.map(\.field) == ["cursor"])
        }
    }
}
