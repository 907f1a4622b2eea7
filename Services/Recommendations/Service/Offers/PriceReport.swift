import Primitives
import RecommendationsDomain
import RecommendationsPrediction

/// Gathers the sales of a period, and says where prices differ that nothing published explains.
///
/// The price of a group (a product on a day in a channel and store) is what most of its sales were
/// asked, the higher one of two that are as frequent. What a published offer takes off is taken out
/// first: a percentage that is right to the fen, a fixed amount or a threshold's as far as it
/// reaches. Whatever else is taken off is open to everybody or a finding: a discount that all sales
/// of a group have is the group's price.
struct PriceReport: Sendable {
    /// Sales of one group.
    struct Finding: Sendable {
        let product: ProductID
        let day: Day
        let channel: String
        let organisation: String
        var sales = 0
        var unexplained = 0
        var shelfFen = 0.0
        var lowestFen = 0.0
        var highestFen = 0.0
    }

    /// What is said of a period.
    struct Result: Sendable {
        let sales: Int
        let groups: Int
        let dispersedGroups: Int
        let unexplained: Int
        let explainedShare: Double
        let findings: [Finding]
        let parts: ValueParts
    }

    private struct Group: Hashable {
        let product: ProductID
        let day: Day
        let place: Int
    }

    private struct Sale {
        let member: Int64
        let group: Int
        let quantity: Int64
        let paidFen: Int64
        let offerFen: Int64
    }

    /// The sales that one report is made of at most.
    static let salesMax = 3_000_000

    private let offers: [Offer]
    private let catalogue: Catalogue
    private let day: @Sendable (Timestamp) -> Day
    private var groups: [Group: Int] = [:]
    private var groupList: [Group] = []
    private var places: [String: Int] = [:]
    private var placeList: [(channel: String, organisation: String)] = []
    private var sales: [Sale] = []

    init(offers: [Offer], catalogue: Catalogue, day: @escaping @Sendable (Timestamp) -> Day) {
        self.offers = offers.filter { $0.kind != .gift && $0.kind != .pointsReward }
        self.catalogue = catalogue
        self.day = day
    }

    /// Whether there are more sales than a report is made of.
    var isFull: Bool { sales.count >= Self.salesMax }

    /// Adds an order that stands.
    mutating func add(_ order: Purchase) {
        guard !isFull else { return }
        let name = "\(order.order.channel)\t\(order.organisation)"
        let place = places[name] ?? placeList.count
        if place == placeList.count {
            places[name] = place
            placeList.append((order.order.channel, order.organisation))
        }
        let published = publishedFen(of: order)
        // What was given back has no price; nor has what was bought before amounts were kept.
        for (index, line) in order.lines.enumerated()
        where line.paidFen >= 0 && line.paidFen + line.discountFen > 0 {
            let key = Group(product: line.product, day: order.day, place: place)
            let group = groups[key] ?? groupList.count
            if group == groupList.count {
                groups[key] = group
                groupList.append(key)
            }
            sales.append(
                Sale(
                    member: order.memberID.rawValue,
                    group: group,
                    quantity: line.quantity,
                    paidFen: line.paidFen,
                    offerFen: published[index]
                )
            )
        }
    }

    /// What published offers explain of each line's discount.
    private func publishedFen(of order: Purchase) -> [Int64] {
        var explained = [Int64](repeating: 0, count: order.lines.count)
        guard order.lines.contains(where: { $0.discountFen > 0 }),
            let unit = OrganisationPath(order.organisation)
        else { return explained }
        for offer in offers where offer.organisation.contains(unit) {
            // Made until its end, it may be used for some days more.
            let last = day(offer.endsAt).rawValue + offer.validityDays
            guard order.day >= day(offer.startsAt), order.day.rawValue <= last else { continue }
            let inScope = order.lines.indices.filter { index in
                let line = order.lines[index]
                return line.discountFen > 0 && explained[index] == 0
                    && (catalogue[line.product].map { offer.scope.contains($0) } ?? false)
            }
            if inScope.isEmpty { continue }
            let discount = inScope.reduce(0) { $0 + order.lines[$1].discountFen }
            let shelf = inScope.reduce(discount) { $0 + order.lines[$1].paidFen }
            let most = offer.kind == .threshold ? offer.benefit(onFen: shelf) : offer.reservedFen
            let isWhole: Bool
            if offer.kind == .percent {
                // A fen of rounding for each line.
                let exact = offer.benefit(onFen: shelf)
                isWhole = abs(exact - discount) <= Int64(inScope.count)
            } else {
                isWhole = discount <= most
            }
            guard isWhole else { continue }
            for index in inScope { explained[index] = order.lines[index].discountFen }
        }
        return explained
    }

