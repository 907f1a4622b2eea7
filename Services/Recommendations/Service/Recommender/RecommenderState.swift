import Primitives
import RecommendationsDomain

/// What a recommender keeps in memory; a plain value behind a lock.
struct RecommenderState {
    /// What an answer was computed from: the same basis gives the same answer.
    struct AnswerBasis: Hashable {
        let memberVersion: Int64
        let catalogueVersion: Int64
        /// What is popular, for an answer of counts; 0 for one of models.
        var snapshotNumber: Int64 = 0
        /// The version of the models; 0 for an answer of counts.
        var modelVersion: Int64 = 0
        /// Which new items an answer of models knows.
        var newItemsNumber: Int64 = 0
        /// The local day, and for an answer of models the first that they do not look at.
        var today: Day?
        /// See `today`.
        var asOf: Day?
        /// What else it depends on.
        var circumstances: ListCircumstances.Basis
    }

    /// An answer, and what it was computed from.
    struct Answer {
        let basis: AnswerBasis
        let answer: ListAnswer
    }

    /// What is popular in a unit, and what that was taken from.
    struct NumberedSnapshot {
        let number: Int64
        let popularityVersion: Int64
        let catalogueVersion: Int64
        let takenAt: Timestamp
        let snapshot: PopularitySnapshot
    }

    /// Lines that came while a member's log was being read.
    private struct Load {
        var readers = 0
        var missed: [Purchase] = []
        /// Whether the log was changed otherwise than at its end meanwhile, or may have been.
        var isSpoilt = false
    }

    let ranker: CountsRanker
    private(set) var catalogue = Catalogue()
    /// The store's number of the catalogue's last change; -1 before it was first read.
    private(set) var catalogueRevision: Int64 = -1
    private(set) var everywhere = PopularityCounts()
    private(set) var stores: [String: PopularityCounts] = [:]
    /// By channel; what erased members bought counts on none, once it is read again.
    private(set) var channels: [String: PopularityCounts] = [:]
    private(set) var newestDay: Day?
    /// Counts the purchases that popularity has taken in.
    private(set) var popularityVersion: Int64 = 0
    private var forgottenBefore: Day?
    private var snapshots: [String: NumberedSnapshot] = [:]
    private var snapshotCount: Int64 = 0
    private var members: BoundedCache<MemberID, MemberPurchases>
    private var answers: BoundedCache<ListRequest, Answer>
    private var loads: [MemberID: Load] = [:]

    /// How many answers are kept, some 10 KiB each.
    private static let answersMax = 8192
    /// How many units' snapshots are kept.
    private static let snapshotsMax = 1024
    /// How old a snapshot may get although something has changed since.
    private static let snapshotAgeMax: Duration = .seconds(1)

    init(ranker: CountsRanker, membersMax: Int) {
        self.ranker = ranker
        members = BoundedCache(countMax: membersMax)
        answers = BoundedCache(countMax: min(membersMax, Self.answersMax))
    }

    // MARK: Taking in

    mutating func put(_ products: [(id: ProductID, product: Product)], revision: Int64) {
        catalogue.put(products)
        catalogueRevision = revision
    }

    /// Counts purchases that are stored.
    mutating func take(_ purchases: [Purchase]) {
        for purchase in purchases {
            let known = members.peek(purchase.memberID)
            if let known, purchase.number > known.version + 1 {
                // Lines before it came with a merge that this process has not heard of yet.
                members.remove(purchase.memberID)
            } else {
                members.update(purchase.memberID) { $0.apply(purchase) }
            }
            loads[purchase.memberID]?.missed.append(purchase)
        }
        countPopular(purchases)
    }

    /// Counts purchases towards popularity only.
    mutating func countPopular(_ purchases: [Purchase]) {
        guard let newest = purchases.map(\.day).max() else { return }
        newestDay = max(newestDay ?? newest, newest)
        let first = ranker.popularityDecay.firstDay(today: newestDay ?? newest)
        popularityVersion += 1
        for purchase in purchases where purchase.day >= first {
            everywhere.apply(purchase)
            stores[purchase.organisation, default: PopularityCounts()].apply(purchase)
            channels[purchase.order.channel, default: PopularityCounts()].apply(purchase)
        }
    }

    /// Lets go of what is counted of members whose logs have changed otherwise than at their ends.
    mutating func forget(_ forgotten: Set<MemberID>) {
        for member in forgotten {
            members.remove(member)
            loads[member]?.isSpoilt = true
        }
    }

    // MARK: Members

    func cachedPurchases(of member: MemberID) -> MemberPurchases? { members.peek(member) }

    mutating func purchases(of member: MemberID) -> MemberPurchases? { members.value(of: member) }

    mutating func loadBegan(_ member: MemberID) { loads[member, default: Load()].readers += 1 }

