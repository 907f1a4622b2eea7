import MemberDirectory
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// Where members stand of whom identity has not told yet, or has not told everything.
@Suite(.timeLimit(.minutes(1)))
struct DirectoryStandingTests {
    private static func know(
        _ member: Int64,
        gates: Int64,
        consents: String,
        in database: any Database
    ) async throws {
        _ = try await database.write { writer in
            try writer.execute(
                """
                INSERT INTO directory_members (member_id, home, state, gates, child_stages, tags,
                partners, consents) VALUES ($1, 'acme/north', 1, $2, '', '', '', $3)
                """,
                [.integer(member), .integer(gates), .text(consents)]
            )
        }
    }

    private static func order(of member: Int64, at now: Timestamp) throws -> RPCV1.Event {
        let order = PointsV1.Order(
            channel: "pos",
            orderID: "\(member)",
            memberID: member,
            organisation: "acme/north",
            paidAt: now.microseconds,
            lines: [.init(sku: "tea", category: "c", quantity: 1)]
        )
        return RPCV1.Event(
            partition: 0,
            position: member,
            bookedAt: now.microseconds,
            memberID: member,
            type: PointsV1.PointsEvent.messageName,
            payload: try PointsV1.PointsEvent(
                event: .orderCommitted(.init(order: order))
            ).encoded()
        )
    }

    @Test func nothingIsChosenForWhomIdentityHasNotToldOfYet() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(
                database,
                beside: MemberDirectory.migrations,
                random: { 1 }
            )
            let stages = try #require(StageAges(StageAges.usual))
            let isCurrent = Mutex(false)
            let directory = MemberDirectory(database)
            let now = Timestamp(microseconds: 1_767_268_800_000_000)
            let recommender = try await Recommender.open(
                store: store,
                membersMax: 9,
                now: { now },
                localDay: { Day(Int32($0.microseconds / 86_400_000_000)) },
                standing: { member in
                    try await directory.standing(of: member, stages) {
                        isCurrent.withLock { $0 }
                    }
                }
            )
            try await recommender.take((1...2).map { try Self.order(of: $0, at: now) })
            func reasons(_ member: Int64) async throws -> Set<String> {
                let answer = try await RecommendationsHandlers(
                    recommender: recommender
                ).recommend(
                    .init(memberID: member),
                    context: CallContext(
                        method: RecommendationsV1.RecommendationsMethods.recommend,
                        principal: nil,
                        peer: nil,
                        deadline: nil,
                        metadata: CallMetadata()
                    )
                )
                return Set(answer.items.flatMap(\.reasons).map(\.code))
            }
            let own = "you_bought_before"
            // Identity may still tell that the member has asked for it.
            #expect(try await !reasons(1).contains(own))
            // All is known, and nothing was asked for.
            isCurrent.withLock { $0 = true }
            #expect(try await reasons(1).contains(own))
            isCurrent.withLock { $0 = false }
            #expect(try await !reasons(1).contains(own))
            // Of whom it has told, all is known at once, whatever else is to come.
            try await Self.know(1, gates: 0, consents: "", in: database)
            try await Self.know(2, gates: 4, consents: "behaviour", in: database)
            _ = try await directory.positions()
            #expect(try await reasons(1).contains(own))
            let number = try #require(MemberID(rawValue: 2))
            let hidden = try await directory.standing(of: number, stages) { true }
            #expect(!hidden.isPersonalised && !hidden.recordsBehaviour)
            #expect(hidden.home?.rawValue == "acme/north")
            #expect(try await !reasons(2).contains(own))
        }
    }
}
