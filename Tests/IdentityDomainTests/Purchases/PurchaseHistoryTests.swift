import IdentityDomain
import Primitives
import Testing

extension PurchasedOrder {
    /// An order of lines `sku category brand quantity fen`.
    static func sample(
        _ number: Int,
        day: Int,
        hour: Int = 12,
        store: String = "acme/north/store-1",
        _ lines: String...
    ) -> PurchasedOrder {
        let lines = lines.map { text in
            let words = text.split(separator: " ").map(String.init)
            return Line(
                sku: words[0],
                category: words[1],
                brand: words[2],
                quantity: Int64(words[3]) ?? 1,
                paid: Fen(Int64(words[4]) ?? 0)
            )
        }
        return PurchasedOrder(
            digest: OrderReference(channel: "pos", orderID: "\(number)").digest,
            day: day,
            hour: hour,
            channel: "pos",
            store: store,
            paid: lines.reduce(.zero) { $0 + $1.paid },
            lines: lines
        )
    }
}

struct PurchaseHistoryTests {
    @Test func ordersCountOnceAndGoBackWhole() {
        var history = PurchaseHistory()
        let first = PurchasedOrder.sample(1, day: 100, "a skin x 1 100")
        let second = PurchasedOrder.sample(2, day: 90, "b skin x 1 100")
        let kept = [history.insert(first), history.insert(first), history.insert(second)]
        #expect(kept == [true, false, true])
        #expect(history.orders.map(\.day) == [90, 100])
        let removed = [history.remove(first.digest), history.remove(first.digest)]
        #expect(removed == [first, nil])
        #expect(history == PurchaseHistory(orders: [second]))
    }

    @Test func linesOfOneProductAreOne() {
        let order = PurchasedOrder.sample(
            1,
            day: 1,
            "a skin x 1 100",
            "b s x 1 5",
            "a skin x 2 150"
        )
        #expect(order.lines.map(\.sku) == ["a", "b"])
        #expect(order.lines[0].quantity == 3)
        #expect(order.lines[0].paid == Fen(250))
        #expect(order.lines[0].unitPrice == 83)
    }

    @Test func whatIsKeptIsBounded() {
        var history = PurchaseHistory()
        for number in 0..<200 {
            history.insert(.sample(number, day: 1000 + number, "a skin x 1 100"))
        }
        #expect(history.orders.count == PurchaseHistory.ordersMax)
        #expect(history.orders.first?.day == 1080)
        history.insert(.sample(900, day: 1199 + 730, "a skin x 1 100"))
        #expect(history.orders.map(\.day) == [1199, 1929])
        history.insert(.sample(901, day: 1199 + 731, "a skin x 1 100"))
        #expect(history.orders.map(\.day) == [1929, 1930])
        let isKept = history.insert(.sample(902, day: 1199, "a skin x 1 100"))
        #expect(!isKept)
        let many = PurchasedOrder(
            digest: 7,
            day: 1,
            hour: 0,
            channel: "pos",
            store: "acme",
            paid: Fen(1),
            lines: (1...100).map {
                PurchasedOrder.Line(
                    sku: "\($0)",
                    category: "",
                    brand: "",
                    quantity: 1,
                    paid: Fen($0)
                )
            }
        )
        #expect(many.lines.count == PurchasedOrder.linesMax)
        #expect(many.lines.map(\.paid).min() == Fen(41))
    }

    @Test func packingGivesBackWhatWentIn() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<200 {
            var history = PurchaseHistory()
            for number in 0..<Int(random.next() % 20) {
                history.insert(
                    .sample(
                        number,
                        day: Int(random.next() % 500) - 50,
                        hour: Int(random.next() % 24),
                        store: "acme/s\(random.next() % 3)",
                        "a\(random.next() % 5) skin x \(random.next() % 9 + 1) 100",
                        "护肤 c/\(random.next() % 3) 品牌 1 -5"
                    )
                )
            }
            let packed = history.packed
            #expect(PurchaseHistory(packed: packed) == history)
            // A part of it is nothing, and a changed byte never harms.
            if !packed.isEmpty { #expect(PurchaseHistory(packed: packed.dropLast()) == nil) }
            var damaged = packed
            damaged[Int(random.next() % UInt64(packed.count))] ^= UInt8(random.next() % 255 + 1)
            _ = PurchaseHistory(packed: damaged)
        }
    }

    @Test func aYearOfWeeklyShoppingIsSmall() {
        var history = PurchaseHistory()
        for week in 0..<52 {
            history.insert(
                .sample(
                    week,
                    day: 20_000 + week * 7,
                    "sku-\(week % 9) dairy/milk brand 1 1280",
                    "sku-\(week % 7) fruit brand 2 990"
                )
            )
        }
        #expect(history.packed.count < 2000)
    }

    @Test func mediansAreTrueToASixth() throws {
        var prices = CategoryPrices()
        #expect(prices.median == nil)
        let line = { (paid: Int64, quantity: Int64) in
            PurchasedOrder.Line(
                sku: "a",
                category: "skin",
                brand: "",
                quantity: quantity,
                paid: Fen(paid)
            )
        }
        for paid in [100, 1000, 1000, 1000, 90_000] as [Int64] { prices.count(line(paid, 1)) }
        let median = try #require(prices.median)
        #expect(abs(median / 1000 - 1) < 0.1)
        // Somebody who buys in bulk counts as ten units at most, and given away counts nothing.
        prices.count(line(100_000, 1000))
        prices.count(line(0, 5))
        let lower = try #require(prices.median)
        #expect(abs(lower / 100 - 1) < 0.1)
        prices.count(line(100_000, 1000), isTakenBack: true)
        #expect(prices.median == median)
        #expect(CategoryPrices(packed: prices.packed) == prices)
        #expect(CategoryPrices(packed: prices.packed.dropLast()) == nil)
    }
}
