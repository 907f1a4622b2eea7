import Primitives
import RecommendationsDomain

/// Random purchases for the tests of this target.
enum TestPurchases {
    static let today = Day(20_000)

    static func purchase(
        number: Int64,
        order: String,
        day: Int32,
        products: [Int32],
        second: Int64 = 0,
        organisation: String = "acme/north/store-1"
    ) -> Purchase {
        Purchase(
            memberID: MemberID(now: .min, random: 3),
            number: number,
            kind: .bought,
            order: OrderKey(channel: "pos", orderID: order),
            paidAt: Timestamp(microseconds: (Int64(day) * 86_400 + second) * 1_000_000),
            day: Day(day),
            organisation: organisation,
            lines: products.map { Purchase.Line(product: ProductID($0)) }
        )
    }

    /// Orders over half a year, several on some days.
    static func orders(seed: UInt64, count: Int = 60) -> [Purchase] {
        var random = SeededRandom(seed: seed)
        return (1...count).map { index in
            let products = (0..<8).filter { _ in random.next() % 3 == 0 }
            return purchase(
                number: Int64(index),
                order: "\(index)",
                day: today.rawValue - Int32(random.next() % 180),
                products: products.map { Int32($0) },
                second: Int64(random.next() % 86_400)
            )
        }
    }

    /// The same lines as a log in this order.
    static func renumbered(_ purchases: [Purchase]) -> [Purchase] {
        purchases.enumerated().map { index, purchase in
            Purchase(
                memberID: purchase.memberID,
                number: Int64(index + 1),
                kind: purchase.kind,
                order: purchase.order,
                paidAt: purchase.paidAt,
                day: purchase.day,
                organisation: purchase.organisation,
                lines: purchase.lines
            )
        }
    }
}
