import Foundation
import Messages
import Primitives
import RPCCore
import StorageCore
import StorageSQLite
import Testing
import TiersDomain
import TiersService
import TiersStorage

@Suite struct TiersHandlersTests {
    static let start = Timestamp(microseconds: 1_767_268_800_000_000)
    static let member: Int64 = 77

    private let context = CallContext(
        method: TiersV1.TiersMethods.getStanding,
        principal: nil,
        peer: nil,
        deadline: nil,
        metadata: CallMetadata()
    )

    /// Runs `body` with a service on a new file.
    private func with(
        now: Timestamp = start,
        _ body: (TiersHandlers, TiersIntake, SQLiteDatabase) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-tiers-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(
            SQLiteConfiguration(path: folder.appending(path: "t.sqlite").path())
        )
        let rules = TierRules(
            program: try TierProgram(file: TierProgram.supermarketText, name: "supermarket.yaml"),
            calendar: ProgramCalendar(zoneName: "Asia/Shanghai") { _ in 8 * 3600 }
        )
        let store = try await SQLTiersStore.open(
            database,
            rules: rules,
            environment: Environment(now: { now }, random: { 5 }),
            encodeEvent: { event, member in try event.encoded(of: member) }
        )
        let intake = try await TiersIntake(store: store, now: { now })
        let handlers = TiersHandlers(store: store, rules: rules, intake: intake, now: { now })
        try await body(handlers, intake, database)
        await database.close()
        try FileManager.default.removeItem(at: folder)
    }

    private func order(
        _ position: Int64,
        paid: Int64,
        id: String,
        isReversed: Bool = false
    ) throws -> RPCV1.Event {
        let order = PointsV1.Order(
            channel: "pos",
            orderID: id,
            memberID: Self.member,
            paidAt: Self.start.microseconds,
            paidFen: paid
        )
        let event: PointsV1.PointsEvent.Event =
            isReversed
            ? .orderReversed(.init(order: order))
            : .orderCommitted(.init(order: order))
        return RPCV1.Event(
            partition: UInt32(Partition.index(of: MemberID(now: .min, random: 77))),
            position: position,
            eventID: position,
            bookedAt: Self.start.microseconds + position,
            memberID: Self.member,
            memberVersion: position,
            type: PointsV1.PointsEvent.messageName,
            payload: try PointsV1.PointsEvent(event: event).encoded()
        )
    }

    private func registration() throws -> RPCV1.Event {
        let fact = IdentityV1.IdentityEvent.MemberRegistered(
            memberID: Self.member,
            registeredAt: Self.start.microseconds - 5
        )
        return RPCV1.Event(
            position: 1,
            bookedAt: Self.start.microseconds,
            memberID: Self.member,
            type: IdentityV1.IdentityEvent.messageName,
            payload: try IdentityV1.IdentityEvent(event: .memberRegistered(fact)).encoded()
        )
    }

    private func standing(
        _ handlers: TiersHandlers
    ) async throws -> TiersV1.GetStandingResponse {
        try await handlers.getStanding(.init(memberID: Self.member), context: context)
    }

    @Test func entriesBesideOrdersMeanNothing() async throws {
        try await with { handlers, intake, _ in
            try await intake.take([try order(1, paid: 250_050, id: "a")], from: "points")
            var burn = try order(2, paid: 0, id: "b")
            let entry = PointsV1.Entry(entryID: 2, memberID: Self.member, kind: .burn, amount: -9)
            burn.payload =
                try PointsV1.PointsEvent(event: .entryBooked(.init(entry: entry))).encoded()
            try await intake.take([burn], from: "points")
            let standing = try await standing(handlers)
            #expect(standing.growth == 2500 && standing.tier?.code == "vip")
            #expect(standing.asOf == Self.start.microseconds + 2)
        }
    }

    @Test func eventsBecomeGrowthAndTiers() async throws {
        try await with { handlers, intake, database in
            let unknown = try await standing(handlers)
            #expect(unknown.tier?.code == "ordinary" && unknown.asOf == 0)
            try await intake.take([try registration()], from: "identity")
            try await intake.take([try order(1, paid: 250_050, id: "a")], from: "points")
            try await intake.take([try order(1, paid: 250_050, id: "a")], from: "points")
            let vip = try await standing(handlers)
            #expect(vip.tier?.code == "vip")
            #expect(vip.growth == 2500)
            #expect(vip.nextTier?.code == "black" && vip.growthToNext == 7500)
            #expect(vip.growthToKeep == 2000)
            #expect(vip.keepWindowStartsAt == vip.windowEndsAt)
            #expect(vip.asOf == Self.start.microseconds + 1)
            #expect(vip.tier?.benefits.map(\.code).contains("birthday_gift") == true)
            try await intake.take(
                [try order(2, paid: 250_050, id: "a", isReversed: true)],
                from: "points"
            )
            let back = try await standing(handlers)
            #expect(back.tier?.code == "ordinary" && back.growth == 0)
            let published = try await database.read { reader in
                try reader.query("SELECT type, payload FROM outbox ORDER BY position").map {
                    try TiersV1.TiersEvent(decoding: try $0.blob(1))
                }
            }
            #expect(published.count == 5)
            let verified = try await handlers.verifyTiers(.init(), context: context)
            #expect(verified.findings == [])
            #expect(verified.growthEntries == 2 && verified.tierChanges == 3)
            #expect(verified.events == 5)
        }
    }

    @Test func pagesEndWithAnEmptyCursor() async throws {
        try await with { handlers, intake, _ in
            let events = try (1...7).map { try order($0, paid: 1000 * $0, id: "\($0)") }
            try await intake.take(events, from: "points")
            var cursor = ""
            var numbers: [Int64] = []
            for _ in 0..<4 {
                let page = try await handlers.listGrowth(
                    .init(memberID: Self.member, pageSize: 3, cursor: cursor),
                    context: context
                )
                numbers += page.entries.map(\.entryNumber)
                cursor = page.nextCursor
                if cursor.isEmpty { break }
            }
            #expect(numbers == [7, 6, 5, 4, 3, 2, 1])
            let history = try await handlers.listTierHistory(
                .init(memberID: Self.member),
                context: context
            )
            #expect(history.changes.map(\.cause) == ["first_order"])
            #expect(history.nextCursor.isEmpty)
        }
    }

    @Test(arguments: [("member_id", 0), ("page_size", 1), ("cursor", 2), ("cursor", 3)])
    func wrongRequestsNameTheField(field: String, index: Int) async throws {
        let requests: [TiersV1.ListGrowthRequest] = [
            .init(memberID: 0), .init(memberID: 1, pageSize: 201),
            .init(memberID: 1, cursor: "x"), .init(memberID: 1, cursor: "-1"),
        ]
        try await with { handlers, _, _ in
            let error = await #expect(throws: RPCError.self) {
                try await handlers.listGrowth(requests[index], context: context)
            }
            #expect(error?.fieldViolations.map(\.field) == [field])
        }
    }

    @Test func theProgramIsTold() async throws {
        try await with { handlers, _, _ in
            let program = try await handlers.getProgram(.init(), context: context)
            #expect(program.programVersion == "supermarket@1")
            #expect(program.timeZone == "Asia/Shanghai")
            #expect(program.tiers.map(\.rank) == [0, 1, 2])
        }
    }
}
