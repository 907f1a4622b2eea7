import Foundation
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageSQLite
import Synchronization
import Testing

@Suite struct RecommenderTests {
    static let start = Timestamp(microseconds: 1_767_268_800_000_000)

    /// A file, a clock, and a count of positions.
    private final class Fixture: Sendable {
        let folder: URL
        let clock = Mutex(RecommenderTests.start)
        private let position = Mutex<Int64>(0)

        init() throws {
            folder = FileManager.default.temporaryDirectory
                .appending(path: "huitou-recommendations-\(UInt64.random(in: 0 ... .max))")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit {
            // Nothing depends on the folder being gone.
            try? FileManager.default.removeItem(at: folder)
        }

        func pass(seconds: Int64) {
            clock.withLock { $0 = $0.advanced(byMicroseconds: seconds * 1_000_000) }
        }

        func with<Result>(
            _ body: (Recommender, SQLiteDatabase) async throws -> Result
        ) async throws -> Result {
            let database = try SQLiteDatabase(
                SQLiteConfiguration(path: folder.appending(path: "r.sqlite").path())
            )
            let recommender = try await Recommender.open(
                store: try await SQLRecommendationsStore.open(database, random: { 42 }),
                membersMax: 50,
                now: { [self] in clock.withLock { $0 } },
                localDay: { Day(Int32($0.microseconds / 86_400_000_000)) }
            )
            let result = try await body(recommender, database)
            await database.close()
            return result
        }

        /// The event of an order paid so many days ago.
        func order(
            _ id: String,
            of member: Int64,
            skus: [String],
            daysAgo: Int64 = 0,
            store: String = "acme/north/store-1",
            isReversed: Bool = false
        ) throws -> RPCV1.Event {
            let position = position.withLock { position in
                position += 1
                return position
            }
            let now = clock.withLock { $0 }
            let order = PointsV1.Order(
                channel: "pos",
                orderID: id,
                memberID: member,
                organisation: store,
                paidAt: now.microseconds - daysAgo * 86_400_000_000,
                lines: skus.map { .init(sku: $0, category: "c", quantity: 1, paidFen: 100) }
            )
            let event: PointsV1.PointsEvent.Event =
                isReversed
                ? .orderReversed(.init(order: order)) : .orderCommitted(.init(order: order))
            return RPCV1.Event(
                partition: 0,
                position: position,
                bookedAt: now.microseconds,
                memberID: member,
                type: PointsV1.PointsEvent.messageName,
                payload: try PointsV1.PointsEvent(event: event).encoded()
            )
        }
    }

    private let fixture: Fixture
    private let context = CallContext(
        method: RecommendationsV1.RecommendationsMethods.recommend,
        principal: nil,
        peer: nil,
        deadline: nil,
        metadata: CallMetadata()
    )

    init() throws { fixture = try Fixture() }

    private func skus(
        _ recommender: Recommender,
        _ member: Int64,
        organisation: String = ""
    ) async throws -> [String] {
        try await RecommendationsHandlers(recommender: recommender).recommend(
            .init(memberID: member, organisation: organisation),
            context: context
        ).items.map(\.sku)
    }

    @Test func entriesBesideOrdersMeanNothing() async throws {
        try await fixture.with { recommender, _ in
            try await recommender.take([try fixture.order("a", of: 1, skus: ["tea"])])
            var burn = try fixture.order("b", of: 1, skus: ["milk"])
            let entry = PointsV1.Entry(entryID: 2, memberID: 1, kind: .burn, amount: -9)
            burn.payload =
                try PointsV1.PointsEvent(event: .entryBooked(.init(entry: entry))).encoded()
            try await recommender.take([burn])
            #expect(try await skus(recommender, 1) == ["tea"])
        }
    }

