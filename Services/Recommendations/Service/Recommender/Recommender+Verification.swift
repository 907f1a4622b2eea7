import RecommendationsDomain

import Primitives
import Synchronization

/// What a verification counted and found.
package struct RecommendationsAudit: Hashable, Sendable {
    /// Members with purchases.
    package var members = 0
    /// Products.
    package var products = 0
    /// Lines of all logs.
    package var purchases = 0
    /// What does not hold, one sentence each, at most `findingsMax`.
    package private(set) var findings: [String] = []

    /// The most findings that are told.
    package static let findingsMax = 100

    mutating func add(_ finding: String) {
        if findings.count < Self.findingsMax { findings.append(finding) }
    }
}

extension Recommender {
    /// Counts everything again from the stored purchases and compares it with what answers are made
    /// of: the counts and history of every member in memory, and what is popular in every store.
    ///
    /// - Throws: Where the store cannot be read.
    /// - Returns: What was counted and found.
    package func verify() async throws -> RecommendationsAudit {
        let products = try await store.products().count
        let before = state.withLock { state in
            (version: state.popularityVersion, newest: state.newestDay)
        }
        let work = Mutex(Work(audit: RecommendationsAudit(), products: products))
        let first = before.newest.map { ranker.popularityDecay.firstDay(today: $0) }
        let seenBefore = seenPositions
        let stored = try await store.forEachMember(of: Self.pointsSource) { [self] member, log in
            let cached = state.withLock { $0.cachedPurchases(of: member) }
            work.withLock { $0.take(log, of: member, cached: cached, since: first) }
        }
        return state.withLock { state in
            work.withLock { work in
                work.audit.products = products
                // Where orders came in meanwhile, or another process has stored some that are still
                // on their way to this one, the two are of different moments.
                let isSameMoment =
                    state.popularityVersion == before.version && stored == seenBefore
                if isSameMoment, let first {
                    work.compare(state, since: first)
                }
                return work.audit
            }
        }
    }

    private struct Work {
        var audit: RecommendationsAudit
        let products: Int
        private var everywhere = PopularityCounts()
        private var stores: [String: PopularityCounts] = [:]

        init(audit: RecommendationsAudit, products: Int) {
            self.audit = audit
            self.products = products
        }

        mutating func take(
            _ log: [Purchase],
            of member: MemberID,
            cached: MemberPurchases?,
            since first: Day?
        ) {
            audit.members += 1
            audit.purchases += log.count
            var standing: [OrderKey: Purchase] = [:]
            for (index, purchase) in log.enumerated() {
                guard purchase.number == Int64(index + 1) else {
                    audit.add("member \(member): purchase \(index + 1) is missing")
                    return
                }
                check(purchase, standing: &standing)
                if let first, purchase.day >= first {
                    everywhere.apply(purchase)
                    stores[purchase.organisation, default: PopularityCounts()].apply(purchase)
                }
            }
            guard let cached, cached.version == Int64(log.count) else { return }
            if !cached.isTheSame(as: MemberPurchases(log: log)) {
                audit.add("member \(member): the counts are not those of the purchases")
            }
        }

        mutating func compare(_ state: RecommenderState, since first: Day) {
            if !isSame(state.everywhere, everywhere, since: first) {
                audit.add("what is popular everywhere is not what the purchases give")
            }
            for store in Set(stores.keys).union(state.stores.keys).sorted() {
                let live = state.stores[store] ?? PopularityCounts()
                let derived = stores[store] ?? PopularityCounts()
                if !isSame(live, derived, since: first) {
                    audit.add("what is popular in \(store) is not what the purchases give")
                }
            }
        }

        private mutating func check(
            _ purchase: Purchase,
            standing: inout [OrderKey: Purchase]
        ) {
            let place = "member \(purchase.memberID): purchase \(purchase.number)"
            if let last = purchase.products.last, last.index >= products {
                audit.add("\(place) names a product that does not exist")
            }
            switch purchase.kind {
            case .bought:
                if standing.updateValue(purchase, forKey: purchase.order) != nil {
                    audit.add("\(place) books an order that is booked already")
                }
            case .takenBack:
                let bought = standing.removeValue(forKey: purchase.order)
                if bought?.takenBack(number: purchase.number, mergeID: purchase.mergeID)
                    != purchase
                {
                    audit.add("\(place) takes back what was not bought")
                }
            }
        }

        private func isSame(
            _ live: PopularityCounts,
            _ derived: PopularityCounts,
            since first: Day
        ) -> Bool {
            var live = live
            var derived = derived
            live.forget(before: first)
            derived.forget(before: first)
            return live == derived
        }
    }
}
