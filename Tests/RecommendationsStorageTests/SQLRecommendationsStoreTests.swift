import Foundation
import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StorageSQLite
import Synchronization
import Testing

@Suite struct SQLRecommendationsStoreTests {
    private func with(
        _ body: (SQLRecommendationsStore, SQLiteDatabase) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-recommendations-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(
            SQLiteConfiguration(path: folder.appending(path: "r.sqlite").path())
        )
        try await body(try await SQLRecommendationsStore.open(database, random: { 42 }), database)
        await database.close()
        try FileManager.default.removeItem(at: folder)
    }

    private func bought(
        _ position: Int64,
        member: UInt64 = 1,
        order: String? = nil,
        skus: [String],
        day: Int32 = 20_000
    ) -> PurchaseBatch.Event {
        PurchaseBatch.Event(
            partition: 3,
            position: position,
            fact: .bought(
                MemberID(now: .min, random: member),
                OrderKey(channel: "pos", orderID: order ?? "\(position)"),
                paidAt: Timestamp(microseconds: Int64(day) * 86_400_000_000),
                day: Day(day),
                organisation: "acme/store-1",
                lines: skus.map { .init(sku: $0, category: "c", brand: "b") }
            )
        )
    }

    private func takenBack(_ position: Int64, order: String) -> PurchaseBatch.Event {
        PurchaseBatch.Event(
            partition: 3,
            position: position,
            fact: .takenBack(
                MemberID(now: .min, random: 1),
                OrderKey(channel: "pos", orderID: order)
            )
        )
    }

    private func batch(_ events: [PurchaseBatch.Event]) -> PurchaseBatch {
        PurchaseBatch(source: "points", events: events)
    }

    @Test func productsGetDenseNumbersOnFirstSight() async throws {
        try await with { store, _ in
            let first = try await store.apply(
                batch([bought(1, skus: ["b", "a", "b"]), bought(2, skus: ["c", "a"])])
            )
            #expect(first.products.map(\.product.sku) == ["b", "a", "c"])
            #expect(first.products.map(\.id.rawValue) == [0, 1, 2])
            #expect(first.purchases.map { $0.products.map(\.rawValue) } == [[0, 1], [1, 2]])
            let changes = try await store.put([
                Product(sku: "c", name: "Cheese"), Product(sku: "d", name: "Dates"),
            ])
            #expect(changes.added == 2 && changes.changed == 0)
            #expect(changes.products.map(\.id.rawValue) == [2, 3])
            #expect(try await store.products().map(\.name) == ["b", "a", "Cheese", "Dates"])
        }
    }

