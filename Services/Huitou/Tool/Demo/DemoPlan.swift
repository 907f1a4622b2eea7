package import Primitives

/// Members and orders of the demonstration, the same for the same seed and day.
///
/// Each member has favourites that come back at their own rhythm, so that tiers differ and
/// recommendations have something to find; a third of them leave one day, so that predictions have.
package struct DemoPlan {
    /// One member.
    package struct Member: Hashable {
        /// From 1.
        package let number: Int
        /// A mobile number of a range kept for demonstrations.
        package let phone: String
        /// A card number.
        package let card: String
        /// A name.
        package let name: String
        /// When the member registered.
        package let registeredAt: Timestamp
        /// What the member bought, oldest first.
        package let orders: [Order]
    }

    /// One order.
    package struct Order: Hashable {
        /// The number at its channel.
        package let orderID: String
        /// `pos` or `mini_program`.
        package let channel: String
        /// The store's organisation unit.
        package let organisation: String
        /// When it was paid.
        package let paidAt: Timestamp
        /// Product, quantity and the amount paid for the line in fen.
        package let lines: [(product: DemoCatalogue.Product, quantity: Int64, paidFen: Int64)]
        /// Whether it was brought back the next day.
        package let isReturned: Bool

        package static func == (lhs: Order, rhs: Order) -> Bool { lhs.orderID == rhs.orderID }
        package func hash(into hasher: inout Hasher) { hasher.combine(orderID) }
    }

    /// The members, each with its orders.
    package let members: [Member]

    private static let dayMicroseconds: Int64 = 86_400 * 1_000_000
    private static let days = 300
    /// How long a member stays at least, in days.
    private static let stayMin = 20
    private static let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"]
    private static let givenNames = ["伟", "芳", "娜", "敏", "静", "磊", "军", "洋", "艳", "勇"]

    /// Makes the plan.
    ///
    /// - Parameters:
    ///   - seed: Which plan.
    ///   - memberCount: How many members.
    ///   - now: The present; orders lie in the 300 days before it.
    package init(seed: UInt64, memberCount: Int, now: Timestamp) {
        members = (1...memberCount).map { number in
            var random = SeededRandom(seed: Partition.mix(seed) ^ UInt64(number))
            return Self.member(number, now: now, random: &random)
        }
    }

    private static func member(
        _ number: Int,
        now: Timestamp,
        random: inout SeededRandom
    ) -> Member {
        let favourites = (0..<Int.random(in: 6...18, using: &random)).map { _ in
            DemoCatalogue.products[Int.random(in: 0..<DemoCatalogue.products.count, using: &random)]
        }
        // One in four comes seldom, one in three leaves; the first one does neither.
        let isSeldom = number > 1 && Int.random(in: 0..<4, using: &random) == 0
        let pauseDays = Int.random(in: isSeldom ? 15...40 : 3...14, using: &random)
        let quantityMax = Int64.random(in: 1...4, using: &random)
        // Days are counted back from the present.
        let firstDay = Int.random(in: stayMin..<days, using: &random)
        let leaves = number > 1 && Int.random(in: 0..<3, using: &random) == 0
        let lastDay = leaves ? Int.random(in: 0...(firstDay - stayMin), using: &random) : 0
        var orders: [Order] = []
        var day = firstDay
        while day >= lastDay {
            let order = order(
                "\(number)-\(orders.count + 1)",
                favourites: favourites,
                quantityMax: quantityMax,
                day: day,
                now: now,
                random: &random
            )
            orders.append(order)
            day -= max(
                1,
                pauseDays + Int.random(in: -pauseDays / 2...pauseDays / 2, using: &random)
            )
        }
        let digits = String(10_000 + number)
        return Member(
            number: number,
            phone: "1380001" + digits.suffix(4),
            card: "DEMO" + digits,
            name: (surnames.randomElement(using: &random) ?? "王")
                + (givenNames.randomElement(using: &random) ?? "伟"),
            registeredAt: now.advanced(
                byMicroseconds: -Int64(firstDay + 1) * dayMicroseconds
            ),
            orders: orders
        )
    }

    private static func order(
        _ name: String,
        favourites: [DemoCatalogue.Product],
        quantityMax: Int64,
        day: Int,
        now: Timestamp,
        random: inout SeededRandom
    ) -> Order {
        var products: [DemoCatalogue.Product] = []
        for favourite in favourites
        where Int.random(in: 0..<3, using: &random) == 0 && !products.contains(favourite) {
            products.append(favourite)
        }
        let other = DemoCatalogue.products.randomElement(using: &random)
        if let other, !products.contains(other) { products.append(other) }
        let isOnline = Int.random(in: 0..<4, using: &random) == 0
        let seconds = Int64.random(in: 1...36_000, using: &random)
        return Order(
            orderID: "demo-\(name)",
            channel: isOnline ? "mini_program" : "pos",
            organisation: "demo/retail/store-\(Int.random(in: 1...5, using: &random))",
            paidAt: now.advanced(
                byMicroseconds: -Int64(day) * dayMicroseconds - seconds * 1_000_000
            ),
            lines: products.map { product in
                let quantity = Int64.random(in: 1...quantityMax, using: &random)
                return (product, quantity, quantity * product.priceFen)
            },
            isReturned: day > 2 && Int.random(in: 0..<100, using: &random) == 0
        )
    }
}
