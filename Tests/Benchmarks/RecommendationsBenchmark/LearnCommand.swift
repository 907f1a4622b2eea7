import ArgumentParser
import Foundation
import HuitouTool
import Primitives
import RecommendationsLearning

/// `recommendations-benchmark learn`: trains from the files, and scores beside the known methods.
struct LearnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Trains as of a day and scores what members bought next.",
        discussion: """
            Reads the receipts of HUITOU_RETAIL_DATA, trains on what precedes the day, and scores \
            next baskets and discoveries as PROTOCOL.md of the data says. The cases are taken from \
            the receipts and compared with the data's own; the scorer is compared with the data's \
            example first. Seconds are of the processor, so that a busy machine measures the same.
            """
    )

    @Option(help: "The folder of the retail data.")
    var data = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"] ?? ""

    @Option(help: "product, type, or both where nothing is said.")
    var level: ItemLevel?

    @Option(help: "nextbasket, discovery, or both where nothing is said.")
    var task: String?

    @Option(name: .customLong("as-of"), help: "The day before which everything is known.")
    var asOf = "2017-11-01"

    @Option(help: "Evidence to keep back, as rhythm,coupon: to see what it is worth.")
    var without = ""

    @Option(help: "How many days before the end the cuts lie, in place of the usual.")
    var cuts = ""

    @Option(help: "How many trees, in place of the usual.")
    var trees: Int?

    @Option(help: "How many leaves, in place of the usual.")
    var leaves: Int?

    @Option(help: "The learning rate, in place of the usual.")
    var rate: Double?

    @Flag(help: "Leaves the known methods out.")
    var alone = false

    func run() throws {
        guard !data.isEmpty else { throw BenchmarkFailure("HUITOU_RETAIL_DATA names no folder") }
        guard let date = LocalDate(asOf) else { throw BenchmarkFailure("no day: \(asOf)") }
        for level in level.map({ [$0] }) ?? ItemLevel.allCases {
            let retail = try RetailLog(folder: data, level: level)
            try run(retail, day: Int32(date.daysSinceEpoch))
        }
    }

    private var tasks: [RankingTask] {
        switch task {
        case "nextbasket": [.nextBasket]
        case "discovery": [.discovery]
        default: RankingTask.allCases
        }
    }

    /// How a task is learned at a level.
    static func settings(_ task: RankingTask, _ level: ItemLevel) -> Training.Settings {
        var settings = Training.Settings(task: task)
        if level == .type {
            // Types are fewer and bought by more: what speaks for them is drawn in further.
            settings.model = ItemModel.Settings(ridge: 1000, countsPurchases: false)
        }
        return settings
    }

    private func settings(_ task: RankingTask, _ level: ItemLevel) -> Training.Settings {
        var settings = Self.settings(task, level)
        if let trees { settings.boosting.trees = trees }
        if let leaves { settings.boosting.leavesMax = leaves }
        if let rate { settings.boosting.learningRate = rate }
        let cutAges = cuts.split(separator: ",").compactMap { Int32($0) }
        if !cutAges.isEmpty { settings.cutAges = cutAges }
        for name in without.split(separator: ",") {
            settings.hidden.formUnion(Evidence.allCases.filter { "\($0)" == name })
        }
        return settings
    }

    private func run(_ retail: RetailLog, day: Int32) throws {
        print("Level \(retail.level.rawValue), as of \(LocalDate(daysSinceEpoch: Int(day))):")
        guard let trained = train(retail, day: day) else { return }
        for task in tasks {
            guard let ranker = trained.rankers[task] else { continue }
            let examination = Examination(
                retail,
                task: task,
                day: day,
                isEligible: trained.knowledge.statistics.isEligible
            )
            try examination.verify(against: data, retail)
            if task == .nextBasket, retail.level == .product {
                try ExampleCheck.run(data, retail, examination)
            }
            print("\(task), \(examination.cases.count) households:")
            // Only what is eligible counts, so only that is answered.
            let knowledge = trained.knowledge.allowing(trained.knowledge.statistics.isEligible)
            report(retail, examination, ranker, knowledge)
        }
    }

    /// Learns everything, and says what it cost.
    private func train(_ retail: RetailLog, day: Int32) -> TrainedModels? {
        var time = ProcessorTime()
        let trained = TrainedModels.train(
            retail.log,
            before: day,
            settings: tasks.map { settings($0, retail.level) }
        ) { step in
            switch step {
            case .cases(let done, let days) where done == days:
                print("  cases of \(days) days: \(time.lap()) s")
            case .trees(let task, let cases, let rows):
                print("  \(task): \(cases) cases, \(rows) rows: \(time.lap()) s so far")
            case .cases, .tree:
                break
            }
            return true
        }
        guard let trained else { return nil }
        print("  the rest: \(time.lap()) s; in all \(time.total()) s")
        func size(_ bytes: [UInt8]) -> String {
            (Double(bytes.count) / 1_048_576).formatted(digits: 2) + " MiB"
        }
        for (task, ranker) in trained.rankers {
            print("  \(task): \(ranker.trees.treeCount) trees, \(size(ranker.trees.encoded()))")
        }
        let model = trained.knowledge.model
        print("  items: \(model.weightCount) weights, \(size(model.encoded()))")
        return trained
    }

    private func report(
        _ retail: RetailLog,
        _ examination: Examination,
        _ ranker: Ranker,
        _ knowledge: Knowledge
    ) {
        let methods = Methods(
            retail,
            examination,
            ranker,
            knowledge,
            hidden: settings(examination.task, retail.level).hidden
        )
        let yardstick = methods.yardstick()
        for method in alone ? [methods.ours] : methods.all {
            var usage = ProcessorTime()
            let scores = examination.scores(method.answer)
            let each = usage.seconds() / Double(max(1, examination.cases.count)) * 1e6
            let above = scores.aboveNDCG(of: yardstick)
            print(
                "  "
                    + method.name.padding(toLength: 22, withPad: " ", startingAt: 0)
                    + " NDCG@20 \(scores.ndcg.formatted(digits: 4))"
                    + " Recall@20 \(scores.recall.formatted(digits: 4))"
                    + " Hit@20 \(scores.hit.formatted(digits: 4))"
                    + " repeat \(scores.repeatRecall.formatted(digits: 4))"
                    + " new \(scores.exploreRecall.formatted(digits: 4))"
                    + " above \(methods.yardstickName): \(above.mean.formatted(digits: 4))"
                    + " (\(above.low.formatted(digits: 4)) to \(above.high.formatted(digits: 4)))"
                    + " \(each.formatted(digits: 0)) us"
            )
        }
    }
}

extension ItemLevel: ExpressibleByArgument {}

extension Double {
    func formatted(digits: Int) -> String { String(format: "%.\(digits)f", self) }
}

/// How many seconds of the processor this process has used.
struct ProcessorTime {
    private let start = clock()
    private var last = clock()

    /// Since it was last asked.
    mutating func seconds() -> Double {
        let now = clock()
        defer { last = now }
        return Double(now - last) / Double(CLOCKS_PER_SEC)
    }

    /// Since it was last asked, in words.
    mutating func lap() -> String { seconds().formatted(digits: 1) }

    /// Since it began.
    func total() -> String {
        (Double(clock() - start) / Double(CLOCKS_PER_SEC)).formatted(digits: 1)
    }
}
