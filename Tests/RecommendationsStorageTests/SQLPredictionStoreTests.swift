import MemberDirectory
import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct SQLPredictionStoreTests {
    private static let day: Int32 = 20_000

    private static func member(_ number: UInt64) -> MemberID { MemberID(now: .min, random: number) }

    private func with(
        _ engine: StorageEngine,
        _ body: (SQLRecommendationsStore, SQLPredictionStore, any Database) async throws -> Void
    ) async throws {
        let count = Mutex<UInt64>(41)
        try await engine.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(
                database,
                beside: MemberDirectory.migrations,
                random: {
                    count.withLock { count in
                        count += 2
                        return count
                    }
                }
            )
            try await body(store, SQLPredictionStore(database), database)
        }
    }

    private func bought(
        _ position: Int64,
        member: UInt64 = 1,
        store: String = "acme/north/store-1",
        _ lines: [(sku: String, quantity: Int64)],
        day: Int32 = day
    ) -> PurchaseBatch {
        PurchaseBatch(
            source: "points",
            events: [
                PurchaseBatch.Event(
                    partition: 3,
                    position: position,
                    fact: .bought(
                        Self.member(member),
                        OrderKey(channel: "pos", orderID: "\(position)"),
                        paidAt: Timestamp(microseconds: Int64(day) * 86_400_000_000),
                        day: Day(day),
                        organisation: store,
                        lines: lines.map {
                            .init(sku: $0.sku, category: "c", brand: "b", quantity: $0.quantity)
                        }
                    )
                )
            ]
        )
    }

    /// What was sold in a unit, as store, day and products.
    private func sold(
        _ predictions: SQLPredictionStore,
        _ unit: String?,
        days: ClosedRange<Int32> = (day - 50)...(day + 50)
    ) async throws -> [String] {
        let found = Mutex<[String]>([])
        try await predictions.forEachStoreDay(
            of: unit.flatMap { OrganisationPath($0) },
            in: Day(days.lowerBound)...Day(days.upperBound)
        ) { store, day, sales in
            let text = sales.map { "\($0.quantity) × \($0.product.rawValue)" }
                .joined(separator: ", ")
            found.withLock { $0.append("\(store) \(day.rawValue - Self.day): \(text)") }
        }
        return found.withLock { $0.sorted() }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatIsSoldFollowsOrdersHoweverLate(engine: StorageEngine) async throws {
        try await with(engine) { store, predictions, _ in
            _ = try await store.apply(bought(1, [("a", 2), ("b", 1)]))
            _ = try await store.apply(bought(2, member: 2, [("b", 300)]))
            _ = try await store.apply(bought(3, store: "acme/north/store-2", [("a", 1)]))
            _ = try await store.apply(bought(4, store: "acme/northern", [("a", 7)]))
            // Late: its day lies before the others.
            _ = try await store.apply(bought(5, [("c", 1)], day: Self.day - 3))
            #expect(
                try await sold(predictions, "acme/north") == [
                    "acme/north/store-1 -3: 1 × 2", "acme/north/store-1 0: 2 × 0, 301 × 1",
                    "acme/north/store-2 0: 1 × 0",
                ]
            )
            #expect(try await sold(predictions, "acme/north/store-1").count == 2)
            #expect(try await sold(predictions, nil).count == 4)
            #expect(try await sold(predictions, nil, days: Self.day...Self.day).count == 3)
            let back = PurchaseBatch.Event(
                partition: 3,
                position: 6,
                fact: .takenBack(Self.member(2), OrderKey(channel: "pos", orderID: "2"))
            )
            _ = try await store.apply(PurchaseBatch(source: "points", events: [back]))
            // The same event again changes nothing.
            _ = try await store.apply(PurchaseBatch(source: "points", events: [back]))
            #expect(
                try await sold(predictions, "acme/north/store-1").last
                    == "acme/north/store-1 0: 2 × 0, 1 × 1"
            )
            #expect(try await predictions.findings() == [])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func mergesAndErasuresLeaveWhatWasSold(engine: StorageEngine) async throws {
        try await with(engine) { store, predictions, database in
            _ = try await store.apply(bought(1, member: 1, [("a", 2)]))
            _ = try await store.apply(bought(2, member: 2, [("a", 3)]))
            let before = try await sold(predictions, nil)
            for number in [1, 2] as [UInt64] {
                try await enter(number, home: "acme/north", in: database)
            }
            try await predictions.put([score(1, churn: 5), score(2, churn: 6)])
            let said = SaidProbabilities(
                question: "q",
                day: Day(Self.day),
                members: [.init(memberID: Self.member(2), probability: 7)]
            )
            try await predictions.put(said)
            #expect(try await kept(database) == 3)
            try await database.write { writer in
                try store.apply(
                    [
                        .merged(Self.member(1), into: Self.member(2), mergeID: 9),
                        .erased(Self.member(2)),
                    ],
                    in: writer
                )
            }
            #expect(try await sold(predictions, nil) == before)
            #expect(try await predictions.findings() == [])
            #expect(try await kept(database) == 0)
            // What was computed before they went comes too late.
            try await database.write { writer in
                try writer.execute("UPDATE directory_members SET state = 5, gates = 4")
            }
            try await predictions.put([score(1, churn: 5), score(2, churn: 6)])
            try await predictions.put(said)
            #expect(try await kept(database) == 0)
        }
    }

    /// How many rows tell something of members.
    private func kept(_ database: any Database) async throws -> Int64? {
        try await database.read { reader in
            try reader.integer(
                """
                SELECT (SELECT count(*) FROM member_scores)
                    + (SELECT count(*) FROM said_probabilities)
                """
            )
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whoMayNotBeJudgedIsNotScored(engine: StorageEngine) async throws {
        try await with(engine) { _, predictions, database in
            try await enter(1, home: "acme", in: database)
            try await enter(11, home: "acme/north", survivor: 1, in: database)
            try await enter(12, home: "acme/north", state: 5, in: database)
            try await enter(13, home: "acme/north", state: 3, in: database)
            try await enter(14, home: "acme/north", gates: 4, in: database)
            let members = [1, 11, 12, 13, 14, 15] as [UInt64]
            try await predictions.put(members.map { score($0, churn: 1) })
            #expect(try await kept(database) == 1)
            try await predictions.put(
                SaidProbabilities(
                    question: "q",
                    day: Day(Self.day),
                    members: members.map { .init(memberID: Self.member($0), probability: 1) }
                )
            )
            #expect(try await kept(database) == 2)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatWasSoldBeforeAnybodyCountedIsCounted(engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            let earlier = RecommendationsSchema.migrations.filter {
                !$0.name.hasPrefix("recommendations-predictions")
            }
            try await database.migrate(earlier + MemberDirectory.migrations)
            // Two of product 0 for a yuan each; then one each of products 0 and 2, of before
            // amounts were kept; then the first taken back.
            let rows: [(kind: Int64, products: [UInt8], amounts: [UInt8]?)] = [
                (1, [1], [2, 0xC8, 0x01, 0]), (1, [1, 2], nil), (-1, [1], [2, 0xC8, 0x01, 0]),
            ]
            try await database.write { writer in
                for (number, row) in rows.enumerated() {
                    try writer.execute(
                        """
                        INSERT INTO purchases (member_id, purchase_number, kind, channel, order_id,
                            paid_at, day, organisation, products, amounts)
                        VALUES (1, $1, $2, 'pos', $3, 0, $4, 'acme/store-1', $5, $6)
                        """,
                        [
                            .integer(Int64(number) + 1), .integer(row.kind), .text("\(number % 2)"),
                            .integer(Int64(Self.day)), .blob(row.products),
                            row.amounts.map { .blob($0) } ?? .null,
                        ]
                    )
                }
            }
            let store = try await SQLRecommendationsStore.open(
                database,
                beside: MemberDirectory.migrations,
                random: { 42 }
            )
            let predictions = SQLPredictionStore(database)
            #expect(try await sold(predictions, nil) == ["acme/store-1 0: 1 × 0, 1 × 2"])
            #expect(try await predictions.findings() == [])
            _ = store
            try await database.write { writer in
                try writer.execute("UPDATE store_days SET day = day + 1")
            }
            #expect(try await predictions.findings().count == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func oldSalesAndOldWordsAreForgotten(engine: StorageEngine) async throws {
        try await with(engine) { store, predictions, database in
            for number in [3, 4] as [UInt64] {
                try await enter(number, home: "acme", in: database)
            }
            for back in [0, 10, 20] as [Int32] {
                _ = try await store.apply(
                    bought(Int64(back) + 1, [("a", 1)], day: Self.day - back)
                )
                try await predictions.put(
                    SaidProbabilities(
                        question: "purchase_7_days",
                        day: Day(Self.day - back),
                        members: [
                            .init(memberID: Self.member(3), probability: Int64(back)),
                            .init(memberID: Self.member(4), probability: 1_000_000),
                        ]
                    )
                )
            }
            let said = try await predictions.said(
                of: "purchase_7_days",
                onOrBefore: Day(Self.day - 3)
            )
            #expect(said?.day == Day(Self.day - 10))
            #expect(said?.members.map(\.probability).sorted() == [10, 1_000_000])
            try await predictions.forget(
                salesBefore: Day(Self.day - 10),
                saidBefore: Day(Self.day - 5)
            )
            #expect(try await sold(predictions, nil).count == 2)
            let gone = try await predictions.said(
                of: "purchase_7_days",
                onOrBefore: Day(Self.day - 6)
            )
            #expect(gone == nil)
            #expect(try await predictions.said(of: "other", onOrBefore: Day(Self.day)) == nil)
        }
    }

    // MARK: Lists

    private func score(
        _ number: UInt64,
        version: Int64 = 1,
        churn: Int64,
        value: Int64 = 1000
    ) -> MemberScore {
        MemberScore(
            memberID: Self.member(number),
            version: version,
            day: Day(Self.day),
            churn: churn,
            level: "low",
            yearValueFen: value,
            monthPurchase: 1,
            lastDay: Day(Self.day - 1)
        )
    }

    private func enter(
        _ number: UInt64,
        home: String,
        state: Int64 = 1,
        gates: Int64 = 0,
        survivor: UInt64? = nil,
        in database: any Database
    ) async throws {
        try await database.write { writer in
            try writer.execute(
                """
                INSERT INTO directory_members (member_id, home, state, gates, child_stages, tags,
                    partners, survivor_id)
                VALUES ($1, $2, $3, $4, '', '', '', $5)
                """,
                [
                    .integer(Self.member(number).rawValue), .text(home), .integer(state),
                    .integer(gates), SQLValue(survivor.map { Self.member($0).rawValue }),
                ]
            )
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func listsHoldWhoIsAtHomeAndMayBeJudged(engine: StorageEngine) async throws {
        try await with(engine) { _, predictions, database in
            let homes = [
                "acme/north/store-1", "acme/north/store-2", "acme/north", "acme/northern",
                "acme/south/store-1",
            ]
            for (index, home) in homes.enumerated() {
                let number = UInt64(index) + 1
                try await enter(number, home: home, in: database)
                try await predictions.put([score(number, churn: Int64(index) * 100_000)])
            }
            for number in 11...15 as ClosedRange<UInt64> {
                try await enter(number, home: "acme/north", in: database)
                try await predictions.put([score(number, churn: 900_000)])
            }
            // Merged, erased, closed, not to be judged, unknown to identity since.
            let changes = [
                "UPDATE directory_members SET survivor_id = 1 WHERE member_id = $1",
                "UPDATE directory_members SET state = 5 WHERE member_id = $1",
                "UPDATE directory_members SET state = 3 WHERE member_id = $1",
                "UPDATE directory_members SET gates = 4 WHERE member_id = $1",
                "DELETE FROM directory_members WHERE member_id = $1",
            ]
            try await database.write { writer in
                for (number, change) in zip((11 as UInt64)..., changes) {
                    try writer.execute(change, [.integer(Self.member(number).rawValue)])
                }
            }
            func list(_ unit: String) async throws -> [String] {
                let path = try #require(OrganisationPath(unit))
                return try await predictions.scores(
                    in: path,
                    by: .churn,
                    after: nil,
                    countMax: 100
                ).map(\.home)
            }
            #expect(try await list("acme/north") == [homes[2], homes[1], homes[0]])
            #expect(try await list("acme/north/store-2") == [homes[1]])
            #expect(try await list("acme").count == 5)
            #expect(try await list("other").isEmpty)
        }
    }

    @Test(arguments: StorageEngine.allCases, MemberScore.Order.allCases)
    func pagesGoOnWhereTheyEnded(engine: StorageEngine, order: MemberScore.Order) async throws {
        try await with(engine) { _, predictions, database in
            var all: [MemberScore] = []
            for number in 1...23 as ClosedRange<UInt64> {
                // Many of the same number: the id decides.
                let one = score(
                    number,
                    churn: Int64(number * 7 % 4) * 200_000,
                    value: Int64(number * 5 % 3) * 1_000_000_000
                )
                all.append(one)
                try await enter(number, home: "acme/store-\(number % 2)", in: database)
            }
            try await predictions.put(all)
            try await predictions.put(all)
            all.sort { ($1.number(by: order), $0.memberID) < ($0.number(by: order), $1.memberID) }
            let unit = try #require(OrganisationPath("acme"))
            var found: [MemberScore] = []
            var after: MemberScore.Place?
            while true {
                let page = try await predictions.scores(
                    in: unit,
                    by: order,
                    after: after,
                    countMax: 5
                )
                guard let last = page.last?.score else { break }
                found += page.map(\.score)
                after = .init(number: last.number(by: order), memberID: last.memberID)
            }
            #expect(found == all)
            try await predictions.put([score(1, version: 2, churn: 1)])
            try await predictions.forgetScores(before: 2)
            let left = try await predictions.scores(in: unit, by: order, after: nil, countMax: 9)
            #expect(left.map(\.score.memberID) == [Self.member(1)])
        }
    }

    @Test func whatIsAtRiskIsRoundedDownAndDoesNotOverflow() {
        #expect(score(1, churn: 500_000, value: 101).valueAtRiskFen == 50)
        #expect(score(1, churn: 999_999, value: .max).valueAtRiskFen > 9_200_000_000_000_000_000)
        #expect(score(1, churn: 1_000_000, value: .max).valueAtRiskFen == .max)
        #expect(score(1, churn: 0, value: 5).valueAtRiskFen == 0)
    }
}
