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

/// Products by requirement, through the handlers.
@Suite struct RequirementsTests {
    private static let start = Timestamp(microseconds: 1_767_268_800_000_000)
    private static let optedOut: Int64 = 66
    /// A member that does not want cream-c.
    private static let choosy: Int64 = 67

    private static let context = CallContext(
        method: RecommendationsV1.RequirementsMethods.findProducts,
        principal: nil,
        peer: nil,
        deadline: nil,
        metadata: CallMetadata()
    )

    /// A small perfumery.
    private static let products: [RecommendationsV1.Product] = [
        product("cream-a", 23_900, skin: ["dry"], fragrance: "none", text: "oats 燕麦"),
        product("cream-b", 15_900, skin: ["dry"], fragrance: "rose"),
        product("cream-c", 12_900, skin: ["normal", "oily"], fragrance: "none"),
        product("cream-d", 9_900, skin: ["normal"], fragrance: "none"),
        product("cream-e", 18_900, skin: ["dry", "normal"], fragrance: "lily"),
        product("secret", 1_000, skin: ["dry"], fragrance: "none", isShown: false),
        RecommendationsV1.Product(
            sku: "milk",
            name: "Milk",
            department: "food",
            recommendable: true
        ),
    ]

    private static func product(
        _ sku: String,
        _ priceFen: Int64,
        skin: [String],
        fragrance: String,
        text: String = "",
        isShown: Bool = true
    ) -> RecommendationsV1.Product {
        RecommendationsV1.Product(
            sku: sku,
            name: "Cream \(sku.suffix(1))",
            category: "face",
            brand: "Demo",
            department: "beauty",
            recommendable: isShown,
            priceFen: priceFen,
            text: text,
            attributes: skin.map { .init(name: "skin", value: $0) } + [
                .init(name: "fragrance", value: fragrance)
            ]
        )
    }

    /// What a member of the seed asks for: dry skin, at most ¥200, no fragrance.
    private static let wanted: [RecommendationsV1.Requirement] = [
        .init(field: .attribute, attribute: "skin", operator: .is, values: ["Dry"]),
        .init(field: .price, operator: .atMost, values: ["20000"]),
        .init(
            field: .attribute,
            attribute: "fragrance",
            operator: .is,
            values: ["none"],
            weight: 3,
            labelEn: "no fragrance",
            labelZh: "无香"
        ),
        .init(field: .department, operator: .is, values: ["beauty"], strength: .indispensable),
    ]

