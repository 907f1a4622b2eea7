import Primitives
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsPrediction
import Synchronization

/// Reads from the store what was known on the morning of a day, and nothing else.
///
/// Members without a purchase before the day are left out, so that not even their number is known;
/// of too many a sample is learned from.
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
    /// The most members that are learned from; of more those with the lowest hashes of their ids.
    let membersMax: Int

    /// How much was read.
    struct Extent: Hashable, Sendable {
        /// The members with purchases before the day that are learned from.
        var members: [MemberID] = []
        /// Their orders.
        var orders = 0
        /// The last day with a purchase of anybody.
        var lastDay: Day?
    }

    /// What rankers learn from.
    ///
    /// - Parameters:
    ///   - level: Which things are ranked.
    ///   - shouldGoOn: Whether what is read is still wanted.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What the items are, the purchases, and how much was read.
    func rankings(
        _ level: ItemLevel,
        _ shouldGoOn: @escaping @Sendable () -> Bool
    ) async throws -> (items: EvidenceItems, log: TrainingLog, extent: Extent) {
        // Of products that no catalogue has ever had nothing but orders tells: they do not count.
        let products = try await store.products().map { $0.isCatalogued ? $0 : $0.unranked }
        let items = EvidenceItems(products, level: level)
        let (histories, extent) = try await read(shouldGoOn) { purchases in
            Self.history(purchases, items)
        }
        let offers = try await offers(products, items, extent.members)
        let log = TrainingLog(catalogue: items.catalogue, histories: histories, offers: offers)
        return (items, log, extent)
    }

    /// What predictions learn from.
    ///
    /// - Parameter shouldGoOn: Whether what is read is still wanted.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The histories, and how much was read.
    func histories(
        _ shouldGoOn: @escaping @Sendable () -> Bool
    ) async throws -> (histories: [MemberHistory], extent: Extent) {
        let groups = try await groups()
        let (days, extent) = try await read(shouldGoOn) { Self.days($0, groups) }
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

    /// What a member that was not learned from bought, as rankers see it; its campaigns are not
    /// looked at.
    ///
    /// - Throws: Where the store cannot be read.
    func ranking(of member: MemberID, _ items: EvidenceItems) async throws -> PurchaseHistory {
        Self.history(known(try await store.purchases(of: member)), items)
    }

    /// What members that were not learned from bought, as predictions see it; their campaigns are
    /// not looked at.
    ///
    /// - Throws: Where the store cannot be read.
    func histories(of members: [MemberID]) async throws -> [MemberHistory] {
        if members.isEmpty { return [] }
        let groups = try await groups()
        var histories: [MemberHistory] = []
        for member in members {
            let days = Self.days(known(try await store.purchases(of: member)), groups)
            histories.append(MemberHistory(member: member.rawValue, days: days))
        }
        return histories
    }

    private static func history(
        _ purchases: [Purchase],
        _ items: EvidenceItems
    ) -> PurchaseHistory {
        PurchaseHistory(standing: purchases).mapped { items.item(ofProduct: $0) }
    }

    /// The group of each product's category.
    private func groups() async throws -> [UInt64] {
        try await store.products().map { Self.hash.hash($0.category.utf8) % 64 }
    }

    /// Deals categories out into groups, in every process alike.
    private static let hash = SipHash(key: 1, 2)

    /// The orders of a log that were known before the day.
    private func known(_ log: [Purchase]) -> [Purchase] {
        log.standing.map { $0.redated(localDay) }.filter { $0.day < day }
    }

    /// Makes something of the orders before the day of every member that is learned from, in the
    /// order of the members.
    private func read<Value: Sendable>(
        _ shouldGoOn: @escaping @Sendable () -> Bool,
        _ make: @escaping @Sendable ([Purchase]) -> Value
    ) async throws -> (values: [Value], extent: Extent) {
        let sample = MemberSample<(value: Value, orders: Int)>(countMax: membersMax)
        let found = Mutex<(sample: MemberSample<(value: Value, orders: Int)>, lastDay: Day?)>(
            (sample, nil)
        )
        try await store.forEachLearnedFrom(of: Recommender.pointsSource) { member, log in
            // A test that was ended keeps nothing of what is still read for it.
            guard shouldGoOn() else { return }
            let purchases = known(log)
            guard let last = purchases.map(\.day).max() else { return }
            found.withLock { found in
                found.lastDay = max(found.lastDay ?? last, last)
                found.sample.take(member) { (make(purchases), purchases.count) }
            }
        }
        let (all, lastDay) = found.withLock { ($0.sample.all, $0.lastDay) }
        let extent = Extent(
            members: all.map(\.member),
            orders: all.reduce(0) { $0 + $1.value.orders },
            lastDay: lastDay
        )
        return (all.map(\.value.value), extent)
    }

    private func offers(
        _ products: [Product],
        _ items: EvidenceItems,
        _ members: [MemberID]
    ) async throws -> CouponCalendar {
        CouponCalendar(
            try await campaigns.campaigns(before: day),
            of: products,
            as: items,
            members: members
        )
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