    @Test func anOrderShowsAtOnce() async throws {
        try await fixture.with { recommender, _ in
            #expect(try await skus(recommender, 1).isEmpty)
            try await recommender.take([try fixture.order("a", of: 1, skus: ["tea", "milk"])])
            #expect(Set(try await skus(recommender, 1)) == ["tea", "milk"])
            try await recommender.take([try fixture.order("b", of: 1, skus: ["rice"], daysAgo: 1)])
            #expect(try await skus(recommender, 1).contains("rice"))
            let answer = try await RecommendationsHandlers(recommender: recommender).recommend(
                .init(memberID: 1),
                context: context
            )
            #expect(answer.lastPurchaseAt == Self.start.microseconds)
            #expect(answer.modelVersion == "decayed-counts@1")
            let reasons = answer.items.flatMap(\.reasons)
            #expect(reasons.contains { $0.code == "you_bought_before" && $0.purchaseDays == 1 })
            for item in answer.items {
                #expect(item.score == item.reasons.reduce(0) { $0 + $1.contribution })
            }
        }
    }

    @Test func whatIsPopularReachesOthersWithinASecond() async throws {
        try await fixture.with { recommender, _ in
            #expect(try await skus(recommender, 2).isEmpty)
            try await recommender.take([try fixture.order("a", of: 1, skus: ["tea"])])
            fixture.pass(seconds: 1)
            #expect(try await skus(recommender, 2) == ["tea"])
        }
    }

    @Test func takingBackRemovesWhatTheOrderAdded() async throws {
        try await fixture.with { recommender, _ in
            try await recommender.take([
                try fixture.order("a", of: 1, skus: ["tea", "milk"]),
                try fixture.order("b", of: 1, skus: ["tea"]),
            ])
            #expect(try await skus(recommender, 1).count == 2)
            let back = try fixture.order("a", of: 1, skus: [], isReversed: true)
            try await recommender.take([back])
            fixture.pass(seconds: 1)
            #expect(try await skus(recommender, 1) == ["tea"])
            #expect(try await skus(recommender, 2) == ["tea"])
            // Once more, and of an order that never was: nothing moves.
            try await recommender.take([
                try fixture.order("a", of: 1, skus: [], isReversed: true),
                try fixture.order("z", of: 1, skus: [], isReversed: true),
            ])
            #expect(try await skus(recommender, 1) == ["tea"])
            #expect(try await recommender.verify().findings == [])
        }
    }

    @Test func repeatedEventsCountOnce() async throws {
        try await fixture.with { recommender, _ in
            let events = try (1...20).map {
                try fixture.order("\($0)", of: Int64($0 % 3 + 1), skus: ["s\($0 % 4)"])
            }
            for _ in 0..<3 { try await recommender.take(events) }
            for start in 0..<20 { try await recommender.take(Array(events[start...])) }
            let audit = try await recommender.verify()
            #expect(audit.findings == [])
            #expect(audit.purchases == 20 && audit.members == 3 && audit.products == 4)
        }
    }

    @Test func theSameAnswersAfterReopening() async throws {
        let before = try await fixture.with { recommender, _ in
            let events = try (1...80).map { (index: Int) throws -> RPCV1.Event in
                let skus: [String] = ["s\(index % 11)", "s\(index % 5)"]
                let daysAgo = Int64(index * 3 % 100)
                let member = Int64(index % 7 + 1)
                return try fixture.order("\(index)", of: member, skus: skus, daysAgo: daysAgo)
            }
            try await recommender.take(events)
            try await recommender.take([
                try fixture.order("9", of: 3, skus: [], isReversed: true)
            ])
            fixture.pass(seconds: 2)
            var answers: [[String]] = []
            for member in Int64(1)...8 { answers.append(try await skus(recommender, member)) }
            return answers
        }
        try await fixture.with { recommender, _ in
            for member in Int64(1)...8 {
                let answer = try await skus(recommender, member)
                #expect(answer == before[Int(member) - 1])
            }
            let audit = try await recommender.verify()
            #expect(audit.findings == [])
        }
    }

    @Test func theCatalogueNamesAndHides() async throws {
        try await fixture.with { recommender, _ in
            let handlers = RecommendationsHandlers(recommender: recommender)
            try await recommender.take([try fixture.order("a", of: 1, skus: ["tea", "milk"])])
            #expect(Set(try await skus(recommender, 1)) == ["tea", "milk"])
            let products: [RecommendationsV1.Product] = [
                .init(sku: "tea", name: "Green tea", recommendable: true),
                .init(sku: "milk", name: "Milk", recommendable: false),
                .init(sku: "rice", name: "Rice", recommendable: true),
            ]
            let first = try await handlers.putProducts(
                .init(products: products),
                context: context
            )
            #expect([first.added, first.changed, first.unchanged] == [3, 0, 0])
            var renamed = products
            renamed[0].name = "Tea"
            let second = try await handlers.putProducts(
                .init(products: renamed),
                context: context
            )
            #expect([second.added, second.changed, second.unchanged] == [0, 1, 2])
            let items = try await handlers.recommend(.init(memberID: 1), context: context).items
            #expect(items.map(\.name) == ["Tea"])
        }
    }