    private func with<Result>(
        _ body: (RequirementsHandlers, Recommender) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-requirements-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            // Nothing depends on the folder being gone.
            try? FileManager.default.removeItem(at: folder)
        }
        let database = try SQLiteDatabase(
            SQLiteConfiguration(path: folder.appending(path: "r.sqlite").path())
        )
        let recommender = try await Recommender.open(
            store: try await SQLRecommendationsStore.open(database, random: { 42 }),
            membersMax: 50,
            now: { Self.start },
            localDay: { Day(Int32($0.microseconds / 86_400_000_000)) },
            standing: { Standing($0, isPersonalised: $0.rawValue != Self.optedOut) }
        )
        _ = try await RecommendationsHandlers(recommender: recommender).putProducts(
            .init(products: Self.products),
            context: Self.context
        )
        let finder = RequirementFinder(
            recommender,
            exclusions: { member in
                var excluded = ExcludedProducts()
                if member.rawValue == Self.choosy { excluded.skus = ["cream-c"] }
                return excluded
            }
        )
        let result = try await body(RequirementsHandlers(finder: finder), recommender)
        await database.close()
        return result
    }

    private func order(_ number: Int64, of member: Int64, _ skus: [String]) throws -> RPCV1.Event {
        let order = PointsV1.Order(
            channel: "pos",
            orderID: "o\(number)",
            memberID: member,
            organisation: "acme/north/store-1",
            paidAt: Self.start.microseconds,
            lines: skus.map { .init(sku: $0, category: "face", quantity: 1, paidFen: 100) }
        )
        return RPCV1.Event(
            partition: 0,
            position: number,
            bookedAt: Self.start.microseconds,
            memberID: member,
            type: PointsV1.PointsEvent.messageName,
            payload: try PointsV1.PointsEvent(
                event: .orderCommitted(.init(order: order))
            ).encoded()
        )
    }

    @Test func whatFitsIsFoundWithItsReasons() async throws {
        try await with { handlers, _ in
            var wanted = Self.wanted
            wanted[1].values = ["25000"]
            wanted.append(
                .init(field: .text, operator: .contains, values: ["燕麦"], strength: .wish, weight: 7)
            )
            let found = try await handlers.findProductsForGuest(
                .init(requirements: wanted),
                context: Self.context
            )
            #expect(found.items.map(\.sku) == ["cream-a"])
            #expect(found.total == 1)
            #expect(found.relaxations.isEmpty)
            #expect(found.requirements.map(\.products) == [3, 5, 3, 5, 1])
            #expect(found.requirements.map(\.textZh).contains("无香"))
            let item = try #require(found.items.first)
            #expect(item.priceFen == 23_900)
            #expect(item.wishesMet == 7)
            #expect(
                item.reasons.map(\.textEn) == [
                    "Fits your requirement “skin: Dry”",
                    "Fits your requirement “price at most ¥250”",
                    "Fits your requirement “no fragrance”",
                    "Fits your requirement “department: beauty”",
                    "Fits your wish “says “燕麦””",
                ]
            )
            #expect(item.reasons.map(\.code).suffix(2) == ["fits_requirement", "fits_wish"])
            #expect(item.reasons.last?.contribution == 7)
        }
    }

    @Test func whereNothingFitsTheSmallestRelaxationsAreTold() async throws {
        try await with { handlers, _ in
            let found = try await handlers.findProductsForGuest(
                .init(requirements: Self.wanted),
                context: Self.context
            )
            #expect(found.items.isEmpty && found.total == 0)
            #expect(found.relaxations.map(\.requirements) == [[0], [1], [2]])
            #expect(
                found.relaxations.map(\.textZh) == [
                    "不要求“skin：Dry”", "不要求“价格不超过¥200”", "不要求“无香”",
                ]
            )
            let price = try #require(found.relaxations[1].adjustments.first)
            #expect(price.textEn == "raise the price limit from ¥200 to ¥239")
            #expect(price.changes == [.init(requirement: 1, change: .atMost("23900"))])
            #expect(price.items.map(\.sku) == ["cream-a"])
            let skin = found.relaxations[0].adjustments
            #expect(skin.map(\.textEn) == ["accept also skin: normal", "accept also skin: oily"])
            #expect(skin.map(\.total) == [2, 1])
            #expect(found.relaxations[2].total == 2)
            let reasons = found.relaxations[2].items.first?.reasons.map(\.textEn) ?? []
            #expect(!reasons.contains { $0.contains("fragrance") })
        }
    }

    @Test func whatAMemberBuysComesFirst() async throws {
        try await with { handlers, recommender in
            try await recommender.take([
                try order(1, of: 7, ["cream-d"]), try order(2, of: 8, ["cream-c"]),
                try order(3, of: 9, ["milk"]), try order(4, of: Self.optedOut, ["cream-e"]),
            ])
            let wanted: [RecommendationsV1.Requirement] = [
                .init(field: .attribute, attribute: "skin", operator: .is, values: ["normal"])
            ]
            func skus(_ member: Int64) async throws -> [String] {
                let found = try await handlers.findProducts(
                    .init(memberID: member, requirements: wanted),
                    context: Self.context
                )
                return found.items.map(\.sku)
            }
            #expect(try await skus(7) == ["cream-d", "cream-c", "cream-e"])
            #expect(try await skus(0) == ["cream-c", "cream-d", "cream-e"])
            #expect(try await skus(Self.choosy) == ["cream-d", "cream-e"])
            // Whoever asked not to be judged by what it bought has the list of everybody.
            #expect(try await skus(Self.optedOut) == ["cream-c", "cream-d", "cream-e"])
            let found = try await handlers.findProducts(
                .init(memberID: 7, requirements: wanted, itemsMax: 1),
                context: Self.context
            )
            #expect(found.total == 3)
            #expect(
                found.items.first?.reasons.map(\.code).prefix(2) == [
                    "fits_requirement", "you_bought_before",
                ]
            )
        }
    }

    @Test func changesOfTheCatalogueShowAtOnce() async throws {
        try await with { handlers, recommender in
            var cheaper = Self.products[0]
            cheaper.priceFen = 19_900
            _ = try await RecommendationsHandlers(recommender: recommender).putProducts(
                .init(products: [cheaper]),
                context: Self.context
            )
            let found = try await handlers.findProductsForGuest(
                .init(requirements: Self.wanted),
                context: Self.context
            )
            #expect(found.items.map(\.sku) == ["cream-a"])
            #expect(found.items.first?.priceFen == 19_900)
        }
    }

    @Test func theCatalogueDescribesItself() async throws {
        try await with { handlers, _ in
            let all = try await handlers.describeCatalogue(.init(), context: Self.context)
            #expect(all.total == 6)
            #expect(all.priced == 5)
            #expect(all.priceFenMin == 9_900 && all.priceFenMax == 23_900)
            let beauty = try await handlers.describeCatalogue(
                .init(requirements: [Self.wanted[3]], valuesMax: 2),
                context: Self.context
            )
            #expect(beauty.total == 5)
            let skin = try #require(beauty.facets.first { $0.attribute == "skin" })
            #expect(skin.field == .attribute)
            #expect(skin.products == 5)
            #expect(skin.valuesTotal == 3)
            #expect(skin.values.map(\.value) == ["dry", "normal"])
            #expect(skin.values.map(\.products) == [3, 3])
            #expect(beauty.facets.map(\.field).prefix(2) == [.department, .category])
        }
    }

    @Test(
        arguments: [
            ("requirements[0].field", .init(operator: .is, values: ["x"])),
            ("requirements[0].operator", .init(field: .brand, values: ["x"])),
            ("requirements[0].operator", .init(field: .brand, operator: .atMost, values: ["1"])),
            ("requirements[0].operator", .init(field: .price, operator: .is, values: ["1"])),
            ("requirements[0].operator", .init(field: .text, operator: .is, values: ["xx"])),
            (
                "requirements[0].operator",
                .init(field: .ownBrand, operator: .isNot, values: ["true"])
            ),
            (
                "requirements[0].operator",
                .init(field: .ageMonths, operator: .atMost, values: ["1"])
            ),
            ("requirements[0].attribute", .init(field: .attribute, operator: .is, values: ["x"])),
            (
                "requirements[0].attribute",
                .init(field: .brand, attribute: "skin", operator: .is, values: ["x"])
            ),
            ("requirements[0].values", .init(field: .brand, operator: .is)),
            ("requirements[0].values", .init(field: .brand, operator: .is, values: ["a", "b"])),
            (
                "requirements[0].values",
                .init(field: .price, operator: .between, values: ["2", "1"])
            ),
            ("requirements[0].values[0]", .init(field: .price, operator: .atMost, values: ["1.5"])),
            ("requirements[0].values[0]", .init(field: .price, operator: .atMost, values: ["-1"])),
            (
                "requirements[0].values[1]",
                .init(field: .attribute, attribute: "a", operator: .between, values: ["1", "b"])
            ),
            (
                "requirements[0].values[0]",
                .init(field: .ageMonths, operator: .is, values: ["1201"])
            ),
            ("requirements[0].values[0]", .init(field: .ownBrand, operator: .is, values: ["yes"])),
            (
                "requirements[0].values[0]",
                .init(field: .text, operator: .contains, values: [" x "])
            ),
            ("requirements[0].values[0]", .init(field: .brand, operator: .is, values: ["a\nb"])),
            (
                "requirements[0].weight",
                .init(field: .brand, operator: .is, values: ["a"], weight: 101)
            ),
            (
                "requirements[0].strength",
                .init(field: .brand, operator: .is, values: ["a"], strength: .unrecognized(9))
            ),
            (
                "requirements[0].label_zh",
                .init(field: .brand, operator: .is, values: ["a"], labelEn: "a")
            ),
        ] as [(String, RecommendationsV1.Requirement)]
    )
    func wrongRequirementsNameTheField(
        field: String,
        requirement: RecommendationsV1.Requirement
    ) async throws {
        try await with { handlers, _ in
            let error = await #expect(throws: RPCError.self) {
                try await handlers.findProductsForGuest(
                    .init(requirements: [requirement]),
                    context: Self.context
                )
            }
            #expect(error?.fieldViolations.map(\.field) == [field])
        }
    }

    @Test func wrongRequestsNameTheField() async throws {
        let brand = RecommendationsV1.Requirement(field: .brand, operator: .is, values: ["a"])
        let many = [RecommendationsV1.Requirement](repeating: brand, count: 21)
        let cases: [(String, RecommendationsV1.FindProductsRequest)] = [
            ("member_id", .init(memberID: -1, requirements: [brand])),
            ("requirements", .init(memberID: 1)),
            ("requirements", .init(memberID: 1, requirements: many)),
            ("items_max", .init(memberID: 1, requirements: [brand], itemsMax: 101)),
            ("organisation", .init(memberID: 1, requirements: [brand], organisation: "A//b")),
        ]
        try await with { handlers, _ in
            for (field, request) in cases {
                let error = await #expect(throws: RPCError.self) {
                    try await handlers.findProducts(request, context: Self.context)
                }
                #expect(error?.fieldViolations.map(\.field) == [field])
            }
            for (field, request) in [
                ("values_max", RecommendationsV1.DescribeCatalogueRequest(valuesMax: 201)),
                ("requirements", RecommendationsV1.DescribeCatalogueRequest(requirements: many)),
            ] {
                let error = await #expect(throws: RPCError.self) {
                    try await handlers.describeCatalogue(request, context: Self.context)
                }
                #expect(error?.fieldViolations.map(\.field) == [field])
            }
        }
    }
}
