import HuitouTool
import Primitives
import Testing

/// The demonstration's data: reproducible, plausible, in the past.
struct DemoPlanTests {
    private static let now = Timestamp(microseconds: 1_800_000_000_000_000)

    @Test func theSameSeedMakesTheSamePlan() {
        let first = DemoPlan(seed: 7, memberCount: 20, now: Self.now)
        let second = DemoPlan(seed: 7, memberCount: 20, now: Self.now)
        let other = DemoPlan(seed: 8, memberCount: 20, now: Self.now)
        let amounts = { (plan: DemoPlan) in
            plan.members.flatMap(\.orders).flatMap(\.lines).map(\.paidFen)
        }
        #expect(amounts(first) == amounts(second))
        #expect(amounts(first) != amounts(other))
    }

    @Test func ordersLieInOrderBetweenRegistrationAndNow() {
        let plan = DemoPlan(seed: 1, memberCount: 120, now: Self.now)
        #expect(Set(plan.members.map(\.phone)).count == 120)
        #expect(plan.members.allSatisfy { $0.phone.count == 11 })
        for member in plan.members {
            let times = member.orders.map(\.paidAt)
            #expect(times == times.sorted())
            #expect(times.allSatisfy { $0 > member.registeredAt && $0 < Self.now })
            #expect(member.orders.allSatisfy { !$0.lines.isEmpty })
        }
        let orders = plan.members.flatMap(\.orders)
        #expect(Set(orders.map(\.orderID)).count == orders.count)
        #expect(orders.contains { $0.isReturned })
    }

    @Test func thereIsEnoughToLearnFromAndSomeLeave() {
        let plan = DemoPlan(seed: 1, memberCount: 240, now: Self.now)
        #expect(plan.members.count { $0.orders.count >= 5 } > 120)
        let quiet = plan.members.count { member in
            member.orders.last.map { Self.now.microseconds(since: $0.paidAt) > 60 * 86_400_000_000 }
                ?? false
        }
        #expect((30...100).contains(quiet))
        // Somebody buys today: a demonstration that ends yesterday looks like one that was left.
        let latest = plan.members.compactMap { $0.orders.last?.paidAt }.max()
        #expect(latest.map { Self.now.microseconds(since: $0) < 36_001_000_000 } ?? false)
        #expect((plan.members.first?.orders.count ?? 0) > 5)
    }
}
