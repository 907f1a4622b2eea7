import Primitives
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsPrediction
import Synchronization

/// Reads from the store what was known on the morning of a day, and nothing else.
///
/// Members without a purchase before the day are left out, so that not even their number is known.
/// An order that was taken back counts as if it never was, whenever that happened: the log does not
/// keep the time.
struct BackTestLog: Sendable {
    /// Catalogue and purchases.
    let store: any RecommendationsStore
    /// Campaigns.
    let campaigns: any CampaignStore
    /// The first day that is not known.
    let day: Day
    /// The local day of a moment.
    let localDay: @Sendable (Timestamp) -> Day

    /// How much was read.
    struct Extent: Hashable, Sendable {
        /// The members with purchases before the day.
        var members: [MemberID] = []
        /// Their orders.
        var orders = 0
        /// The last day with a purchase.
        var lastDay: Day?
    }

    /// What rankers learn from.
    ///
    /// - Parameter level: Which things are ranked.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What the items are, the purchases, and how much was read.
    func rankings(
        _ level: ItemLevel
    ) async throws -> (items: EvidenceItems, log: TrainingLog, extent: Extent) {
        // Of products that no catalogue has ever had nothing but orders tells: they do not count.
        let products = try await store.products().map { $0.isCatalogued ? $0 : $0.unranked }
        let items = EvidenceItems(products, level: level)
        let (histories, extent) = try await read { _, purchases in
            PurchaseHistory(standing: purchases).mapped { items.item(ofProduct: $0) }
        }
        let offers = try await offers(products, items, extent.members)
        let log = TrainingLog(catalogue: items.catalogue, histories: histories, offers: offers)
        return (items, log, extent)
    }

    /// What predictions learn from.
    ///
    /// - Throws: Where the store cannot be read.
    /// - Returns: The histories, and how much was read.
    func histories() async throws -> (histories: [MemberHistory], extent: Extent) {
        let groups = try await store.products().map { product in
            Self.hash.hash(product.category.utf8) % 64
        }
        let (days, extent) = try await read { _, purchases in Self.days(purchases, groups) }
        var contacts: [MemberID: [CampaignContact]] = [:]
        var redemptions: [MemberID: [Int32]] = [:]
        for campaign in try await campaigns.campaigns(before: day) {
            let contact = CampaignContact(
                start: campaign.firstDay.rawValue,
                end: campaign.lastDay.rawValue
            )
            for member in campaign.members { contacts[member, default: []].append(contact) }
            for used in campaign.redemptions {
                redemptions[used.memberID, default: []].append(used.day.rawValue)
            }
        }
        let histories = zip(extent.members, days).map { member, days in
            MemberHistory(
                member: member.rawValue,
                days: days,
                contacts: contacts[member] ?? [],
                redemptions: redemptions[member] ?? []
            )
        }
        return (histories, extent)
    }

    /// Deals categories out into groups, in every process alike.
    private static let hash = SipHash(key: 1, 2)

    /// Makes something of every member's orders before the day, in the order of the members.
    private func read<Value: Sendable>(
        _ make: @escaping @Sendable (MemberID, [Purchase]) -> Value
    ) async throws -> (values: [Value], extent: Extent) {
        let found = Mutex<(values: [Value], extent: Extent)>(([], Extent()))
        try await store.forEachMember(of: Recommender.pointsSource) { member, log in
            let purchases = log.standing.map { $0.redated(localDay) }.filter { $0.day < day }
            guard !purchases.isEmpty else { return }
            let value = make(member, purchases)
            found.withLock { found in
                found.values.append(value)
                found.extent.members.append(member)
                found.extent.orders += purchases.count
                for purchase in purchases {
                    found.extent.lastDay = max(found.extent.lastDay ?? purchase.day, purchase.day)
                }
            }
        }
        return found.withLock { $0 }
    }

    private func offers(
        _ products: [Product],
        _ items: EvidenceItems,
        _ members: [MemberID]
    ) async throws -> OfferCalendar {
        var itemOfSku: [String: Int32] = [:]
        for (number, product) in products.enumerated() {
            itemOfSku[product.sku] = items.item(ofProduct: Int32(number))
        }
        var places: [MemberID: Int32] = [:]
        for (place, member) in members.enumerated() { places[member] = Int32(place) }
        var redemptions: [Int32: [Int32]] = [:]
        let known = try await campaigns.campaigns(before: day).map { campaign in
            var coupons: [Int32: Int32] = [:]
            for sku in campaign.coupons.flatMap(\.skus) {
                if let item = itemOfSku[sku] { coupons[item, default: 0] += 1 }
            }
            for used in campaign.redemptions {
                guard let place = places[used.memberID] else { continue }
                redemptions[place, default: []].append(used.day.rawValue)
            }
            return OfferCalendar.Campaign(
                firstDay: campaign.firstDay.rawValue,
                lastDay: campaign.lastDay.rawValue,
                members: Set(campaign.members.compactMap { places[$0] }),
                coupons: coupons
            )
        }
        return OfferCalendar(campaigns: known, redemptions: redemptions)
    }

    /// Sums a member's orders up by day.
    ///
    /// What coupons took off is in the channel's discounts and told with them.
    private static func days(_ purchases: [Purchase], _ groups: [UInt64]) -> [PurchaseDay] {
        struct Draft {
            var paidFen: Int64 = 0
            var discountFen: Int64 = 0
            var lines = 0
            var categories: UInt64 = 0
            var stores: [Int32: Int64] = [:]
        }
        var drafts: [Int32: Draft] = [:]
        for purchase in purchases {
            var draft = drafts[purchase.day.rawValue] ?? Draft()
            draft.paidFen += purchase.paidFen
            draft.lines += purchase.lines.count
            draft.stores[StoreNumber.of(purchase.organisation), default: 0] += purchase.paidFen
            for line in purchase.lines {
                draft.discountFen += line.discountFen
                // Products that came into the catalogue meanwhile belong to no group yet.
                guard line.product.index < groups.count else { continue }
                draft.categories |= 1 << groups[line.product.index]
            }
            drafts[purchase.day.rawValue] = draft
        }
        return drafts.map { day, draft in
            PurchaseDay(
                day: day,
                spend: Double(draft.paidFen) / 100,
                lines: draft.lines,
                categories: draft.categories,
                promotions: Double(draft.discountFen) / 100,
                store: draft.stores.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
            )
        }
    }
}

extension Purchase {
    /// The channel under which orders of erased members count on; their time is their day's start.
    static let erasedChannel = "erased"

    /// The same on the day that another zone has at its time.
    fileprivate func redated(_ localDay: (Timestamp) -> Day) -> Purchase {
        guard order.channel != Self.erasedChannel else { return self }
        let local = localDay(paidAt)
        guard local != day else { return self }
        return Purchase(
            memberID: memberID,
            number: number,
            kind: kind,
            order: order,
            paidAt: paidAt,
            day: local,
            organisation: organisation,
            lines: lines,
            paidFen: paidFen,
            owner: owner,
            mergeID: mergeID
        )
    }
}

extension Product {
    /// The same as one that is not recommended.
    fileprivate var unranked: Product {
        Product(
            sku: sku,
            name: name,
            category: category,
            brand: brand,
            department: department,
            isRecommendable: false,
            isCatalogued: isCatalogued,
            details: details
        )
    }
}
