import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageSQLite
import StorageTestKit
import Synchronization
import Testing

/// What members bought, as it moves with merges, is forgotten with erasures, and is left unused.
@Suite(.timeLimit(.minutes(2)))
struct MemberNewsTests {
    /// A recommender on a real database, the merges that it was told, and who asked for what.
    private final class Fixture: Sendable {
        let recommender: Recommender
        let store: SQLRecommendationsStore
        let database: any Database
        let links: Links
        let position = Mutex<Int64>(0)
        let now: Timestamp

        init(
            recommender: Recommender,
            store: SQLRecommendationsStore,
            database: any Database,
            links: Links,
            now: Timestamp
        ) {
            self.recommender = recommender
            self.store = store
            self.database = database
            self.links = links
            self.now = now
        }

        final class Links: Sendable {
            let survivors = Mutex<[MemberID: MemberID]>([:])
            let unpersonalised = Mutex<Set<MemberID>>([])

            func standing(of member: MemberID) -> Standing {
                let survivor = survivors.withLock { survivors in
                    var current = member
                    while let next = survivors[current] { current = next }
                    return current
                }
                var standing = Standing(survivor)
                standing.isPersonalised = !unpersonalised.withLock { $0.contains(survivor) }
                return standing
            }
        }
    }

    private static let start = Timestamp(microseconds: 1_767_268_800_000_000)

