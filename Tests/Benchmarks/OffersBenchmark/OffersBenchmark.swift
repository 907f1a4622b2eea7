import ArgumentParser
import BenchmarkKit
import Foundation
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageSQLite
import Synchronization

/// What choosing offers costs, without sockets.
@main
struct OffersBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Weighs all open offers for one member, again and again, one call at a time.",
        discussion: """
            Says beside it what the same takes with no offer, which is what reading the member's log \
            costs.
            """
    )

    @Option(help: "How many offers are open.")
    var offers = 200

    @Option(help: "How many orders the member has in the last year.")
    var orders = 300

    @Option(help: "How many lines an order has, each of another product.")
    var lines = 10

    @Option(help: "How many products there are, in categories of fifty.")
    var products = 10_000

    @Option(help: "How many calls are measured.")
    var calls = 500

    @Option(help: "The folder to make the database in; it is removed again.")
    var folder = "."

    private static let day: Int64 = 86_400_000_000
    private static let now = Timestamp(microseconds: 1_767_268_800_000_000)

    func run() async throws {
        let path = folder + "/offers-benchmark-" + String(getpid())
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer {
            // What stays behind is seen by whoever runs this.
            try? FileManager.default.removeItem(atPath: path)
        }
        let database = try SQLiteDatabase(SQLiteConfiguration(path: path + "/offers.sqlite"))
        let store = try await SQLRecommendationsStore.open(database, random: { 5 })
        let recommender = try await Recommender.open(
            store: store,
            membersMax: 10,
            now: { Self.now },
            localDay: { Day(Int32($0.microseconds / Self.day)) }
        )
        try await buy(recommender)
        let desk = Self.desk(database, store, recommender)
        try await measure(desk, "no offer")
        try await put(desk)
        try await measure(desk, "\(offers) offers")
        await database.close()
    }

    private static func desk(
        _ database: SQLiteDatabase,
        _ store: SQLRecommendationsStore,
        _ recommender: Recommender
    ) -> OfferDesk {
        var settings = OfferSettings()
        settings.openMax = .max
        return OfferDesk(
            store: SQLOffersStore(database) { member, _ in (member, true) },
            purchases: store,
            key: (1, 2),
            settings: settings,
            catalogue: { recommender.catalogue },
            standing: { member in
                var standing = Standing(member)
                standing.home = OrganisationPath("acme/north/store-1")
                return standing
            },
            calendar: LocalCalendar(
                day: { Day(Int32($0.microseconds / Self.day)) },
                end: { Timestamp(microseconds: (Int64($0.rawValue) + 1) * Self.day) }
            ),
            now: { Self.now },
            learning: OfferLearning(
                models: SQLModelStore(database),
                holder: "benchmark",
                thread: { body in body() },
                campaigns: store,
                unpersonalised: { [] }
            )
        )
    }

    private func category(_ product: Int) -> String { "category-\(product / 50)" }

    private func buy(_ recommender: Recommender) async throws {
        var random = SeededRandom(seed: 1)
        let events = try (0..<orders).map { order in
            var message = PointsV1.Order(
                channel: "pos",
                orderID: "\(order)",
                memberID: 1,
                organisation: "acme/north/store-1",
                paidAt: Self.now.microseconds - Int64(order % 360 + 1) * Self.day
            )
            for _ in 0..<lines {
                let product = Int.random(in: 0..<products, using: &random)
                message.lines.append(
                    .init(
                        sku: "sku-\(product)",
                        category: category(product),
                        quantity: 1,
                        paidFen: Int64.random(in: 100...5_000, using: &random)
                    )
                )
            }
            return RPCV1.Event(
                partition: 0,
                position: Int64(order) + 1,
                bookedAt: Self.now.microseconds,
                memberID: 1,
                type: PointsV1.PointsEvent.messageName,
                payload: try PointsV1.PointsEvent(
                    event: .orderCommitted(.init(order: message))
                ).encoded()
            )
        }
        try await recommender.take(events)
    }

    /// Offers for everything, for three categories, for twenty products: in turn.
    private func put(_ desk: OfferDesk) async throws {
        let messages = (0..<offers).map { index in
            var offer = RecommendationsV1.Offer()
            offer.offerID = "offer-\(index)"
            offer.kind = .amount
            offer.nameEn = "Off"
            offer.nameZh = "立减"
            offer.benefitFen = Int64(100 + index)
            offer.margin = 3_000
            offer.validityDays = 7
            offer.budgetFen = 1_000_000
            offer.startsAt = Self.now.microseconds - Self.day
            offer.endsAt = Self.now.microseconds + Self.day
            if index % 3 == 1 {
                offer.categories = (0..<3).map { category((index * 7 + $0 * 50) % products) }
            } else if index % 3 == 2 {
                offer.skus = (0..<20).map { "sku-\((index * 31 + $0) % products)" }
            }
            return offer
        }
        for start in stride(from: 0, to: messages.count, by: OffersHandlers.offersMax) {
            let end = min(start + OffersHandlers.offersMax, messages.count)
            _ = try await OffersHandlers(desk: desk).putOffers(
                .init(organisation: "acme", offers: Array(messages[start..<end])),
                context: Self.context
            )
        }
    }

    private static var context: CallContext {
        CallContext(
            method: RecommendationsV1.OffersMethods.chooseOffers,
            principal: Principal(kind: .service, id: "benchmark"),
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )
    }

    private func measure(_ desk: OfferDesk, _ what: String) async throws {
        let handlers = OffersHandlers(desk: desk)
        func call() async throws {
            _ = try await handlers.chooseOffers(
                .init(memberID: 1, preview: true),
                context: Self.context
            )
        }
        for _ in 0..<20 { try await call() }
        let before = ProcessUsage(of: [getpid()])
        var times: [Duration] = []
        for _ in 0..<calls {
            let start = ContinuousClock.now
            try await call()
            times.append(start.duration(to: .now))
        }
        times.sort()
        let usage = ProcessUsage(of: [getpid()]).report(since: before, operations: calls)
        print(
            "\(what), \(orders) orders of \(lines): median \(times[times.count / 2]), "
                + "99 % below \(times[times.count * 99 / 100]); \(usage)"
        )
    }
}
