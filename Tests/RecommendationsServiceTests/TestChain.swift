import Dispatch
import MemberDirectory
import Primitives
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization

/// A made-up chain with a store of its own: members who buy four products of their own every few
/// days, and others by chance.
final class TestChain: Sendable {
    static let firstDay: Int32 = 20_000
    static let days: Int32 = 200
    static let memberCount = 40
    static let productCount = 60

    let database: any Database
    let store: SQLRecommendationsStore
    let models: SQLModelStore
    /// The clock: at noon.
    let day = Mutex(firstDay + days)
    let unpersonalised = Mutex<Set<MemberID>>([])
    /// What was told of stored models that could not be read.
    let damages = Mutex<[String]>([])
    /// How many events there were.
    let position = Mutex<Int64>(0)

    private init(_ database: any Database) async throws {
        self.database = database
        store = try await SQLRecommendationsStore.open(
            database,
            beside: MemberDirectory.migrations,
            // Each order that an erased member leaves needs an id of its own.
            random: { .random(in: 1...(.max)) }
        )
        models = SQLModelStore(database)
    }

    /// Gives `body` an empty chain.
    static func with(
        on engine: StorageEngine = .sqlite,
        _ body: (TestChain, any Database) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            let chain = try await TestChain(database)
            _ = try await chain.store.put((0..<productCount).map { product($0) })
            try await body(chain, database)
        }
    }

    static func member(_ number: Int) -> MemberID {
        guard let member = MemberID(rawValue: Int64(number + 1)) else {
            preconditionFailure("no member")
        }
        return member
    }

    static func product(_ number: Int, isRecommendable: Bool = true) -> Product {
        var details = Product.Details()
        details.type = "type \(number / 4)"
        details.maker = "maker \(number % 7)"
        details.isOwnBrand = number % 3 == 0
        return Product(
            sku: "s\(number)",
            name: "Product \(number)",
            category: "category \(number / 12)",
            department: "department \(number / 30)",
            isRecommendable: isRecommendable,
            details: details
        )
    }

    var now: Timestamp { day.withLock { Self.noon($0) } }

    static func noon(_ day: Int32) -> Timestamp {
        Timestamp(microseconds: (Int64(day) * 2 + 1) * 43_200_000_000)
    }

    /// An order of products by number.
    func order(
        _ id: String,
        of member: Int,
        _ products: [Int],
        day: Int32,
        pieces: [Int64] = [],
        paidFen: [Int64] = [],
        store: Int = 1
    ) -> PurchaseFact {
        .bought(
            Self.member(member),
            OrderKey(channel: "pos", orderID: id),
            paidAt: Self.noon(day),
            day: Day(day),
            organisation: "acme/store-\(store)",
            lines: products.enumerated().map { index, product in
                PurchaseFact.Line(
                    sku: "s\(product)",
                    category: "",
                    brand: "",
                    quantity: index < pieces.count ? pieces[index] : 1,
                    paidFen: index < paidFen.count ? paidFen[index] : 500,
                    discountFen: product % 2 == 0 ? 100 : 0
                )
            }
        )
    }

    /// The events of facts, in a stream of one partition.
    func batch(_ facts: [PurchaseFact]) -> PurchaseBatch {
        PurchaseBatch(
            source: Recommender.pointsSource,
            events: facts.map { fact in
                let position = position.withLock { position in
                    position += 1
                    return position
                }
                return PurchaseBatch.Event(partition: 0, position: position, fact: fact)
            }
        )
    }

    /// All orders of all members, by day.
    func year(members: Int = memberCount) -> [PurchaseFact] {
        var random = SeededRandom(seed: 5)
        var orders: [(day: Int32, fact: PurchaseFact)] = []
        for member in 0..<members {
            let rhythm = Int.random(in: 3...9, using: &random)
            let taste = Int.random(in: 0..<15, using: &random)
            for day in stride(from: member % 5, to: Int(Self.days), by: rhythm) {
                var products = Set(
                    (0..<4).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
                )
                .map { taste * 4 + $0 }
                products.append(Int.random(in: 0..<Self.productCount, using: &random))
                orders.append(
                    (
                        Self.firstDay + Int32(day),
                        order(
                            "\(member)-\(day)",
                            of: member,
                            products.sorted(),
                            day: Self.firstDay + Int32(day),
                            pieces: products.map { _ in Int64.random(in: 1...3, using: &random) },
                            paidFen: products.map { _ in Int64.random(in: 100...900, using: &random)
                            },
                            store: Int.random(in: 1...3, using: &random)
                        )
                    )
                )
            }
        }
        return orders.sorted { $0.day < $1.day }.map(\.fact)
    }

    /// What a filled chain teaches, learned once for all tests.
    private static let trained = Task { () -> [UInt8] in
        let bytes = Mutex<[UInt8]>([])
        try await with { chain, _ in
            try await chain.fill()
            _ = try await chain.train(chain.job(try await chain.shelf()))
            for record in try await chain.models.models(of: .rankers) {
                let found = try await chain.models.bytes(of: record) ?? []
                bytes.withLock { $0 = found }
            }
        }
        return bytes.withLock { $0 }
    }

    /// Stores the orders of all members, and what they teach.
    ///
    /// - Returns: A shelf that serves it.
    func fillTrained() async throws -> ModelShelf {
        try await fill()
        return try await learnAgain()
    }

    /// Stores once more what the orders of all members teach.
    func learnAgain() async throws -> ModelShelf {
        _ = try await models.add(
            try await Self.trained.value,
            kind: .rankers,
            day: Day(Self.firstDay + Self.days),
            madeAt: now
        )
        return try await shelf()
    }

    /// Stores the orders of all members.
    func fill() async throws {
        _ = try await store.apply(batch(year()))
        try await KnownMembers.tellOfAll(in: database)
    }

    /// A shelf with what is stored.
    func shelf() async throws -> ModelShelf {
        let shelf = ModelShelf(store: models) { [self] record, finding in
            damages.withLock { $0.append("\(record.version): \(finding)") }
        }
        try await shelf.refresh()
        return shelf
    }

    func recommender(
        _ shelf: ModelShelf?,
        feedback: FeedbackMemory? = nil,
        coupons: CouponMemory? = nil,
        rules: ListRules = .none
    ) async throws -> Recommender {
        try await Recommender.open(
            store: store,
            membersMax: 200,
            now: { [self] in now },
            localDay: { Day(Int32($0.microseconds / 86_400_000_000)) },
            standing: { [self] member in
                var standing = Standing(member)
                standing.isPersonalised = !unpersonalised.withLock { $0.contains(member) }
                standing.recordsBehaviour = true
                return standing
            },
            models: shelf,
            feedback: feedback,
            coupons: coupons,
            rules: rules
        )
    }

    /// A job that learns little, so that it is quick.
    func job(
        _ shelf: ModelShelf,
        holder: String = "one",
        demands: TrainingDemands? = nil,
        trees: Int = 10
    ) -> TrainingJob {
        var small = TrainingDemands()
        small.membersMin = 20
        return TrainingJob(
            TrainingJob.Configuration(
                learner: RankersLearner(
                    store: store,
                    shelf: shelf,
                    now: { [self] in now },
                    localDay: { Day(Int32($0.microseconds / 86_400_000_000)) },
                    demands: demands ?? small,
                    settings: RankingTask.allCases.map { task in
                        var settings = Training.Settings(task: task)
                        settings.cutAges = [30, 60]
                        settings.model.ridge = 10
                        settings.boosting.trees = trees
                        settings.boosting.leafRowsMin = 20
                        return settings
                    }
                ),
                models: models,
                eventCount: { [self] in position.withLock { $0 } },
                now: { [self] in now },
                holder: holder,
                thread: { body in DispatchQueue.global().async(execute: body) }
            )
        )
    }

    /// Runs a training to its end.
    func train(_ job: TrainingJob) async throws -> TrainingStatus {
        try await job.carriedOut { try await job.start() }
    }
}

extension TrainingJob {
    /// Begins trainings, one after another, and waits for the end of each; once for each job.
    ///
    /// - Returns: How the last one ended, or what it was before where none has begun.
    func carriedOut(
        _ beginnings: () async throws -> Void...
    ) async throws -> TrainingStatus {
        try await running {
            for begin in beginnings { _ = try await ended(begin) }
            return status
        }
    }

    /// Carries out trainings for as long as a body goes on; once for each job.
    func running<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.run() }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    /// Begins something while trainings are carried out, and waits for its end.
    func ended(_ begin: () async throws -> Void) async throws -> TrainingStatus {
        try await begin()
        while status.state == .running {
            // Sleeps because a training tells its end to nobody but those who look.
            try await ContinuousClock().sleep(for: .milliseconds(5))
        }
        return status
    }
}
