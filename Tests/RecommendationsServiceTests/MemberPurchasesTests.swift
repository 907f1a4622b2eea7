import Primitives
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

@testable import RecommendationsService

/// Fed order by order, memory holds what reading everything at once gives.
@Suite(.timeLimit(.minutes(5)))
struct MemberPurchasesTests {
    /// A year in the order in which it came: some orders days late, some taken back.
    private func stream(_ chain: TestChain, members: Int) -> [PurchaseFact] {
        var random = SeededRandom(seed: 11)
        var facts = chain.year(members: members)
        for _ in 0..<facts.count / 5 {
            let from = Int.random(in: facts.indices, using: &random)
            let late = facts.remove(at: from)
            facts.insert(late, at: Int.random(in: from...facts.count, using: &random))
        }
        var stream: [PurchaseFact] = []
        var waiting: [PurchaseFact] = []
        for fact in facts {
            stream.append(fact)
            if Int.random(in: 0..<10, using: &random) == 0 {
                waiting.append(.takenBack(fact.memberID, fact.order))
            }
            if waiting.count > 7 { stream.append(waiting.removeFirst()) }
        }
        return stream + waiting
    }

    @Test func orderByOrderIsAsAllAtOnce() async throws {
        try await TestChain.with { chain, _ in
            let recommender = try await chain.recommender(nil)
            let members = 25
            for fact in stream(chain, members: members) {
                // Each member is in memory before the first of its orders is.
                _ = try await recommender.purchases(of: fact.memberID, withHistory: true)
                try await recommender.take(chain.batch([fact]))
            }
            var kept = 0
            for number in 0..<members {
                let member = TestChain.member(number)
                let log = try await chain.store.purchases(of: member)
                let streamed = try #require(
                    recommender.state.withLock { $0.cachedPurchases(of: member) }
                )
                let batch = MemberPurchases(log: log)
                #expect(streamed.version == batch.version)
                #expect(streamed.isTheSame(as: batch))
                if streamed.history != nil { kept += 1 }
                let again = try await recommender.purchases(of: member, withHistory: true)
                #expect(again.history == batch.history)
                #expect(batch.history == PurchaseHistory(standing: log.standing.reversed()))
            }
            // Where the last order came in its turn the history was kept up, and not read again.
            #expect(kept > 0)
            #expect(try await recommender.verify().findings == [])
        }
    }

    @Test func whatIsLearnedFromIsWhatStands() async throws {
        try await TestChain.with { chain, _ in
            _ = try await chain.store.apply(chain.batch(stream(chain, members: 25)))
            try await KnownMembers.tellOfAll(in: chain.database)
            _ = try await chain.store.put([TestChain.product(7, isRecommendable: false)])
            let day = Day(TestChain.firstDay + 150)
            let evidence = try await EvidenceLog.read(chain.store, level: .product, before: day)
            #expect(evidence.members.count == 25)
            var lines = 0
            for (member, history) in zip(evidence.members, evidence.log.histories) {
                let standing = try await chain.store.purchases(of: member).standing
                var expected: [Int32: Set<Int32>] = [:]
                for order in standing where order.day < day {
                    let items = order.products.map(\.rawValue).filter { $0 != 7 }
                    expected[order.day.rawValue, default: []].formUnion(items)
                }
                expected = expected.filter { !$0.value.isEmpty }
                #expect(history.days == expected.keys.sorted())
                for (index, day) in history.days.enumerated() {
                    #expect(Set(history.lines(of: index).map(\.item)) == expected[day])
                    lines += history.lines(of: index).count
                }
            }
            #expect(lines > 500)
            let spent = evidence.log.histories.flatMap(\.lines).map(\.spend)
            #expect(spent.allSatisfy { $0 >= 1 && $0 < 30 })
        }
    }

    /// Of too many members a bounded part is learned from, the same at every reading.
    @Test func whoIsLearnedFromIsBounded() async throws {
        try await TestChain.with { chain, _ in
            _ = try await chain.store.apply(chain.batch(stream(chain, members: 25)))
            try await KnownMembers.tellOfAll(in: chain.database)
            let all = try await EvidenceLog.read(chain.store, level: .product)
            let some = try await EvidenceLog.read(chain.store, level: .product, membersMax: 10)
            let again = try await EvidenceLog.read(chain.store, level: .product, membersMax: 10)
            #expect(all.members.count == 25)
            #expect((1...10).contains(some.members.count))
            #expect(some.members == again.members)
            for (member, history) in zip(some.members, some.log.histories) {
                let place = try #require(all.members.firstIndex(of: member))
                #expect(history == all.log.histories[place])
            }
        }
    }

    @Test func typesAreItemsToo() async throws {
        try await TestChain.with { chain, _ in
            let day = TestChain.firstDay
            _ = try await chain.store.apply(
                chain.batch([chain.order("a", of: 1, [0, 1, 4], day: day, pieces: [2, 3, 1])])
            )
            try await KnownMembers.tellOfAll(in: chain.database)
            let evidence = try await EvidenceLog.read(chain.store, level: .type)
            #expect(evidence.items.names.prefix(2) == ["type 0", "type 1"])
            let lines = try #require(evidence.log.histories.first).lines
            #expect(lines.map(\.item) == [0, 1])
            #expect(lines.map(\.quantity) == [5, 1])
            #expect(lines.map(\.spend) == [10, 5])
            #expect(lines.map(\.discount) == [1, 1])
            #expect(evidence.items.catalogue.group.prefix(4) == [0, 0, 0, 1])
        }
    }

    @Test func productsOfTheItemModelHaveTheirPlaces() {
        let products = (0..<60).map { TestChain.product($0, isRecommendable: $0 != 8) }
        let items = EvidenceItems(products, level: .product)
        #expect(items.item(of: ProductID(8)) == nil)
        #expect(items.item(of: ProductID(9)) == 9)
        #expect(items.item(of: ProductID(60)) == nil)
        #expect(items.catalogue.group[9] == 2 && items.catalogue.wideGroup[13] == 1)
        #expect(items.catalogue.department[31] == 1 && items.catalogue.maker[9] == 2)
        #expect(items.catalogue.isOwnBrand[9])
    }

    @Test func verificationFindsAHistoryThatIsNotTheOrders() async throws {
        try await TestChain.with { chain, database in
            let recommender = try await chain.recommender(nil)
            let order = chain.order("a", of: 1, [3], day: TestChain.firstDay)
            try await recommender.take(chain.batch([order]))
            _ = try await recommender.recommend(
                ListRequest(member: TestChain.member(1), itemsMax: 1)
            )
            #expect(try await recommender.verify().findings == [])
            // Counts know days and products only; what was paid is in the history alone.
            try await database.write { writer in
                _ = try writer.execute("UPDATE purchases SET amounts = x'01C80100'")
            }
            let findings = try await recommender.verify().findings
            #expect(findings.contains { $0.contains("not those of the purchases") })
        }
    }
}