    private func with(
        on engine: StorageEngine,
        _ body: (Fixture) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            let random = Mutex(SeededRandom(seed: 3))
            let store = try await SQLRecommendationsStore.open(
                database,
                random: { random.withLock { $0.next() } }
            )
            let links = Fixture.Links()
            let recommender = try await Recommender.open(
                store: store,
                membersMax: 50,
                now: { Self.start },
                localDay: { Day(Int32($0.microseconds / 86_400_000_000)) },
                standing: { links.standing(of: $0) }
            )
            try await body(
                Fixture(
                    recommender: recommender,
                    store: store,
                    database: database,
                    links: links,
                    now: Self.start
                )
            )
            let audit = try await recommender.verify()
            #expect(audit.findings == [])
        }
    }

    private func member(_ number: Int64) -> MemberID {
        guard let member = MemberID(rawValue: number) else { preconditionFailure("no member") }
        return member
    }

    /// An order as points publishes it; `named` where it was sent for an id that leads elsewhere.
    private func buy(
        _ fixture: Fixture,
        _ id: String,
        of number: Int64,
        named: Int64 = 0,
        _ skus: String...,
        isReversed: Bool = false
    ) async throws {
        let position = fixture.position.withLock { position in
            position += 1
            return position
        }
        let order = PointsV1.Order(
            channel: "pos",
            orderID: id,
            memberID: number,
            organisation: "acme/north/store-1",
            paidAt: fixture.now.microseconds,
            lines: skus.map { .init(sku: $0, category: "c", quantity: 1, paidFen: 100) },
            namedID: named
        )
        let event: PointsV1.PointsEvent.Event =
            isReversed ? .orderReversed(.init(order: order)) : .orderCommitted(.init(order: order))
        try await fixture.recommender.take([
            RPCV1.Event(
                partition: 0,
                position: position,
                bookedAt: fixture.now.microseconds,
                memberID: number,
                type: PointsV1.PointsEvent.messageName,
                payload: try PointsV1.PointsEvent(event: event).encoded()
            )
        ])
    }

    private func tell(_ fixture: Fixture, _ news: MemberNews) async throws {
        let (store, database) = (fixture.store, fixture.database)
        try await fixture.recommender.takeNews {
            try await database.write { try store.apply([news], in: $0) }
            switch news {
            case .merged(let absorbed, let survivor, _): return [absorbed, survivor]
            case .unmerged(let absorbed, let survivor, _, _): return [absorbed, survivor]
            case .erased(let member), .withdrew(let member): return [member]
            }
        }
        fixture.links.survivors.withLock { survivors in
            switch news {
            case .merged(let absorbed, let survivor, _): survivors[absorbed] = survivor
            case .unmerged(let absorbed, _, _, _): survivors[absorbed] = nil
            case .erased, .withdrew: break
            }
        }
    }

    /// The products that a member gets since it bought them.
    private func own(_ fixture: Fixture, _ number: Int64) async throws -> Set<String> {
        let response = try await fixture.recommender.recommend(
            ListRequest(member: member(number), itemsMax: 20)
        )
        return Set(
            response.items.filter { item in
                item.reasons.contains { $0.code == "you_bought_before" }
            }.map(\.sku)
        )
    }

    /// peers.md, row 24: coupons and logs left behind.
    @Test(arguments: StorageEngine.allCases)
    func logsAreNotLeftBehindByAMerge(engine: StorageEngine) async throws {
        try await with(on: engine) { fixture in
            try await buy(fixture, "a", of: 1, "tea")
            try await buy(fixture, "b", of: 2, "milk")
            #expect(try await own(fixture, 1) == ["tea"])
            #expect(try await own(fixture, 2) == ["milk"])
            let merge = MemberNews.merged(member(2), into: member(1), mergeID: 1)
            for _ in 0..<2 { try await tell(fixture, merge) }
            #expect(try await own(fixture, 1) == ["tea", "milk"])
            #expect(try await own(fixture, 2) == ["tea", "milk"])
            // For the old id, before and after the ledger has merged; and for the survivor.
            try await buy(fixture, "c", of: 2, "rice")
            try await buy(fixture, "d", of: 1, named: 2, "salt")
            try await buy(fixture, "e", of: 1, "soap")
            try await buy(fixture, "f", of: 1, "wine")
            let bought: Set = ["tea", "milk", "rice", "salt", "soap", "wine"]
            #expect(try await own(fixture, 1) == bought)
            let unmerge = MemberNews.unmerged(
                member(2),
                from: member(1),
                mergeID: 1,
                orders: [OrderKey(channel: "pos", orderID: "f")]
            )
            for _ in 0..<2 { try await tell(fixture, unmerge) }
            #expect(try await own(fixture, 1) == ["tea", "soap"])
            #expect(try await own(fixture, 2) == ["milk", "rice", "salt", "wine"])
            // A return finds its order where it went, whoever it names.
            try await buy(fixture, "f", of: 1, isReversed: true)
            #expect(try await own(fixture, 2) == ["milk", "rice", "salt"])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whoIsErasedIsForgottenAndWhatIsPopularStays(engine: StorageEngine) async throws {
        try await with(on: engine) { fixture in
            try await buy(fixture, "a", of: 1, "tea")
            try await buy(fixture, "b", of: 2, "milk")
            try await buy(fixture, "c", of: 2, "salt")
            try await buy(fixture, "c", of: 2, isReversed: true)
            try await tell(fixture, .merged(member(2), into: member(1), mergeID: 1))
            let before = try await fixture.recommender.recommend(
                ListRequest(member: member(9), itemsMax: 20)
            )
            for _ in 0..<2 { try await tell(fixture, .erased(member(1))) }
            #expect(try await own(fixture, 1).isEmpty)
            #expect(try await own(fixture, 2).isEmpty)
            let after = try await fixture.recommender.recommend(
                ListRequest(member: member(9), itemsMax: 20)
            )
            #expect(after.items == before.items)
            #expect(after.items.map(\.sku).sorted() == ["milk", "tea"])
            let rows = try await fixture.database.read { reader in
                try reader.query(
                    """
                    SELECT order_id, paid_at FROM purchases
                    WHERE member_id IN (1, 2) OR order_id IN ('a', 'b', 'c')
                    """
                )
            }
            #expect(rows.isEmpty)
            // What comes late is not kept either.
            try await buy(fixture, "d", of: 2, "rice")
            #expect(try await own(fixture, 1).isEmpty)
        }
    }

    /// An order that an unmerge gave to a member names another one; it is nobody's once the member
    /// is erased, also where it comes only then.
    @Test(arguments: StorageEngine.allCases)
    func ordersThatWereGivenToAnErasedMemberLeadToNobody(engine: StorageEngine) async throws {
        try await with(on: engine) { fixture in
            let orders = ["a", "late"].map { OrderKey(channel: "pos", orderID: $0) }
            try await tell(fixture, .merged(member(2), into: member(1), mergeID: 1))
            try await buy(fixture, "a", of: 1, "tea")
            try await tell(
                fixture,
                .unmerged(member(2), from: member(1), mergeID: 1, orders: orders)
            )
            #expect(try await own(fixture, 2) == ["tea"])
            try await tell(fixture, .erased(member(2)))
            let count = try await fixture.database.read { reader in
                try reader.integer("SELECT count(*) FROM given_purchases WHERE member_id = 2")
            }
            #expect(count == 0)
            try await buy(fixture, "late", of: 1, "milk")
            try await buy(fixture, "a", of: 1, isReversed: true)
            let log = try await fixture.store.purchases(of: member(1))
            #expect(log.standing.isEmpty)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whoAskedForItGetsWhatIsPopularAndBack(engine: StorageEngine) async throws {
        try await with(on: engine) { fixture in
            try await buy(fixture, "a", of: 1, "tea")
            try await buy(fixture, "b", of: 2, "milk")
            #expect(try await own(fixture, 1) == ["tea"])
            fixture.links.unpersonalised.withLock { _ = $0.insert(member(1)) }
            let list = try await fixture.recommender.recommend(
                ListRequest(member: member(1), itemsMax: 20)
            )
            let reasons = list.items.flatMap(\.reasons).map(\.code)
            #expect(Set(list.items.map(\.sku)) == ["milk", "tea"])
            #expect(!reasons.contains("you_bought_before") && list.lastPurchaseAt == 0)
            fixture.links.unpersonalised.withLock { _ = $0.remove(member(1)) }
            #expect(try await own(fixture, 1) == ["tea"])
        }
    }

    private static let context = CallContext(
        method: RecommendationsV1.RecommendationsMethods.listPurchases,
        principal: nil,
        peer: nil,
        deadline: nil,
        metadata: CallMetadata()
    )

    @Test(arguments: StorageEngine.allCases)
    func purchasesAreListedPageByPageAndGoWithTheMember(engine: StorageEngine) async throws {
        try await with(on: engine) { fixture in
            try await buy(fixture, "a", of: 1, "tea", "milk")
            try await buy(fixture, "b", of: 1, "rice")
            try await buy(fixture, "c", of: 1, "oil")
            try await buy(fixture, "b", of: 1, "rice", isReversed: true)
            let handlers = RecommendationsHandlers(recommender: fixture.recommender)
            func list(
                _ member: Int64,
                cursor: String = ""
            ) async throws -> RecommendationsV1.ListPurchasesResponse {
                try await handlers.listPurchases(
                    .init(memberID: member, pageSize: 1, cursor: cursor),
                    context: Self.context
                )
            }
            let first = try await list(1)
            #expect(first.purchases.map(\.orderID) == ["c"])
            #expect(first.purchases[0].channel == "pos" && first.purchases[0].paidAt > 0)
            #expect(first.purchases[0].organisation == "acme/north/store-1")
            let second = try await list(1, cursor: first.nextCursor)
            #expect(second.purchases.map(\.orderID) == ["a"] && second.nextCursor.isEmpty)
            #expect(second.purchases[0].products.map(\.sku).sorted() == ["milk", "tea"])
            #expect(try await list(2).purchases.isEmpty)
            try await tell(fixture, .erased(member(1)))
            #expect(try await list(1).purchases.isEmpty)
            for (size, cursor) in [(UInt32(201), ""), (1, "x"), (1, "-3")] {
                let refused = await #expect(throws: RPCError.self) {
                    try await handlers.listPurchases(
                        .init(memberID: 1, pageSize: size, cursor: cursor),
                        context: Self.context
                    )
                }
                #expect(refused?.reason == "rpc.invalid_field")
            }
        }
    }

    @Test func verificationTellsOfTheDirectoryToo() async throws {
        try await with(on: .sqlite) { fixture in
            let handlers = RecommendationsHandlers(
                recommender: fixture.recommender,
                directoryFindings: { ["member 1 is merged and not in the directory"] }
            )
            let answer = try await handlers.verifyRecommendations(.init(), context: Self.context)
            #expect(answer.findings == ["member 1 is merged and not in the directory"])
        }
    }
}