    @Test func theCatalogueIsReadBackPageByPage() async throws {
        try await fixture.with { recommender, _ in
            let handlers = RecommendationsHandlers(recommender: recommender)
            func list(
                _ size: UInt32 = 0,
                cursor: String = "",
                prefix: String = ""
            ) async throws -> RecommendationsV1.ListProductsResponse {
                try await handlers.listProducts(
                    .init(pageSize: size, cursor: cursor, skuPrefix: prefix),
                    context: context
                )
            }
            #expect(try await list().products.isEmpty)
            let products = ["b-2", "a", "b-1", "b", "c", "茶"].map { sku in
                RecommendationsV1.Product(
                    sku: sku,
                    name: "Product \(sku)",
                    category: "food",
                    brand: "b",
                    department: "d",
                    recommendable: sku != "c",
                    type: "t",
                    maker: "m",
                    ownBrand: true,
                    priceFen: 1_299,
                    ageMonthsMin: 6,
                    ageMonthsMax: 12,
                    text: "mild",
                    attributes: [.init(name: "skin", value: "dry")]
                )
            }
            _ = try await handlers.putProducts(.init(products: products), context: context)
            try await recommender.take([try fixture.order("x", of: 1, skus: ["b 9"])])
            var found: [RecommendationsV1.ListProductsResponse.ListedProduct] = []
            var cursor = ""
            repeat {
                let page = try await list(2, cursor: cursor)
                #expect(page.products.count <= 2)
                found += page.products
                cursor = page.nextCursor
            } while !cursor.isEmpty
            let skus = found.compactMap(\.product?.sku)
            #expect(skus == ["a", "b", "b 9", "b-1", "b-2", "c", "茶"])
            #expect(found.filter { !$0.inCatalogue }.compactMap(\.product?.sku) == ["b 9"])
            for product in products {
                #expect(found.contains { $0.product == product })
            }
            let some = try await list(2, prefix: "b-")
            #expect(some.products.compactMap(\.product?.sku) == ["b-1", "b-2"])
            #expect(some.nextCursor.isEmpty)
            for (size, cursor, prefix, field) in [
                (UInt32(201), "", "", "page_size"), (1, "a\n", "", "cursor"),
                (1, "", String(repeating: "x", count: 65), "sku_prefix"),
            ] {
                let error = await #expect(throws: RPCError.self) {
                    try await list(size, cursor: cursor, prefix: prefix)
                }
                #expect(error?.reason == "rpc.invalid_field")
                #expect(error?.message.contains(field) == true)
            }
        }
    }

    @Test func aPageOfLongTextsHoldsFewer() async throws {
        try await fixture.with { recommender, _ in
            let handlers = RecommendationsHandlers(recommender: recommender)
            let text = String(repeating: "x", count: 4_096)
            let products = (100..<300).map { number in
                RecommendationsV1.Product(sku: "s\(number)", text: text)
            }
            _ = try await handlers.putProducts(.init(products: products), context: context)
            let page = try await handlers.listProducts(.init(pageSize: 200), context: context)
            #expect((100..<200).contains(page.products.count))
            #expect(page.nextCursor == page.products.last?.product?.sku)
            let rest = try await handlers.listProducts(
                .init(pageSize: 200, cursor: page.nextCursor),
                context: context
            )
            #expect(page.products.count + rest.products.count == 200)
            #expect(rest.nextCursor.isEmpty)
        }
    }

