import Primitives
import RecommendationsDomain
import RecommendationsStorage

/// A made-up chain: members with a rhythm and a taste each, who shop for 300 days.
enum BackTestChain {
    static let members = 70
    static let days: Int32 = 300
    static let products = 48

    static func member(_ number: Int) -> MemberID {
        guard let member = MemberID(rawValue: Int64(number + 1)) else {
            preconditionFailure("no member")
        }
        return member
    }

    /// Noon of a day, in UTC.
    static func noon(_ day: Int32) -> Timestamp {
        Timestamp(microseconds: (Int64(day) * 86_400 + 43_200) * 1_000_000)
    }

    /// One shopping trip.
    struct Trip {
        var member: Int
        var day: Int32
        var products: [Int]
    }

    /// What the members buy in all days.
    static func trips(seed: UInt64 = 5) -> [Trip] {
        var random = SeededRandom(seed: seed)
        var trips: [Trip] = []
        for member in 0..<members {
            let rhythm = Int.random(in: 3...12, using: &random)
            let taste = Int.random(in: 0..<12, using: &random)
            for day in stride(from: member % 6, to: Int(days), by: rhythm) {
                // Now and then a trip is left out, and some leave for good.
                guard Int.random(in: 0..<5, using: &random) > 0 else { continue }
                if member % 7 == 0, day > 200 + member { break }
                var bought = (0..<4).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
                    .map { (taste * 4 + $0) % products }
                bought.append(Int.random(in: 0..<products, using: &random))
                trips.append(Trip(member: member, day: Int32(day), products: bought))
            }
        }
        return trips.sorted { ($0.day, $0.member) < ($1.day, $1.member) }
    }

    /// The same until a day, and from it on the same trips dealt out anew among members, days and
    /// products.
    static func shuffled(_ trips: [Trip], from day: Int32) -> [Trip] {
        var random = SeededRandom(seed: 99)
        let later = trips.filter { $0.day >= day }.map { _ in
            Trip(
                member: Int.random(in: 0..<(members + 20), using: &random),
                day: Int32.random(in: day..<days, using: &random),
                products: (0..<Int.random(in: 1...6, using: &random)).map { _ in
                    Int.random(in: 0..<(products + 10), using: &random)
                }
            )
        }
        return trips.filter { $0.day < day } + later.sorted { $0.day < $1.day }
    }

    static func sku(_ product: Int) -> String { "\(1000 + product)" }

    /// Puts catalogue, trips and a campaign into a store.
    static func fill(_ store: SQLRecommendationsStore, _ trips: [Trip]) async throws {
        _ = try await store.put(
            (0..<products).map { number in
                var details = Product.Details()
                details.type = "type \(number / 2)"
                return Product(
                    sku: sku(number),
                    name: "product \(number)",
                    category: "category \(number / 8)",
                    department: "department \(number / 16)",
                    details: details
                )
            }
        )
        let events = trips.enumerated().map { index, trip in
            PurchaseBatch.Event(
                partition: 0,
                position: Int64(index + 1),
                fact: .bought(
                    member(trip.member),
                    OrderKey(channel: "pos", orderID: "\(index)"),
                    paidAt: noon(trip.day),
                    day: Day(trip.day),
                    organisation: "acme/store-\(trip.member % 3)",
                    lines: trip.products.map { product in
                        .init(
                            sku: sku(product),
                            category: "",
                            brand: "",
                            quantity: 1,
                            paidFen: Int64(300 + 10 * product),
                            discountFen: product % 5 == 0 ? 50 : 0
                        )
                    }
                )
            )
        }
        for start in stride(from: 0, to: events.count, by: 500) {
            let part = events[start..<min(start + 500, events.count)]
            _ = try await store.apply(PurchaseBatch(source: "points", events: Array(part)))
        }
    }

    /// A campaign before the cut, and others that begin or are used later.
    static func campaigns(cut: Int32, laterMembers: [Int]) -> [Campaign] {
        [
            Campaign(
                campaignID: "early",
                kind: "",
                firstDay: Day(cut - 60),
                lastDay: Day(cut + 20),
                members: (0..<30).map(member),
                coupons: [.init(couponID: "c", skus: (0..<9).map(sku))],
                redemptions: [.init(memberID: member(3), couponID: "c", day: Day(cut - 8))]
                    + laterMembers.map {
                        .init(memberID: member($0), couponID: "c", day: Day(cut + 1))
                    }
            ),
            Campaign(
                campaignID: "late",
                kind: "",
                firstDay: Day(cut),
                lastDay: Day(cut + 30),
                members: laterMembers.map(member),
                coupons: [.init(couponID: "d", skus: (9..<20).map(sku))]
            ),
        ]
    }
}
