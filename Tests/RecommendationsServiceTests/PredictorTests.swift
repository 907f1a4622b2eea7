import Dispatch
import MemberDirectory
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsPrediction
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// Predictions over a store, from orders to answers.
@Suite(.timeLimit(.minutes(10))) struct PredictorTests {
    static let today: Int32 = 20_500
    static let optedOut: Int64 = 7

    /// A service's parts over one database, and a clock.
    struct House {
        let recommender: Recommender
        let predictor: Predictor
        let job: TrainingJob
        let damages: Damages
        let refusals: Refusals
        let handlers: PredictionHandlers
        let database: any Database
        let clock: Clock

        /// Looks whether anything is due, and waits for its end.
        @discardableResult
        func look() async throws -> TrainingStatus {
            try await job.carriedOut {
                try await job.startIfDue(.every(.seconds(86_400)))
            }
        }
    }

    final class Clock: Sendable {
        let now = Mutex(Timestamp(microseconds: Int64(today) * 86_400_000_000 + 3_600_000_000))
        private let position = Mutex<Int64>(0)

        func pass(days: Int64) {
            now.withLock { $0 = $0.advanced(byMicroseconds: days * 86_400_000_000) }
        }

        /// The event of an order of so many days ago.
        func order(
            of member: Int64,
            daysAgo: Int64,
            quantity: Int64 = 1,
            isReversed: String? = nil
        ) throws -> RPCV1.Event {
            let position = position.withLock { position in
                position += 1
                return position
            }
            let now = now.withLock { $0 }
            let order = PointsV1.Order(
                channel: "pos",
                orderID: isReversed ?? "order-\(position)",
                memberID: member,
                organisation: "acme/north/store-\(member % 3)",
                paidAt: now.microseconds - daysAgo * 86_400_000_000,
                lines: [
                    .init(
                        sku: "tea-\(member % 4)",
                        category: "tea \(member % 2)",
                        quantity: quantity,
                        paidFen: 2_500 + 100 * (member % 9)
                    )
                ]
            )
            return RPCV1.Event(
                partition: 0,
                position: position,
                bookedAt: now.microseconds,
                memberID: member,
                type: PointsV1.PointsEvent.messageName,
                payload: try PointsV1.PointsEvent(
                    event: isReversed == nil
                        ? .orderCommitted(.init(order: order)) : .orderReversed(.init(order: order))
                ).encoded()
            )
        }
    }

    /// Who does not want to be judged, as the directory says it.
    final class Refusals: Sendable {
        let all = Mutex<Set<Int64>>([optedOut])
    }

    /// What was told of stored models that cannot be read.
    final class Damages: Sendable {
        let all = Mutex<[String]>([])
    }

    static func house(
        _ database: any Database,
        _ clock: Clock,
        holder: String = "house",
        thread: @escaping LowPriorityThread = { DispatchQueue.global().async(execute: $0) }
    ) async throws -> House {
        let store = try await SQLRecommendationsStore.open(
            database,
            beside: MemberDirectory.migrations,
            random: { 42 }
        )
        let recommender = try await Recommender.open(
            store: store,
            membersMax: 50,
            now: { clock.now.withLock { $0 } },
            localDay: { Day(Int32($0.microseconds / 86_400_000_000)) }
        )
        let damages = Damages()
        let refusals = Refusals()
        var settings = Predictor.Settings()
        settings.rowsMax = 2_000
        settings.models.purchase.cutStepDays = 28
        settings.models.purchase.trees.trees = 5
        settings.models.purchase.ridges = [2_000]
        let predictor = Predictor(
            recommender: recommender,
            store: store,
            predictions: SQLPredictionStore(database),
            models: SQLModelStore(database),
            settings: settings,
            now: { clock.now.withLock { $0 } },
            standing: { member in
                let refuses = refusals.all.withLock { $0.contains(member.rawValue) }
                return Standing(member, isPersonalised: !refuses)
            },
            thread: { body in DispatchQueue.global().async(execute: body) },
            onDamage: { record, _ in
                damages.all.withLock { $0.append("\(record.kind.rawValue)@\(record.version)") }
            }
        )
        let job = TrainingJob(
            TrainingJob.Configuration(
                learner: predictor,
                models: SQLModelStore(database),
                eventCount: { recommender.seenPositions.eventCount },
                now: { clock.now.withLock { $0 } },
                holder: holder,
                thread: thread
            )
        )
        return House(
            recommender: recommender,
            predictor: predictor,
            job: job,
            damages: damages,
            refusals: refusals,
            handlers: PredictionHandlers(predictor: predictor),
            database: database,
            clock: clock
        )
    }

    /// 90 members who have bought for 250 days: each in its own rhythm, every third no more since
    /// long.
    static func fill(_ house: House) async throws {
        var events: [RPCV1.Event] = []
        var random = SeededRandom(seed: 12)
        for member in 1...90 as ClosedRange<Int64> {
            let pace = 4 + member % 23
            let stop: Int64 = member % 3 == 0 ? 60 + member : 1
            var ago: Int64 = 250 - member % 20
            while ago >= stop {
                events.append(try house.clock.order(of: member, daysAgo: ago))
                ago -= Int64.random(in: max(1, pace / 2)...(pace * 3 / 2), using: &random)
            }
        }
        for start in stride(from: 0, to: events.count, by: 200) {
            try await house.recommender.take(
                Array(events[start..<min(events.count, start + 200)])
            )
        }
        try await house.database.write { writer in
            for member in 1...90 as ClosedRange<Int64> {
                try writer.execute(
                    """
                    INSERT INTO directory_members (member_id, home, state, gates, child_stages, tags,
                        partners)
                    VALUES ($1, $2, 1, $3, '', '', '')
                    """,
                    [
                        .integer(member), .text("acme/north/store-\(member % 3)"),
                        .integer(member == optedOut ? 4 : 0),
                    ]
                )
            }
        }
    }

    func with(
        _ engine: StorageEngine,
        _ body: (House) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            let house = try await Self.house(database, Clock())
            try await Self.fill(house)
            try await body(house)
        }
    }

    func context(_ kind: Principal.Kind = .staff) -> CallContext {
        CallContext(
            method: RecommendationsV1.PredictionsMethods.getPredictionReport,
            principal: Principal(kind: kind, id: "1"),
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )
    }

    func predictions(
        _ house: House,
        _ member: Int64
    ) async throws -> RecommendationsV1.GetMemberPredictionsResponse {
        try await house.handlers.getMemberPredictions(.init(memberID: member), context: context())
    }

    @Test(arguments: StorageEngine.allCases)
    func trainsAndSaysWhatMembersWillDo(engine: StorageEngine) async throws {
        try await with(engine) { house in
            #expect(try await predictions(house, 1).withheld == "not_trained")
            let first = try await house.look()
            #expect(first.state == .done && first.version == 1, "\(first.text)")
            #expect(first.text == "89 members were scored; drift: none")
            #expect(try await house.look() == first)
            let gone = try await predictions(house, 3)
            let here = try await predictions(house, 4)
            #expect(here.purchase.map(\.days) == [7, 30, 90])
            #expect(here.purchase[1].probability > gone.purchase[1].probability)
            #expect(here.purchase[1].calibrated)
            #expect(here.modelVersion == "predictions@1")
            #expect(here.trainedThrough == Day(Self.today - 1).date.description)
            #expect(here.firstDay == Day(Self.today).date.description)
            #expect(here.categories.map(\.category) == ["tea 0"])
            #expect(here.monthSpendFen > 0 && here.yearValueFen > here.monthSpendFen)
            #expect(here.pastValueFen == Int64(here.purchaseDays) * 2_900)
            let churn = try #require(gone.churn)
            #expect(churn.level != "low" && churn.days == 90)
            #expect(churn.drivers.contains { $0.code == "overdue" && $0.weight > 0 })
            #expect(churn.drivers.allSatisfy { !$0.textEn.isEmpty && !$0.textZh.isEmpty })
            #expect(try await predictions(house, Self.optedOut).withheld == "personalisation_off")
            #expect(try await predictions(house, 999).withheld == "no_purchases")
        }
    }

    @Test func anOrderShowsInTheNextAnswer() async throws {
        try await with(.sqlite) { house in
            try await house.look()
            let before = try await predictions(house, 3)
            let order = try house.clock.order(of: 3, daysAgo: 0)
            try await house.recommender.take([order])
            let after = try await predictions(house, 3)
            #expect(after.lastDay == Day(Self.today).date.description)
            // It is asked about from tomorrow on.
            #expect(after.firstDay == Day(Self.today + 1).date.description)
            #expect(after.purchaseDays == before.purchaseDays + 1)
            #expect(after.purchase[2].probability > before.purchase[2].probability)
            // A newcomer gets what can be said of one order.
            try await house.recommender.take([try house.clock.order(of: 500, daysAgo: 0)])
            let newcomer = try await predictions(house, 500)
            #expect(newcomer.limits.map(\.code).contains("few_purchases"))
            #expect(newcomer.purchase.count == 3)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func listsThoseWithMostAtStake(engine: StorageEngine) async throws {
        try await with(engine) { house in
            func list(
                _ organisation: String,
                _ order: RecommendationsV1.MemberOrder,
                cursor: String = ""
            ) async throws -> RecommendationsV1.ListMembersByPredictionResponse {
                try await house.handlers.listMembersByPrediction(
                    .init(organisation: organisation, order: order, pageSize: 40, cursor: cursor),
                    context: context()
                )
            }
            #expect(try await list("acme", .churn).members.isEmpty)
            try await house.look()
            var all: [RecommendationsV1.ListMembersByPredictionResponse.Row] = []
            var cursor = ""
            repeat {
                let page = try await list("acme", .valueAtRisk, cursor: cursor)
                all += page.members
                cursor = page.nextCursor
                #expect(page.scoredOn == Day(Self.today).date.description)
            } while !cursor.isEmpty
            #expect(all.count == 89)
            #expect(!all.contains { $0.memberID == Self.optedOut })
            for (more, less) in zip(all, all.dropFirst()) {
                #expect(more.valueAtRiskFen >= less.valueAtRiskFen)
            }
            let north = try await list("acme/north/store-1", .churn)
            #expect(north.members.allSatisfy { $0.home == "acme/north/store-1" })
            #expect(north.members.count == 29)
            // What is listed is what is said of the member itself.
            let first = try #require(north.members.first)
            let said = try await predictions(house, first.memberID)
            #expect(abs(first.churnProbability - (said.churn?.probability ?? 0)) < 1e-5)
            #expect(first.yearValueFen == said.yearValueFen)
            await #expect(throws: RPCError.self) { try await list("acme", .churn, cursor: "x") }
            await #expect(throws: RPCError.self) { try await list("Acme!", .churn) }
            await #expect(throws: RPCError.self) { try await list("acme", .unrecognized(9)) }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func demandIsOfUnitsCategoriesAndProducts(engine: StorageEngine) async throws {
        try await with(engine) { house in
            func outlook(
                _ organisation: String,
                category: String = "",
                sku: String = "",
                days: UInt32 = 0
            ) async throws -> RecommendationsV1.GetDemandOutlookResponse {
                try await house.handlers.getDemandOutlook(
                    .init(organisation: organisation, category: category, sku: sku, days: days),
                    context: context()
                )
            }
            let all = try await outlook("acme")
            #expect(all.days.count == 30)
            // The last order is of yesterday: today is not over, tomorrow comes first.
            #expect(all.days[0].day == Day(Self.today + 1).date.description)
            let total = try #require(all.total)
            #expect(abs(total.mean - all.days.reduce(0) { $0 + $1.mean }) < 1e-6)
            #expect(total.lowMost <= total.lowFourFifths)
            #expect(total.lowFourFifths < total.highFourFifths)
            #expect(total.highFourFifths <= total.highMost)
            #expect(all.sold > all.soldLately && all.soldLately > 0)
            let stores = try await [0, 1, 2].asyncSum {
                try await outlook("acme/north/store-\($0)").sold
            }
            #expect(stores == all.sold)
            let categories = try await [0, 1].asyncSum {
                try await outlook("acme", category: "tea \($0)").sold
            }
            #expect(categories == all.sold)
            let products = try await [0, 1, 2, 3].asyncSum {
                try await outlook("acme", sku: "tea-\($0)", days: 1).sold
            }
            #expect(products == all.sold)
            let nothing = try await outlook("acme/south")
            #expect(nothing.historyDays == 0 && nothing.days[29].mean == 0)
            // A late order counts on its own day, once the series is read again.
            try await house.recommender.take([
                try house.clock.order(of: 1, daysAgo: 5, quantity: 40)
            ])
            house.clock.now.withLock { $0 = $0.advanced(byMicroseconds: 31_000_000) }
            #expect(try await outlook("acme").sold == all.sold + 40)
            await #expect(throws: RPCError.self) { try await outlook("acme", sku: "unknown") }
            await #expect(throws: RPCError.self) {
                try await outlook("acme", category: "tea 0", sku: "tea-1")
            }
            await #expect(throws: RPCError.self) { try await outlook("acme", days: 31) }
            await #expect(throws: RPCError.self) { try await outlook("") }
        }
    }

    @Test func whatIsPublishedOutlivesTheProcess() async throws {
        try await with(.sqlite) { house in
            let none = try await house.handlers.getPredictionReport(.init(), context: context())
            #expect(none.asOf.isEmpty)
            try await house.look()
            let before = try await predictions(house, 8)
            let report = try await house.handlers.getPredictionReport(.init(), context: context())
            #expect(report.tasks.map(\.task).contains("purchase_30_days"))
            #expect(
                report.tasks.allSatisfy { $0.tenths.reduce(0) { $0 + $1.members } == $0.members }
            )
            #expect(report.spend?.members ?? 0 > 60)
            #expect(report.demand.map(\.days) == [1, 7, 30])
            let again = try await Self.house(house.database, house.clock)
            try await again.predictor.refresh()
            let after = try await again.handlers.getMemberPredictions(
                .init(memberID: 8),
                context: context()
            )
            #expect(after == before)
            let same = try await again.handlers.getPredictionReport(.init(), context: context())
            #expect(same == report)
            #expect(try await again.look().state == .none)
        }
    }

    @Test func aReportIsComputedForOperatorsAsOfADay() async throws {
        try await with(.sqlite) { house in
            let day = Day(Self.today - 40).date.description
            func report(
                _ day: String,
                _ kind: Principal.Kind
            ) async throws -> RecommendationsV1.GetPredictionReportResponse {
                try await house.handlers.getPredictionReport(
                    .init(asOf: day),
                    context: context(kind)
                )
            }
            let found = try await report(day, .operator)
            #expect(found.asOf == day)
            #expect(found.tasks.map(\.task).contains("purchase_30_days"))
            #expect(found.tasks.allSatisfy { $0.asOf == day })
            await #expect(throws: RPCError.self) { try await report(day, .staff) }
            await #expect(throws: RPCError.self) { try await report("2026-1-1", .operator) }
            let tomorrow = Day(Self.today + 1).date.description
            await #expect(throws: RPCError.self) { try await report(tomorrow, .operator) }
        }
    }

    /// What was said of members is kept, compared with what they did, and an alarm is given where
    /// it does not come true.
    @Test func wordsThatDoNotComeTrueGiveAnAlarm() async throws {
        try await with(.sqlite) { house in
            #expect(house.predictor.driftLevel == nil)
            try await house.look()
            #expect(house.predictor.driftLevel == 0)
            // A week later nobody has bought but one, who shows that the store still is told.
            house.clock.pass(days: 8)
            try await house.recommender.take([try house.clock.order(of: 80, daysAgo: 1)])
            let second = try await house.look()
            #expect(second.version == 2 && second.text.hasSuffix("drift: alarm"))
            #expect(house.predictor.driftLevel == 2)
            let drift = try await house.handlers.getPredictionDrift(.init(), context: context())
            #expect(drift.level == "alarm")
            let week = try #require(drift.tasks.first { $0.task == "purchase_7_days" })
            #expect(week.saidOn == Day(Self.today).date.description)
            #expect(week.members > 60)
            let found = try #require(week.calibration)
            #expect(found.ratio < 0.3 && found.level == "alarm")
            let quarter = try #require(drift.tasks.first { $0.task == "purchase_90_days" })
            #expect(quarter.saidOn.isEmpty && quarter.calibration == nil)
        }
    }
}

extension [Int] {
    fileprivate func asyncSum(_ body: (Int) async throws -> Int64) async throws -> Int64 {
        var sum: Int64 = 0
        for element in self { sum += try await body(element) }
        return sum
    }
}