    /// Takes over what was read of a member's log, if anything was.
    mutating func loadEnded(_ member: MemberID, log: [Purchase]?) -> MemberPurchases? {
        var load = loads[member] ?? Load()
        load.readers -= 1
        loads[member] = load.readers > 0 ? load : nil
        guard var log else { return nil }
        for purchase in load.missed where purchase.number == Int64(log.count) + 1 {
            log.append(purchase)
        }
        let purchases = MemberPurchases(log: log)
        let isWhole = load.missed.allSatisfy { $0.number <= purchases.version }
        if isWhole, !load.isSpoilt { members.insert(purchases, for: member) }
        return purchases
    }

    // MARK: Answers

    mutating func answer(_ request: ListRequest) -> Answer? { answers.value(of: request) }

    mutating func keep(_ answer: Answer, for request: ListRequest) {
        answers.insert(answer, for: request)
    }

    // MARK: Popularity

    /// What is popular in a unit (empty: everywhere), at most a second old where it has changed.
    mutating func snapshot(of unit: String, now: Timestamp, today: Day) -> NumberedSnapshot {
        if let known = snapshots[unit], isGood(known, now: now) { return known }
        let day = min(today, newestDay ?? today)
        forget(before: ranker.popularityDecay.firstDay(today: day))
        let whole = snapshots[""].flatMap { isGood($0, now: now) ? $0 : nil }
        let everywhere = whole?.snapshot ?? takeSnapshot(everywhere, day: day)
        if whole == nil { keepSnapshot(everywhere, of: "", now: now) }
        if !unit.isEmpty {
            let (counts, isStore) = counts(of: unit)
            let snapshot = PopularitySnapshot(
                counts: counts,
                decay: ranker.popularityDecay,
                today: day,
                everywhere: everywhere,
                ordersBorrowed: ranker.ordersBorrowed,
                isOfStore: isStore,
                isRecommendable: { catalogue.isRecommendable($0) }
            )
            keepSnapshot(snapshot, of: unit, now: now)
        }
        return snapshots[unit]
            ?? NumberedSnapshot(
                number: snapshotCount,
                popularityVersion: popularityVersion,
                catalogueVersion: catalogue.version,
                takenAt: now,
                snapshot: everywhere
            )
    }

    private func isGood(_ known: NumberedSnapshot, now: Timestamp) -> Bool {
        // What may be shown changes at once.
        guard known.catalogueVersion == catalogue.version else { return false }
        if known.popularityVersion == popularityVersion { return true }
        let age = now.microseconds(since: known.takenAt)
        return age >= 0 && age < Self.snapshotAgeMax.microseconds
    }

    private func takeSnapshot(_ counts: PopularityCounts, day: Day) -> PopularitySnapshot {
        PopularitySnapshot(
            counts: counts,
            decay: ranker.popularityDecay,
            today: day,
            isRecommendable: { catalogue.isRecommendable($0) }
        )
    }

    private mutating func keepSnapshot(
        _ snapshot: PopularitySnapshot,
        of unit: String,
        now: Timestamp
    ) {
        if snapshots.count >= Self.snapshotsMax, snapshots[unit] == nil {
            snapshots = snapshots.filter { $0.key.isEmpty }
        }
        snapshotCount += 1
        snapshots[unit] = NumberedSnapshot(
            number: snapshotCount,
            popularityVersion: popularityVersion,
            catalogueVersion: catalogue.version,
            takenAt: now,
            snapshot: snapshot
        )
    }

    /// The name under which a channel is asked for as if it were a unit; no unit is called so.
    static func unit(ofChannel channel: String) -> String { "\(channelMark)\(channel)" }

    private static let channelMark = "#"

    /// The counts of a channel, of a store, or of all stores below a unit, and whether it is one
    /// store: orders name it, and none below it.
    private func counts(of unit: String) -> (counts: PopularityCounts, isStore: Bool) {
        if unit.hasPrefix(Self.channelMark) {
            let channel = String(unit.dropFirst(Self.channelMark.count))
            return (channels[channel] ?? PopularityCounts(), false)
        }
        let prefix = unit + "/"
        var counts = stores[unit] ?? PopularityCounts()
        var isStore = stores[unit] != nil
        for (store, storeCounts) in stores where store.hasPrefix(prefix) {
            counts.add(storeCounts)
            isStore = false
        }
        return (counts, isStore)
    }

    private mutating func forget(before first: Day) {
        guard forgottenBefore.map({ $0 < first }) ?? true else { return }
        forgottenBefore = first
        everywhere.forget(before: first)
        for store in stores.keys { stores[store]?.forget(before: first) }
        for channel in channels.keys { channels[channel]?.forget(before: first) }
    }
}
