import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StoragePostgres
import StorageTestKit
import Testing

/// Two processes that recommend out of one database: each has in memory what either stores.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedRecommenderTests {
    private static let now = Timestamp(microseconds: 1_767_268_800_000_000)

    private let context = CallContext(
        method: RecommendationsV1.RecommendationsMethods.recommend,
        principal: nil,
        peer: nil,
        deadline: nil,
        metadata: CallMetadata()
    )

    private static func open(
        _ configuration: PostgresConfiguration
    ) async throws -> (Recommender, PostgresDatabase) {
        let database = try await PostgresDatabase.open(configuration)
        let recommender = try await Recommender.open(
            store: try await SQLRecommendationsStore.open(database, random: { 42 }),
            membersMax: 50,
            now: { now },
            localDay: { Day(Int32($0.microseconds / 86_400_000_000)) }
        )
        return (recommender, database)
    }

    private static func event(
        _ position: Int64,
        member: Int64,
        skus: [String]
    ) throws -> RPCV1.Event {
        let order = PointsV1.Order(
            channel: "pos",
            orderID: "order-\(position)",
            memberID: member,
            organisation: "acme/north/store-1",
            paidAt: now.microseconds,
            lines: skus.map { .init(sku: $0, category: "c", quantity: 1, paidFen: 100) }
        )
        return RPCV1.Event(
            partition: 0,
            position: position,
            bookedAt: now.microseconds,
            memberID: member,
            type: PointsV1.PointsEvent.messageName,
            payload: try PointsV1.PointsEvent(event: .orderCommitted(.init(order: order))).encoded()
        )
    }

    private func skus(_ recommender: Recommender, _ member: Int64) async throws -> Set<String> {
        let answer = try await RecommendationsHandlers(recommender: recommender).recommend(
            .init(memberID: member),
            context: context
        )
        return Set(answer.items.map(\.sku))
    }

    @Test func whatOneStoresTheOtherFollows() async throws {
        try await PostgresServer.withSchema { configuration in
            let (first, firstDatabase) = try await Self.open(configuration)
            let (second, secondDatabase) = try await Self.open(configuration)
            let one = try Self.event(1, member: 1, skus: ["tea"])
            try await first.take([one])
            #expect(try await skus(second, 2) == [])
            try await second.take([one])
            #expect(try await skus(second, 2) == ["tea"])
            // The log is read from the store, and not counted again when the event comes.
            let two = try Self.event(2, member: 1, skus: ["milk", "rice"])
            try await second.take([two])
            #expect(try await skus(first, 1) == ["tea"])
            try await first.take([two, Self.event(3, member: 1, skus: ["soap"])])
            #expect(try await skus(first, 1) == ["tea", "milk", "rice", "soap"])
            for recommender in [first, second] {
                #expect(try await recommender.verify().findings == [])
            }
            await firstDatabase.close()
            await secondDatabase.close()
        }
    }

    /// Late orders stand where an unmerge or a merge has put them, not with whom they name.
    @Test func whatOneStoresOfAnotherMemberTheOtherFollows() async throws {
        try await PostgresServer.withSchema { configuration in
            let (first, firstDatabase) = try await Self.open(configuration)
            let (second, secondDatabase) = try await Self.open(configuration)
            let store = try await SQLRecommendationsStore.open(firstDatabase, random: { 42 })
            let ids = (Int64(1)...3).compactMap { MemberID(rawValue: $0) }
            try await firstDatabase.write { writer in
                try store.apply(
                    [
                        .merged(ids[1], into: ids[0], mergeID: 1),
                        .unmerged(
                            ids[1],
                            from: ids[0],
                            mergeID: 1,
                            orders: [OrderKey(channel: "pos", orderID: "order-1")]
                        ),
                    ],
                    in: writer
                )
            }
            #expect(try await skus(second, 2) == [])
            let given = try Self.event(1, member: 1, skus: ["tea"])
            for recommender in [first, second] { try await recommender.take([given]) }
            // Stored for the third while the second was merged into it; both into the first since.
            try await firstDatabase.write { writer in
                try store.apply([.merged(ids[1], into: ids[2], mergeID: 2)], in: writer)
            }
            let late = try Self.event(2, member: 2, skus: ["milk"])
            try await first.take([late])
            try await firstDatabase.write { writer in
                try store.apply([.merged(ids[2], into: ids[0], mergeID: 3)], in: writer)
            }
            try await second.take([late])
            for recommender in [first, second] {
                #expect(try await skus(recommender, 9) == ["tea", "milk"])
                #expect(try await recommender.verify().findings == [])
            }
            await firstDatabase.close()
            await secondDatabase.close()
        }
    }

    @Test func aStreamThatBothTakeInIsCountedOnceByEach() async throws {
        try await PostgresServer.withSchema { configuration in
            let (first, firstDatabase) = try await Self.open(configuration)
            let (second, secondDatabase) = try await Self.open(configuration)
            let events = try (Int64(1)...120).map { position in
                try Self.event(
                    position,
                    member: position % 7 + 1,
                    skus: ["s\(position % 40)", "t\(position % 3)"]
                )
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (recommender, size) in [(first, 5), (second, 8)] {
                    group.addTask {
                        for start in stride(from: 0, to: events.count, by: size) {
                            let end = min(start + size, events.count)
                            try await recommender.take(Array(events[start..<end]))
                            _ = try await skus(recommender, Int64(start % 7 + 1))
                        }
                    }
                }
                try await group.waitForAll()
            }
            for recommender in [first, second] {
                let audit = try await recommender.verify()
                #expect(audit.findings == [])
                #expect(audit.purchases == 120 && audit.products == 43)
                #expect(recommender.seenPositions[0] == 120)
            }
            for member in Int64(1)...7 {
                #expect(try await skus(first, member) == skus(second, member))
            }
            await firstDatabase.close()
            await secondDatabase.close()
        }
    }

    @Test func aProductThatOnePutsShowsAtTheOther() async throws {
        try await PostgresServer.withSchema { configuration in
            let (first, firstDatabase) = try await Self.open(configuration)
            let (second, secondDatabase) = try await Self.open(configuration)
            let event = try Self.event(1, member: 1, skus: ["tea"])
            try await first.take([event])
            try await second.take([event])
            let hidden = Product(
                sku: "tea",
                name: "Tea",
                category: "c",
                brand: "",
                department: "",
                isRecommendable: false
            )
            _ = try await first.put([hidden])
            #expect(try await skus(second, 1) == ["tea"])
            try await second.refreshCatalogue()
            #expect(try await skus(second, 1) == [])
            await firstDatabase.close()
            await secondDatabase.close()
        }
    }
}
