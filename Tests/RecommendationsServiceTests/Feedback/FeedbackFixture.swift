import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization

/// A recommender with feedback on a real database, and members that agree to what they are told to.
struct FeedbackFixture: Sendable {
    let recommender: Recommender
    let memory: FeedbackMemory
    let lists: ServedListLog
    let served: ServedLists
    let store: SQLRecommendationsStore
    let database: any Database
    let members: Members
    let clock: Clock
    let feedback: FeedbackHandlers
    let handlers: RecommendationsHandlers
    let laboratory: Laboratory

    static let calendar = LocalCalendar(
        day: { Day(Int32($0.microseconds / day)) },
        end: { Timestamp(microseconds: (Int64($0.rawValue) + 1) * day) }
    )

    static let day: Int64 = 86_400_000_000
    /// One in the morning of day 20,000.
    static let start = Timestamp(microseconds: 20_000 * day + 3_600_000_000)

    /// Where members stand; who is not named agrees to everything.
    final class Members: Sendable {
        private let standings = Mutex<[MemberID: Standing]>([:])

        func standing(of member: MemberID) -> Standing {
            if let known = standings.withLock({ $0[member] }) { return known }
            var standing = Standing(member)
            standing.recordsBehaviour = true
            standing.showsTrail = true
            return standing
        }

        func set(_ number: Int64, _ change: (inout Standing) -> Void) {
            let member = FeedbackFixture.member(number)
            var standing = standing(of: member)
            change(&standing)
            standings.withLock { [standing] in $0[member] = standing }
        }
    }

    /// A clock that tests move.
    final class Clock: Sendable {
        private let moment = Mutex(FeedbackFixture.start)

        var now: Timestamp { moment.withLock { $0 } }

        func pass(seconds: Int64) {
            moment.withLock { $0 = $0.advanced(byMicroseconds: seconds * 1_000_000) }
        }
    }

    static func member(_ number: Int64) -> MemberID {
        guard let member = MemberID(rawValue: number) else { preconditionFailure("no member") }
        return member
    }

    /// Gives `body` a fixture with some products.
    static func with(
        _ engine: StorageEngine = .sqlite,
        products: [Product],
        _ body: (FeedbackFixture) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            let fixture = try await FeedbackFixture(database)
            _ = try await fixture.recommender.put(products)
            try await body(fixture)
        }
    }

    init(
        _ database: any Database,
        isShared: Bool = false,
        members: Members = Members(),
        clock: Clock = Clock(),
        rules: ListRules = ListRules()
    ) async throws {
        self.database = database
        self.members = members
        self.clock = clock
        store = try await SQLRecommendationsStore.open(database, random: { 42 })
        let gate: ConsentGate = { member, _ in
            let standing = members.standing(of: member)
            return (
                standing.member, standing.isPersonalised,
                standing.isPersonalised && standing.recordsBehaviour
            )
        }
        let rows = store.feedbackStore(consents: gate)
        memory = try await FeedbackMemory.open(
            store: rows,
            membersMax: 50,
            isShared: isShared,
            now: { clock.now }
        )
        recommender = try await Recommender.open(
            store: store,
            membersMax: 50,
            now: { clock.now },
            localDay: { Day(Int32($0.microseconds / 86_400_000_000)) },
            standing: { members.standing(of: $0) },
            feedback: memory,
            rules: rules
        )
        served = ServedLists(database, gate: gate)
        lists = ServedListLog(store: served)
        laboratory = Laboratory(
            store: SQLExperimentsStore(database, gate: gate, random: { 7 }),
            purchases: store,
            key: (1, 2),
            standing: { members.standing(of: $0) },
            calendar: Self.calendar,
            now: { clock.now }
        )
        handlers = RecommendationsHandlers(
            recommender: recommender,
            lists: lists,
            laboratory: laboratory
        )
        feedback = FeedbackHandlers(
            memory: memory,
            recommender: recommender,
            lists: served,
            calendar: Self.calendar,
            keptFor: .seconds(90 * 86_400),
            now: { clock.now }
        )
    }

    /// What a call is made with.
    static func context(_ kind: Principal.Kind = .channelApp) -> CallContext {
        CallContext(
            method: RecommendationsV1.FeedbackMethods.recordBehaviour,
            principal: Principal(kind: kind, id: "1", organisation: nil, roles: []),
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )
    }

    /// Records what a member does now.
    @discardableResult
    func record(
        _ member: Int64,
        _ behaviours: RecommendationsV1.RecordBehaviourRequest.Behaviour...
    ) async throws -> RecommendationsV1.RecordBehaviourResponse {
        try await feedback.recordBehaviour(
            .init(memberID: member, behaviours: behaviours),
            context: Self.context()
        )
    }

    /// Something done now, or so many seconds ago.
    func act(
        _ id: String,
        _ kind: RecommendationsV1.BehaviourKind,
        _ sku: String = "",
        secondsAgo: Int64 = 0
    ) -> RecommendationsV1.RecordBehaviourRequest.Behaviour {
        .init(
            id: id,
            kind: kind,
            at: clock.now.advanced(byMicroseconds: -secondsAgo * 1_000_000).microseconds,
            sku: sku
        )
    }

    /// What a member is shown.
    func list(
        _ member: Int64,
        _ change: (inout RecommendationsV1.RecommendRequest) -> Void = { _ in }
    ) async throws -> RecommendationsV1.RecommendResponse {
        var request = RecommendationsV1.RecommendRequest(memberID: member)
        change(&request)
        return try await handlers.recommend(request, context: Self.context())
    }

    /// Says, or takes back, that a member is not interested.
    func setNotInterested(
        _ member: Int64,
        _ subject: RecommendationsV1.NotInterestedSubject,
        _ name: String,
        undo: Bool = false
    ) async throws {
        _ = try await feedback.setNotInterested(
            .init(memberID: member, what: .init(subject: subject, name: name), undo: undo),
            context: Self.context()
        )
    }

    /// Has a member buy something.
    func buy(
        _ number: Int64,
        order: Int64,
        daysAgo: Int64 = 0,
        store: String = "acme/north/store-1",
        channel: String = "pos",
        _ skus: [String]
    ) async throws {
        let moment = clock.now.advanced(byMicroseconds: -daysAgo * Self.day)
        try await recommender.take(
            PurchaseBatch(
                source: Recommender.pointsSource,
                events: [
                    PurchaseBatch.Event(
                        partition: 0,
                        position: order,
                        fact: .bought(
                            Self.member(number),
                            OrderKey(channel: channel, orderID: "\(order)"),
                            paidAt: moment,
                            day: Day(Int32(moment.microseconds / Self.day)),
                            organisation: store,
                            lines: skus.map { .init(sku: $0, category: "c", brand: "b") }
                        )
                    )
                ]
            )
        )
    }
}