    /// Compares the sales; at most so many groups are told as findings.
    func result(findingsMax: Int) -> Result {
        // Goods by weight have large quantities: their prices are those of a thousand units.
        var units = [Int64](repeating: 1, count: groupList.count)
        for sale in sales where sale.quantity >= 100 { units[sale.group] = 1_000 }
        func price(_ fen: Int64, _ sale: Sale) -> Int64 {
            let unit = units[sale.group]
            return (2 * fen * unit + sale.quantity) / (2 * sale.quantity)
        }
        let reference = references { price($0.paidFen + $0.offerFen, $0) }
        let fairness = PriceFairness(
            sales.map { sale in
                PriceFairness.Sale(
                    product: Int64(sale.group),
                    day: 0,
                    channel: 0,
                    shelfPrice: reference[sale.group],
                    paid: price(sale.paidFen, sale),
                    offerDiscount: price(sale.offerFen, sale)
                )
            },
            tierPrices: [],
            // Of two roundings.
            tolerance: 2
        )
        let parts = ValueParts(
            sales.map { sale in
                ValueParts.Sale(
                    member: sale.member,
                    group: sale.group,
                    asked: Double(sale.paidFen + sale.offerFen) / Double(sale.quantity),
                    paidFen: sale.paidFen
                )
            }
        )
        return Result(
            sales: sales.count,
            groups: groupList.count,
            dispersedGroups: fairness.dispersedGroups,
            unexplained: fairness.findings.count,
            explainedShare: fairness.explainedShare,
            findings: findings(fairness.findings.map { Int($0.product) }, max: findingsMax),
            parts: parts
        )
    }

    /// What most sales of each group were asked.
    private func references(_ asked: (Sale) -> Int64) -> [Int64] {
        struct Price: Hashable {
            let group: Int
            let fen: Int64
        }
        var counts: [Price: Int] = [:]
        for sale in sales { counts[Price(group: sale.group, fen: asked(sale)), default: 0] += 1 }
        var best = [(count: Int, fen: Int64)](repeating: (0, 0), count: groupList.count)
        for (price, count) in counts where (count, price.fen) > best[price.group] {
            best[price.group] = (count, price.fen)
        }
        return best.map(\.fen)
    }

    /// The groups with unexplained sales, those with the widest prices first.
    private func findings(_ unexplained: [Int], max: Int) -> [Finding] {
        var found: [Int: Finding] = [:]
        for group in unexplained {
            let key = groupList[group]
            let place = placeList[key.place]
            found[
                group,
                default: Finding(
                    product: key.product,
                    day: key.day,
                    channel: place.channel,
                    organisation: place.organisation,
                    lowestFen: .infinity
                )
            ].unexplained += 1
        }
        for sale in sales {
            guard var finding = found[sale.group] else { continue }
            let paid = Double(sale.paidFen) / Double(sale.quantity)
            finding.sales += 1
            finding.lowestFen = min(finding.lowestFen, paid)
            finding.highestFen = Swift.max(finding.highestFen, paid)
            finding.shelfFen = Swift.max(
                finding.shelfFen,
                Double(sale.paidFen + sale.offerFen) / Double(sale.quantity)
            )
            found[sale.group] = finding
        }
        return found.sorted { lhs, rhs in
            let left = lhs.value.highestFen - lhs.value.lowestFen
            let right = rhs.value.highestFen - rhs.value.lowestFen
            return (left, rhs.key) > (right, lhs.key)
        }.prefix(max).map(\.value)
    }
}
