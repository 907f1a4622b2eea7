import Foundation
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization

/// Offers and experiments on a real database, with a clock that is set by hand, and members who
/// live where they are put.
final class OfferHouse: Sendable {
    let database: any Database
    let store: SQLRecommendationsStore
    let offers: SQLOffersStore
    let experiments: SQLExperimentsStore
    let recommender: Recommender
    let clock = Mutex(OfferHouse.start)
    let people: People
    let models: SQLModelStore
    let feedback: FeedbackMemory
    private let position = Mutex<Int64>(0)

    static let start = Timestamp(microseconds: 1_767_268_800_000_000)
    static let day: Int64 = 86_400_000_000

    /// Where members live, and what they allow.
    final class People: Sendable {
        let unpersonalised = Mutex<Set<MemberID>>([])
        /// Who does not allow what it does to be recorded.
        let unrecorded = Mutex<Set<MemberID>>([])
        let homes = Mutex<[MemberID: OrganisationPath]>([:])
        let survivors = Mutex<[MemberID: MemberID]>([:])

        func standing(of member: MemberID) -> Standing {
            let survivor = survivors.withLock { $0[member] ?? member }
            var standing = Standing(
                survivor,
                isPersonalised: !unpersonalised.withLock { $0.contains(survivor) }
            )
            standing.recordsBehaviour =
                standing.isPersonalised && !unrecorded.withLock { $0.contains(survivor) }
            standing.home =
                homes.withLock { $0[survivor] } ?? OrganisationPath("acme/north/store-1")
            return standing
        }
    }

    private init(_ database: any Database) async throws {
        let people = People()
        self.people = people
        let random = Mutex(SeededRandom(seed: 3))
        self.database = database
        store = try await SQLRecommendationsStore.open(
            database,
            random: { random.withLock { $0.next() } }
        )
        offers = SQLOffersStore(database) { member, _ in
            (member, people.standing(of: member).isPersonalised)
        }
        models = SQLModelStore(database)
        feedback = try await FeedbackMemory.open(
            store: store.feedbackStore { member, _ in (member, true, true) },
            membersMax: 50,
            isShared: true,
            now: { Self.start }
        )
        experiments = SQLExperimentsStore(
            database,
            gate: { member, _ in
                let standing = people.standing(of: member)
                return (standing.member, standing.isPersonalised, standing.recordsBehaviour)
            },
            random: { random.withLock { $0.next() } }
        )
        recommender = try await Recommender.open(
            store: store,
            membersMax: 50,
            now: { Self.start },
            localDay: { Day(Int32($0.microseconds / Self.day)) }
        )
    }

    static func with(
        on engine: StorageEngine,
        _ body: (OfferHouse) async throws -> Void
    ) async throws {
        try await engine.withDatabase { try await body(try await OfferHouse($0)) }
    }

    var now: Timestamp { clock.withLock { $0 } }

    func wait(days: Int64) {
        clock.withLock { $0 = $0.advanced(byMicroseconds: days * Self.day + 1) }
    }

    private var calendar: LocalCalendar {
        LocalCalendar(
            day: { Day(Int32($0.microseconds / Self.day)) },
            end: { Timestamp(microseconds: (Int64($0.rawValue) + 1) * Self.day) }
        )
    }

    private var placer: MemberStanding {
        { [people] in people.standing(of: $0) }
    }

    /// A desk of one process.
    func desk(
        holder: String = "a",
        _ change: (inout OfferSettings) -> Void = { _ in }
    ) async throws -> OfferDesk {
        var settings = OfferSettings()
        // Nobody is held out by chance where a test does not ask for it.
        settings.heldOut = 1e-9
        change(&settings)
        return OfferDesk(
            store: offers,
            purchases: store,
            key: try await experiments.key(),
            settings: settings,
            catalogue: { [recommender] in recommender.catalogue },
            standing: placer,
            calendar: calendar,
            now: { [self] in now },
            learning: OfferLearning(
                models: models,
                holder: holder,
                thread: { body in
                    let thread = Thread { body() }
                    thread.start()
                },
                campaigns: store,
                unpersonalised: { [people] in people.unpersonalised.withLock { $0 } }
            ),
            feedback: feedback
        )
    }

    /// A laboratory of one process.
    ///
    /// - Parameter holder: Who claims the sweep; `nil` for nobody: it sweeps whoever else does.
    /// - Throws: Where the database fails.
    /// - Returns: The laboratory.
    func laboratory(holder: String? = nil) async throws -> Laboratory {
        let claims = SQLModelStore(database)
        return Laboratory(
            store: experiments,
            purchases: store,
            key: try await experiments.key(),
            standing: placer,
            calendar: calendar,
            now: { [self] in now },
            claim: { now in
                guard let holder else { return true }
                return try await claims.claim(
                    .experiments,
                    holder: holder,
                    now: now,
                    until: now.advanced(by: .seconds(1200))
                )
            }
        )
    }

    /// An order of one line.
    struct Order {
        var member: Int64
        var sku = "tea"
        var daysAgo: Int64 = 10
        var paidFen: Int64 = 10_000
        var discountFen: Int64 = 0
        var quantity: Int64 = 1
        var store = "acme/north/store-1"
    }

    func buy(_ orders: [Order]) async throws {
        let moment = now
        let first = position.withLock { position in
            defer { position += Int64(orders.count) }
            return position
        }
        try await recommender.take(
            try orders.enumerated().map { index, order in
                let number = first + Int64(index) + 1
                let message = PointsV1.Order(
                    channel: "pos",
                    orderID: "order-\(number)",
                    memberID: order.member,
                    organisation: order.store,
                    paidAt: moment.microseconds - order.daysAgo * Self.day,
                    lines: [
                        .init(
                            sku: order.sku,
                            category: "drinks",
                            quantity: order.quantity,
                            paidFen: order.paidFen,
                            discountFen: order.discountFen
                        )
                    ]
                )
                return RPCV1.Event(
                    partition: 0,
                    position: number,
                    bookedAt: moment.microseconds,
                    memberID: order.member,
                    type: PointsV1.PointsEvent.messageName,
                    payload: try PointsV1.PointsEvent(
                        event: .orderCommitted(.init(order: message))
                    ).encoded()
                )
            }
        )
    }

    func context(_ kind: Principal.Kind = .service) -> CallContext {
        CallContext(
            method: RecommendationsV1.OffersMethods.chooseOffers,
            principal: Principal(kind: kind, id: "x"),
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )
    }

    /// An offer of five yuan off, worth it where its effect is as assumed.
    func coupon(
        _ id: String,
        _ change: (inout RecommendationsV1.Offer) -> Void = { _ in }
    ) -> RecommendationsV1.Offer {
        var offer = RecommendationsV1.Offer()
        offer.offerID = id
        offer.kind = .amount
        offer.nameEn = "Five yuan off"
        offer.nameZh = "立减5元"
        offer.benefitFen = 500
        offer.contactFen = 10
        offer.margin = 3_000
        offer.validityDays = 7
        offer.budgetFen = 1_000_000
        offer.startsAt = Self.start.microseconds - Self.day
        offer.endsAt = Self.start.microseconds + 400 * Self.day
        offer.assumedUplift = 2_000
        change(&offer)
        return offer
    }

    func put(_ desk: OfferDesk, _ offers: [RecommendationsV1.Offer]) async throws {
        _ = try await OffersHandlers(desk: desk).putOffers(
            .init(organisation: "acme", offers: offers),
            context: context()
        )
    }
}
