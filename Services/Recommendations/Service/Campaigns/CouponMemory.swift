package import Primitives
package import RecommendationsDomain

import RecommendationsLearning
import Synchronization

/// Which coupons members have, as lists need it: in memory, read from the store where it is not.
///
/// What coupons are for is kept once for each campaign of the day, and of each member only which
/// campaigns reached it and what it used: nobody is read before it is asked for. What this process
/// stores counts in its next answer. Where other processes share the store, what was read is looked
/// at again after half a second.
package final class CouponMemory: Sendable {
    /// What a member has, and its number: the same number means the same.
    struct Numbered: Hashable {
        let number: Int64
        let coupons: MemberCoupons

        static let none = Numbered(number: 0, coupons: .none)
    }

    /// The campaigns of a day.
    fileprivate struct Live {
        /// What is kept of one of them.
        struct Campaign {
            let revision: Int64
            let isWhole: Bool
            /// For each coupon its products.
            let coupons: [String: [ProductID]]
            /// For each product how many coupons there are.
            let counts: [Int32: Int32]
        }

        var campaigns: [String: Campaign] = [:]
        var hasAny = false
        /// Changes with the campaigns.
        var number: Int64 = 0
        var day: Day
        var productCount: Int
        var campaignsCount: Int64
        var readAt: Timestamp
    }

    private struct Entry {
        let day: Day
        var readAt: Timestamp
        var liveNumber: Int64
        var known: Numbered
    }

    private struct State {
        var live: Live?
        var members: BoundedCache<MemberID, Entry>
        /// Counts the numbers that were given.
        var numberCount: Int64 = 0
        /// Counts what has made a member's coupons old that are being read.
        var changeCount: Int64 = 0
        /// Counts the changes of campaigns.
        var campaignsCount: Int64 = 0
    }

    private let store: any CampaignStore
    private let now: @Sendable () -> Timestamp
    private let isShared: Bool
    private let membersMax: Int
    private let state: Mutex<State>
    private let reading = SerialGate()

    /// The most campaigns of a day: those that began last.
    package static let campaignsMax = 100
    /// After how long what was read is looked at again, where other processes may have changed it.
    private static let ageMax: Duration = .milliseconds(500)

    /// Knows nothing yet.
    ///
    /// - Parameters:
    ///   - store: Where campaigns are kept.
    ///   - membersMax: How many members' coupons are kept in memory.
    ///   - isShared: Whether other processes write to the store.
    ///   - now: The wall clock.
    package init(
        store: any CampaignStore,
        membersMax: Int,
        isShared: Bool,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.now = now
        self.isShared = isShared
        self.membersMax = membersMax
        state = Mutex(State(members: BoundedCache(countMax: membersMax)))
    }

    /// Lets go of what is known of members whose ids lead elsewhere now, or of whom nothing may be
    /// known.
    package func forget(_ members: Set<MemberID>) {
        state.withLock { state in
            state.changeCount += 1
            for member in members { state.members.remove(member) }
        }
    }

    /// Lets go of what is known of all members: campaigns have changed.
    package func forgetAll() {
        state.withLock { state in
            state.changeCount += 1
            state.campaignsCount += 1
            state.members = BoundedCache(countMax: membersMax)
        }
    }

    /// What a member may use on a day, and what it has not used yet.
    ///
    /// - Parameters:
    ///   - member: Not an id that was merged into another.
    ///   - day: The local day.
    ///   - productCount: How many products the catalogue has; coupons may name later ones.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The coupons, with their number.
    func coupons(
        of member: MemberID,
        on day: Day,
        productCount: Int
    ) async throws -> Numbered {
        let live = try await live(on: day, productCount: productCount)
        guard live.hasAny else { return .none }
        let moment = now()
        let (entry, changeCount) = state.withLock { state in
            (state.members.value(of: member), state.changeCount)
        }
        if let entry, entry.day == day, entry.liveNumber == live.number,
            isFresh(entry.readAt, moment)
        {
            return entry.known
        }
        let stored = try await store.campaigns(reaching: member, on: day)
        let coupons = Self.coupons(stored, live)
        return state.withLock { state in
            var known = Numbered.none
            if let entry, entry.known.coupons == coupons {
                known = entry.known
            } else if coupons != .none {
                state.numberCount += 1
                known = Numbered(number: state.numberCount, coupons: coupons)
            }
            // Something has changed while it was read: the next reader asks again.
            if state.changeCount == changeCount {
                let entry = Entry(
                    day: day,
                    readAt: moment,
                    liveNumber: live.number,
                    known: known
                )
                state.members.insert(entry, for: member)
            }
            return known
        }
    }

    private static func coupons(_ stored: MemberCampaigns, _ live: Live) -> MemberCoupons {
        let reached = stored.reached.filter { live.campaigns[$0] != nil }.sorted()
        var used: [Int32: Int32] = [:]
        for coupon in stored.used where stored.reached.contains(coupon.campaignID) {
            let products = live.campaigns[coupon.campaignID]?.coupons[coupon.couponID] ?? []
            for product in products { used[product.rawValue, default: 0] += 1 }
        }
        return MemberCoupons(
            campaigns: reached.compactMap { live.campaigns[$0]?.counts },
            used: used,
            redemptionCount: stored.redemptionCount
        )
    }

    private func isFresh(_ readAt: Timestamp, _ moment: Timestamp) -> Bool {
        guard isShared else { return true }
        let age = moment.microseconds(since: readAt)
        return age >= 0 && Duration.microseconds(age) < Self.ageMax
    }
}

