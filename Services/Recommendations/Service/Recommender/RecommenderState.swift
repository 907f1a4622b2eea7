import Messages
import Primitives
import RecommendationsDomain

/// What a recommender keeps in memory; a plain value behind a lock.
struct RecommenderState {
    /// What an answer was asked for with.
    struct AnswerKey: Hashable {
        let member: MemberID
        let itemsMax: Int
        let organisation: String
    }

    /// An answer, and what it was computed from.
    struct Answer {
        let memberVersion: Int64
        let snapshotNumber: Int64
        let response: RecommendationsV1.RecommendResponse
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

    let ranker: Ranker
    private(set) var catalogue = Catalogue()
    /// The store's number of the catalogue's last change; -1 before it was first read.
    private(set) var catalogueRevision: Int64 = -1
    private(set) var everywhere = PopularityCounts()
    private(set) var stores: [String: PopularityCounts] = [:]
    private(set) var newestDay: Day?
    /// Counts the purchases that popularity has taken in.
    private(set) var popularityVersion: Int64 = 0
    private var forgottenBefore: Day?
    private var snapshots: [String: NumberedSnapshot] = [:]
    private var snapshotCount: Int64 = 0
    private var members: BoundedCache<MemberID, MemberCounts>
    private var answers: BoundedCache<AnswerKey, Answer>
    private var loads: [MemberID: Load] = [:]

    /// How many answers are kept, some 10 KiB each.
    private static let answersMax = 8192
    /// How many units' snapshots are kept.
    private static let snapshotsMax = 1024
    /// How old a snapshot may get although something has changed since.
    private static let snapshotAgeMax: Duration = .seconds(1)

    init(ranker: Ranker, membersMax: Int) {
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

    func cachedCounts(of member: MemberID) -> MemberCounts? { members.peek(member) }

    mutating func counts(of member: MemberID) -> MemberCounts? { members.value(of: member) }

    mutating func loadBegan(_ member: MemberID) { loads[member, default: Load()].readers += 1 }

    /// Takes over what was read of a member's log, if anything was.
    mutating func loadEnded(_ member: MemberID, log: [Purchase]?) -> MemberCounts? {
        var load = loads[member] ?? Load()
        load.readers -= 1
        loads[member] = load.readers > 0 ? load : nil
        guard let log else { return nil }
        var counts = MemberCounts(purchases: log)
        for purchase in load.missed where purchase.number <= counts.version + 1 {
            counts.apply(purchase)
        }
        let isWhole = load.missed.allSatisfy { $0.number <= counts.version }
        if isWhole, !load.isSpoilt { members.insert(counts, for: member) }
        return counts
    }

    // MARK: Answers

    mutating func answer(_ key: AnswerKey) -> Answer? { answers.value(of: key) }

    mutating func keep(_ answer: Answer, for key: AnswerKey) { answers.insert(answer, for: key) }

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
            let snapshot = PopularitySnapshot(
                counts: counts(of: unit),
                decay: ranker.popularityDecay,
                today: day,
                everywhere: everywhere,
                ordersBorrowed: ranker.ordersBorrowed,
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

    /// The counts of a store, or of all stores below a unit.
    private func counts(of unit: String) -> PopularityCounts {
        let prefix = unit + "/"
        var counts = stores[unit] ?? PopularityCounts()
        for (store, storeCounts) in stores where store.hasPrefix(prefix) {
            counts.add(storeCounts)
        }
        return counts
    }

    private mutating func forget(before first: Day) {
        guard forgottenBefore.map({ $0 < first }) ?? true else { return }
        forgottenBefore = first
        everywhere.forget(before: first)
        for store in stores.keys { stores[store]?.forget(before: first) }
    }
}
