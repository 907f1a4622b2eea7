import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import StorageCore
import StorageTestKit
import Testing

/// Behaviour, what is not wanted, trails and stock, as callers see them.
@Suite(.timeLimit(.minutes(2)))
struct FeedbackHandlersTests {
    private typealias Sent = RecommendationsV1.RecordBehaviourRequest.Behaviour

    private let products = [
        Product(sku: "tea", name: "Green Tea", category: "drinks", brand: "Lotus"),
        Product(sku: "pot", name: "Tea Pot", category: "kitchen"),
        Product(sku: "soap", name: "Soap", category: "bath"),
    ]

    private func refusal<Answer>(_ body: () async throws -> Answer) async -> RPCError? {
        do {
            _ = try await body()
            return nil
        } catch let error as RPCError {
            return error
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    @Test func aBehaviourIsRecordedOnceWhateverIsSentTwice() async throws {
        try await FeedbackFixture.with(products: products) { fixture in
            let view = fixture.act("v", .view, "tea")
            let first = try await fixture.record(7, view, fixture.act("c", .cartAdd, "pot"))
            #expect(first == .init(recorded: 2, repeatedCount: 0))
            let second = try await fixture.record(7, view, fixture.act("s", .scan, "soap").at("x"))
            #expect(second == .init(recorded: 1, repeatedCount: 1))
            let kept = try await fixture.memory.stored(of: 7).behaviours
            #expect(Set(kept.map(\.id)) == ["v", "c", "s"])
        }
    }

    @Test func ofASearchOnlyWhatItMatchesIsKept() async throws {
        try await FeedbackFixture.with(products: products) { fixture in
            var search = fixture.act("q", .search)
            search.searchText = "TEA for my secret disease"
            try await fixture.record(7, search)
            search.id = "r"
            search.searchText = "tea"
            try await fixture.record(7, search)
            let kept = try await fixture.memory.stored(of: 7).behaviours
            #expect(kept.first { $0.id == "q" }?.products == [])
            let found = try #require(kept.first { $0.id == "r" })
            #expect(found.products == [ProductID(1), ProductID(0)])
            #expect(found.categories == ["drinks", "kitchen"])
            let texts = try await fixture.database.read { reader in
                try reader.integer(
                    "SELECT count(*) FROM behaviours WHERE categories LIKE '%secret%'"
                )
            }
            #expect(texts == 0)
        }
    }

    @Test func withoutConsentOrPersonalisationNothingIsRecorded() async throws {
        try await FeedbackFixture.with(products: products) { fixture in
            fixture.members.set(1) { $0.recordsBehaviour = false }
            fixture.members.set(2) { $0.isPersonalised = false }
            for member in Int64(1)...2 {
                let view = fixture.act("v", .view, "tea")
                let error = await refusal { try await fixture.record(member, view) }
                #expect(error?.reason == "recommendations.no_consent")
                let stored = try await fixture.memory.stored(of: member)
                #expect(stored == StoredFeedback())
            }
        }
    }

    /// Each names its field, and nothing of the batch is recorded.
    @Test func badFieldsAreNamedAndNothingIsRecorded() async throws {
        try await FeedbackFixture.with(products: products) { fixture in
            let good = fixture.act("good", .view, "tea")
            func changed(
                _ kind: RecommendationsV1.BehaviourKind = .view,
                _ sku: String = "tea",
                _ change: (inout Sent) -> Void = { _ in }
            ) -> Sent {
                var sent = fixture.act("b", kind, sku)
                change(&sent)
                return sent
            }
            let day = FeedbackFixture.day
            let cases: [(String, Sent)] = [
                ("id", changed { $0.id = "" }), ("id", changed { $0.id = "a b" }),
                ("id", changed { $0.id = String(repeating: "x", count: 65) }),
                ("id", changed { $0.id = "good" }), ("kind", changed(.unspecified)),
                ("kind", changed(.unrecognized(99))), ("at", changed { $0.at -= 91 * day }),
                ("at", changed { $0.at += 301_000_000 }), ("sku", changed(.view, "")),
                ("sku", changed(.view, "unknown")), ("sku", changed(.arrival, "tea")),
                ("organisation", changed(.scan)), ("organisation", changed(.arrival, "")),
                ("organisation", changed { $0.organisation = "a//b" }),
                ("search_text", changed(.search, "")),
                ("search_text", changed { $0.searchText = "x" }),
                (
                    "search_text",
                    changed(.search, "") { $0.searchText = String(repeating: "x", count: 201) }
                ),
                ("score", changed(.review)), ("score", changed(.review) { $0.score = 6 }),
                ("score", changed { $0.score = 3 }), ("list_id", changed { $0.listID = -1 }),
                ("list_id", changed(.unfavourite) { $0.listID = 4 }),
                ("place", changed { $0.listID = 4 }), ("place", changed { $0.place = 1 }),
                (
                    "place",
                    changed {
                        $0.listID = 4
                        $0.place = 101
                    }
                ),
            ]
            for (field, sent) in cases {
                let error = await refusal { try await fixture.record(7, good, sent) }
                #expect(
                    error?.fieldViolations.map(\.field) == ["behaviours[1].\(field)"],
                    "\(sent)"
                )
            }
            let many = (0...100).map { fixture.act("m\($0)", .view, "tea") }
            for behaviours in [[], many] {
                let error = await refusal {
                    _ = try await fixture.feedback.recordBehaviour(
                        .init(memberID: 7, behaviours: behaviours),
                        context: FeedbackFixture.context()
                    )
                }
                #expect(error?.fieldViolations.map(\.field) == ["behaviours"])
            }
            let nobody = await refusal { try await fixture.record(0, good) }
            #expect(nobody?.fieldViolations.map(\.field) == ["member_id"])
            let stored = try await fixture.memory.stored(of: 7)
            #expect(stored == StoredFeedback())
        }
    }

    @Test func notInterestedIsListedAndUndone() async throws {
        try await FeedbackFixture.with(products: products) { fixture in
            func set(
                _ subject: RecommendationsV1.NotInterestedSubject,
                _ name: String,
                undo: Bool = false
            ) async throws -> Bool {
                try await fixture.feedback.setNotInterested(
                    .init(memberID: 7, what: .init(subject: subject, name: name), undo: undo),
                    context: FeedbackFixture.context()
                ).unchanged
            }
            func listed() async throws -> [String] {
                try await fixture.feedback.listNotInterested(
                    .init(memberID: 7),
                    context: FeedbackFixture.context()
                ).what.map(\.name)
            }
            let wasSaid = try await set(.product, "tea")
            #expect(!wasSaid)
            fixture.clock.pass(seconds: 1)
            #expect(try await set(.brand, "Lotus") == false)
            #expect(try await set(.brand, "Lotus") == true)
            #expect(try await listed() == ["Lotus", "tea"])
            #expect(try await set(.brand, "Lotus", undo: true) == false)
            #expect(try await set(.brand, "Lotus", undo: true) == true)
            #expect(try await listed() == ["tea"])
            for (subject, name, field) in [
                (RecommendationsV1.NotInterestedSubject.unspecified, "x", "what.subject"),
                (.brand, "", "what.name"), (.product, "unknown", "what.name"),
                (.category, String(repeating: "x", count: 257), "what.name"),
            ] {
                let error = await refusal { _ = try await set(subject, name) }
                #expect(error?.fieldViolations.map(\.field) == [field])
            }
            #expect(try await listed() == ["tea"])
        }
    }

    @Test func theTrailIsTheMembersOwnAndStaffsUnderConsent() async throws {
        try await FeedbackFixture.with(products: products) { fixture in
            try await fixture.buy(7, order: 1, daysAgo: 2, ["soap"])
            try await fixture.record(
                7,
                fixture.act("v", .view, "tea", secondsAgo: 60),
                fixture.act("i", .impression, "pot", secondsAgo: 50),
                fixture.act("f", .favourite, "pot", secondsAgo: 40)
            )
            func trail(
                _ kind: Principal.Kind,
                size: UInt32 = 0,
                cursor: String = ""
            ) async throws -> RecommendationsV1.GetMemberTrailResponse {
                try await fixture.feedback.getMemberTrail(
                    .init(memberID: 7, pageSize: size, cursor: cursor),
                    context: FeedbackFixture.context(kind)
                )
            }
            let whole = try await trail(.staff)
            #expect(whole.entries.map(\.kind) == [.favourite, .view, .unspecified])
            #expect(whole.entries.flatMap { $0.products.map(\.sku) } == ["pot", "tea", "soap"])
            #expect(whole.entries.last?.orderID == "1" && whole.nextCursor.isEmpty)
            var pages: [RecommendationsV1.GetMemberTrailResponse.Entry] = []
            var cursor = ""
            repeat {
                let page = try await trail(.staff, size: 1, cursor: cursor)
                #expect(page.entries.count == 1)
                pages += page.entries
                cursor = page.nextCursor
            } while !cursor.isEmpty
            #expect(pages == whole.entries)
            fixture.members.set(7) { $0.showsTrail = false }
            let error = await refusal { _ = try await trail(.staff) }
            #expect(error?.reason == "recommendations.no_consent")
            #expect(try await trail(.member).entries == whole.entries)
            let badCursor = await refusal { _ = try await trail(.member, cursor: "x") }
            #expect(badCursor?.fieldViolations.map(\.field) == ["cursor"])
            let badSize = await refusal { _ = try await trail(.member, size: 201) }
            #expect(badSize?.fieldViolations.map(\.field) == ["page_size"])
        }
    }

    @Test func stockIsPutAndListedPageByPage() async throws {
        try await FeedbackFixture.with(products: products) { fixture in
            let asOf = fixture.clock.now.microseconds
            func put(
                _ levels: [RecommendationsV1.StockLevel],
                organisation: String = "acme/1"
            ) async throws -> RecommendationsV1.PutStockResponse {
                try await fixture.feedback.putStock(
                    .init(organisation: organisation, levels: levels),
                    context: FeedbackFixture.context(.service)
                )
            }
            let tea = RecommendationsV1.StockLevel(sku: "tea", quantity: 3, asOf: asOf)
            let pot = RecommendationsV1.StockLevel(sku: "pot", quantity: 0, asOf: asOf)
            #expect(try await put([tea, pot]) == .init(changed: 2, older: 0))
            #expect(try await put([tea]) == .init(changed: 0, older: 1))
            func list(
                _ cursor: String,
                size: UInt32
            ) async throws
                -> RecommendationsV1.ListStockResponse
            {
                try await fixture.feedback.listStock(
                    .init(organisation: "acme/1", pageSize: size, cursor: cursor),
                    context: FeedbackFixture.context()
                )
            }
            #expect(try await list("", size: 0).levels == [pot, tea])
            let first = try await list("", size: 1)
            #expect(first.levels == [pot] && first.nextCursor == "pot")
            #expect(try await list("pot", size: 1) == .init(levels: [tea]))
            let bad: [(String, [RecommendationsV1.StockLevel], String)] = [
                ("organisation", [tea], "a//b"), ("levels", [], "acme/1"),
                ("levels[1].sku", [tea, tea], "acme/1"),
                ("levels[0].sku", [.init(sku: "x", quantity: 1, asOf: asOf)], "acme/1"),
                ("levels[0].quantity", [.init(sku: "tea", quantity: -1, asOf: asOf)], "acme/1"),
                ("levels[0].as_of", [.init(sku: "tea", quantity: 1, asOf: 0)], "acme/1"),
                (
                    "levels[0].as_of",
                    [.init(sku: "tea", quantity: 1, asOf: asOf + 301_000_000)], "acme/1"
                ),
            ]
            for (field, levels, organisation) in bad {
                let error = await refusal {
                    _ = try await put(levels, organisation: organisation)
                }
                #expect(error?.fieldViolations.map(\.field) == [field])
            }
            #expect(try await list("", size: 0).levels == [pot, tea])
        }
    }

    @Test func stagesAreReadOrRefused() throws {
        let stages = try #require(StageAges("baby=-1..12,kid=12..40"))
        #expect(stages.ages(of: ["kid", "unknown", "baby"]) == [12..<40, -1..<12])
        #expect(StageAges(StageAges.usual)?.ages(of: ["infant"]) == [0..<12])
        #expect(StageAges("")?.ages(of: ["infant"]) == [])
        for bad in ["x", "x=1", "x=1..1", "=1..2", "x=1..400", "x=-11..2", "x=1...2", "x=a..2"] {
            #expect(StageAges(bad) == nil, "\(bad)")
        }
    }
}

extension FeedbackMemory {
    /// What is stored of a member.
    func stored(of number: Int64) async throws -> StoredFeedback {
        try await store.feedback(of: FeedbackFixture.member(number))
    }
}

extension RecommendationsV1.RecordBehaviourRequest.Behaviour {
    /// The same, in a store.
    fileprivate func at(_ store: String) -> Self {
        var sent = self
        sent.organisation = "acme/\(store)"
        return sent
    }
}