extension CouponMemory {
    /// The campaigns of a day.
    private func live(on day: Day, productCount: Int) async throws -> Live {
        if let live = current(day, productCount) { return live }
        return try await reading.alone {
            if let live = current(day, productCount) { return live }
            let moment = now()
            let (before, count) = state.withLock { ($0.live, $0.campaignsCount) }
            var kept = before?.campaigns ?? [:]
            // What named a product that was not there may name one that is there now.
            if before?.productCount != productCount { kept = kept.filter(\.value.isWhole) }
            let found = try await store.liveCampaigns(
                on: day,
                countMax: Self.campaignsMax,
                known: kept.mapValues(\.revision)
            )
            var live = Live(
                campaigns: [:],
                hasAny: found.hasAny,
                number: before?.number ?? 0,
                day: day,
                productCount: productCount,
                campaignsCount: count,
                readAt: moment
            )
            for campaign in found.campaigns {
                live.campaigns[campaign.campaignID] =
                    campaign.coupons.map { .init($0, of: campaign) } ?? kept[campaign.campaignID]
            }
            let isSame =
                found.campaigns.allSatisfy { $0.coupons == nil }
                && before.map { Set($0.campaigns.keys) == Set(live.campaigns.keys) } ?? false
            if !isSame { live.number += 1 }
            state.withLock { [live] in $0.live = live }
            return live
        }
    }

    private func current(_ day: Day, _ productCount: Int) -> Live? {
        let moment = now()
        return state.withLock { state in
            guard let live = state.live, live.day == day,
                live.campaignsCount == state.campaignsCount,
                live.productCount == productCount
                    || live.campaigns.values.allSatisfy({ $0.isWhole }),
                isFresh(live.readAt, moment)
            else { return nil }
            return live
        }
    }
}

extension CouponMemory.Live.Campaign {
    fileprivate init(_ coupons: [LiveCampaign.Coupon], of campaign: LiveCampaign) {
        revision = campaign.revision
        isWhole = campaign.isWhole
        self.coupons = Dictionary(
            coupons.map { ($0.couponID, $0.products) },
            uniquingKeysWith: { first, _ in first }
        )
        var counts: [Int32: Int32] = [:]
        for product in coupons.flatMap(\.products) { counts[product.rawValue, default: 0] += 1 }
        self.counts = counts
    }
}