    @Test func linesOfOneProductAreCountedTogether() async throws {
        try await with { store, _ in
            let lines: [PurchaseFact.Line] = [
                .init(sku: "b", category: "", brand: "", quantity: 2, paidFen: 500),
                .init(sku: "a", category: "", brand: "", paidFen: -70, discountFen: 9),
                .init(sku: "b", category: "", brand: "", quantity: 3, paidFen: 1, discountFen: 4),
                .init(sku: "deposit", category: "", brand: "", quantity: 0, paidFen: -25),
            ]
            let fact = PurchaseFact.bought(
                MemberID(now: .min, random: 1),
                OrderKey(channel: "pos", orderID: "1"),
                paidAt: Timestamp(microseconds: 0),
                day: Day(0),
                organisation: "acme/store-1",
                lines: lines
            )
            let event = PurchaseBatch.Event(partition: 3, position: 1, fact: fact)
            _ = try await store.apply(batch([event]))
            let log = try await store.purchases(of: MemberID(now: .min, random: 1))
            #expect(
                log.first?.lines == [
                    .init(product: ProductID(0), quantity: 5, paidFen: 501, discountFen: 4),
                    .init(product: ProductID(1), quantity: 1, paidFen: -70, discountFen: 9),
                ]
            )
            #expect(log.first?.paidFen == 406)
            #expect(try await store.products().map(\.sku) == ["b", "a"])
        }
    }

    @Test func ordersOfBeforeAmountsWereKeptCountAsOneOfEach() async throws {
        try await with { store, database in
            _ = try await store.apply(batch([bought(1, skus: ["a", "b"])]))
            try await database.write { writer in
                _ = try writer.execute("UPDATE purchases SET amounts = NULL")
            }
            let log = try await store.purchases(of: MemberID(now: .min, random: 1))
            #expect(log.first?.lines.map(\.quantity) == [1, 1])
        }
    }

    @Test func allThatTheCatalogueSaysComesBack() async throws {
        try await with { store, _ in
            var details = Product.Details()
            details.type = "cleanser"
            details.maker = "m"
            details.isOwnBrand = true
            details.priceFen = 12_900
            details.ageMonthsMin = 6
            details.ageMonthsMax = 12
            details.text = "mild"
            details.attributes = [
                .init(name: "skin", value: "dry"), .init(name: "x", value: "a b"),
            ]
            let product = Product(sku: "a", name: "A", details: details)
            _ = try await store.put([product])
            #expect(try await store.products() == [product])
            #expect(try await store.put([product]).unchanged == 1)
        }
    }

    @Test func aBatchTakesEffectOnce() async throws {
        try await with { store, _ in
            let events = [bought(1, skus: ["a"]), bought(2, skus: ["a"]), takenBack(3, order: "1")]
            #expect(try await store.apply(batch(events)).purchases.count == 3)
            #expect(try await store.apply(batch(events)).purchases.isEmpty)
            let more = try await store.apply(batch(events + [bought(4, skus: ["a"])]))
            #expect(more.purchases.map(\.number) == [4])
            let log = try await store.purchases(of: MemberID(now: .min, random: 1))
            #expect(log.map(\.number) == [1, 2, 3, 4])
            #expect(log[2] == log[0].takenBack(number: 3))
        }
    }

    @Test func anOrderIsTakenBackOnceEvenWithinABatch() async throws {
        try await with { store, _ in
            let applied = try await store.apply(
                batch([
                    bought(1, order: "x", skus: ["a"]), takenBack(2, order: "x"),
                    takenBack(3, order: "x"), takenBack(4, order: "y"),
                ])
            )
            #expect(applied.purchases.map(\.kind) == [.bought, .takenBack])
            #expect(applied.unknownOrders == 2)
        }
    }

    @Test func recentPurchasesAreHandedOut() async throws {
        try await with { store, _ in
            let events = (1...2500).map { (index: Int) -> PurchaseBatch.Event in
                let skus: [String] = ["s\(index % 400)", "t"]
                let member = UInt64(index % 9 + 1)
                let day = Int32(20_000 - index % 100)
                return bought(Int64(index), member: member, skus: skus, day: day)
            }
            _ = try await store.apply(batch(events))
            let days = Mutex<[Day]>([])
            try await store.forEachPurchase(
                of: "points",
                firstDay: { newest in
                    #expect(newest == Day(20_000))
                    return Day(19_990)
                }
            ) { page in
                days.withLock { $0 += page.map(\.day) }
            }
            #expect(days.withLock { $0.count } == 275)
            #expect(days.withLock { $0.min() } == Day(19_990))
            let members = Mutex<[Int]>([])
            try await store.forEachMember(of: "points") { _, log in
                members.withLock { $0.append(log.count) }
            }
            #expect(members.withLock { $0.reduce(0, +) } == 2500)
            #expect(members.withLock { $0.count } == 9)
        }
    }

    @Test(arguments: ["x'80'", "x'00'", "x'8080808080'", "x'FFFFFFFF7F01'"])
    func malformedProductListsAreRefused(bytes: String) async throws {
        try await with { store, database in
            _ = try await store.apply(batch([bought(1, skus: ["a"])]))
            try await database.write { writer in
                _ = try writer.execute("UPDATE purchases SET products = \(bytes)")
            }
            let error = await #expect(throws: StorageError.self) {
                try await store.purchases(of: MemberID(now: .min, random: 1))
            }
            #expect(error?.code == .corrupt)
        }
    }

    @Test func manyProductsOfOneOrderComeBack() async throws {
        try await with { store, _ in
            let skus = (0..<1000).map { "sku-\($0 * 7919 % 1000)" }
            let applied = try await store.apply(batch([bought(1, skus: skus)]))
            let log = try await store.purchases(of: MemberID(now: .min, random: 1))
            #expect(log == applied.purchases)
            #expect(log[0].products.count == 1000)
        }
    }
}