    @Test func aStoreHasItsOwnFavourites() async throws {
        try await fixture.with { recommender, _ in
            for index in 0..<300 {
                let isNorth = index % 3 == 0
                try await recommender.take([
                    try fixture.order(
                        "\(index)",
                        of: Int64(index + 10),
                        skus: [isNorth ? "coal" : "ice"],
                        store: isNorth ? "acme/north/store-1" : "acme/south/store-2"
                    )
                ])
            }
            fixture.pass(seconds: 1)
            #expect(try await skus(recommender, 1) == ["ice", "coal"])
            #expect(try await skus(recommender, 1, organisation: "acme/north") == ["coal", "ice"])
            #expect(
                try await skus(recommender, 1, organisation: "acme/west") == ["ice", "coal"]
            )
            #expect(try await recommender.verify().findings == [])
        }
    }

    @Test func verificationFindsWhatWasTamperedWith() async throws {
        for statement in [
            "UPDATE purchases SET products = x'05' WHERE purchase_number = 1",
            "DELETE FROM purchases WHERE purchase_number = 1",
            "UPDATE purchases SET day = day - 1 WHERE purchase_number = 2",
        ] {
            let fixture = try Fixture()
            try await fixture.with { recommender, database in
                try await recommender.take([
                    try fixture.order("a", of: 1, skus: ["tea"]),
                    try fixture.order("b", of: 1, skus: ["milk"]),
                ])
                #expect(try await skus(recommender, 1).count == 2)
                try await database.write { writer in _ = try writer.execute(statement) }
                let findings = try await recommender.verify().findings
                #expect(!findings.isEmpty)
            }
        }
    }

    @Test(arguments: [
        ("member_id", RecommendationsV1.RecommendRequest(memberID: 0)),
        ("items_max", RecommendationsV1.RecommendRequest(memberID: 1, itemsMax: 101)),
        ("organisation", RecommendationsV1.RecommendRequest(memberID: 1, organisation: "A//b")),
    ])
    func wrongRequestsNameTheField(
        field: String,
        request: RecommendationsV1.RecommendRequest
    ) async throws {
        try await fixture.with { recommender, _ in
            let handlers = RecommendationsHandlers(recommender: recommender)
            let error = await #expect(throws: RPCError.self) {
                try await handlers.recommend(request, context: context)
            }
            #expect(error?.fieldViolations.map(\.field) == [field])
        }
    }

    @Test func wrongProductsNameTheField() async throws {
        let cases: [(String, [RecommendationsV1.Product])] = [
            ("products", []),
            ("products[0].sku", [.init(sku: "")]),
            ("products[0].sku", [.init(sku: "a b")]),
            ("products[1].sku", [.init(sku: "a"), .init(sku: "a")]),
            ("products[0].name", [.init(sku: "a", name: String(repeating: "x", count: 257))]),
            ("products[0].name", [.init(sku: "a", name: "a\u{7F}")]),
            ("products[0].category", [.init(sku: "a", category: "tea\npots")]),
            ("products[0].brand", [.init(sku: "a", brand: "\u{0}")]),
            ("products[0].department", [.init(sku: "a", department: "a\tb")]),
            ("products[0].type", [.init(sku: "a", type: "a\u{2028}b")]),
            ("products[0].maker", [.init(sku: "a", maker: "\u{85}")]),
        ]
        try await fixture.with { recommender, _ in
            let handlers = RecommendationsHandlers(recommender: recommender)
            for (field, products) in cases {
                let error = await #expect(throws: RPCError.self) {
                    try await handlers.putProducts(.init(products: products), context: context)
                }
                #expect(error?.fieldViolations.map(\.field) == [field])
            }
        }
    }

    @Test func moreMembersThanFitInMemoryAreStillAnswered() async throws {
        try await fixture.with { recommender, _ in
            let events = try (1...200).map {
                try fixture.order("\($0)", of: Int64($0), skus: ["own-\($0)", "all"])
            }
            try await recommender.take(events)
            for _ in 0..<2 {
                for member in Int64(1)...200 {
                    let first = Set(try await skus(recommender, member).prefix(2))
                    #expect(first == ["own-\(member)", "all"])
                }
            }
        }
    }

    @Test func ordersWhileAMemberIsReadAreNotLost() async throws {
        try await fixture.with { recommender, _ in
            for round in 0..<30 {
                let member = Int64(round + 1000)
                let event = try fixture.order("r\(round)", of: member, skus: ["x\(round)"])
                async let reading = skus(recommender, member)
                try await recommender.take([event])
                _ = try await reading
                #expect(try await skus(recommender, member).first == "x\(round)")
            }
        }
    }
}
