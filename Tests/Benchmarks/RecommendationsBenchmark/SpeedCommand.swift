import ArgumentParser
import Foundation
import Primitives
import RecommendationsLearning

/// `recommendations-benchmark speed`: what a fresh answer costs, with its reasons and without.
struct SpeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speed",
        abstract: "Times fresh answers, with their reasons and without.",
        discussion: """
            Answers every household as of the day, some rounds long, and prints microseconds of \
            the processor: of each household the best round, and of these the mean. The digest is \
            of all items, scores, losses and facts: two builds that print the same one answer \
            the same to the bit. Models are read from --models where that file is there, else \
            learned, and written to it.
            """
    )

    @Option(help: "The folder of the retail data.")
    var data = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"] ?? ""

    @Option(help: "product or type.")
    var level = ItemLevel.product

    @Option(name: .customLong("as-of"), help: "The day before which everything is known.")
    var asOf = "2017-11-01"

    @Option(help: "Where models are kept between runs.")
    var models = ""

    @Option(help: "How many rounds; the best one counts of each household.")
    var rounds = 5

    @Option(help: "Answers only every so many households.")
    var step = 1

    @Flag(help: "Answers only items of 17 purchase days, whoever bought them before.")
    var eligible = false

    @Option(help: "nextbasket, discovery or blend; all where nothing is said.")
    var list: Lists?

    /// Which lists are answered, and by which tasks.
    enum Lists: String, CaseIterable, ExpressibleByArgument {
        case nextbasket
        case discovery
        case blend

        var tasks: [RankingTask] {
            switch self {
            case .nextbasket: [.nextBasket]
            case .discovery: [.discovery]
            case .blend: [.nextBasket, .discovery]
            }
        }
    }

    func run() throws {
        guard !data.isEmpty else { throw BenchmarkFailure("HUITOU_RETAIL_DATA names no folder") }
        guard let date = LocalDate(asOf) else { throw BenchmarkFailure("no day: \(asOf)") }
        let retail = try RetailLog(folder: data, level: level)
        let day = Int32(date.daysSinceEpoch)
        var trained = try trained(retail, day: day)
        if eligible {
            trained = TrainedModels(
                knowledge: trained.knowledge.allowing(trained.knowledge.statistics.isEligible),
                rankers: trained.rankers,
                isBought: trained.isBought
            )
        }
        let members = retail.log.histories.indices.filter {
            $0 % step == 0 && retail.log.histories[$0].dayCount(before: day) >= Training.daysMin
        }
        print("\(members.count) households, level \(level.rawValue):")
        for list in list.map({ [$0] }) ?? Lists.allCases {
            for isExplained in [false, true] {
                let (seconds, digest) = measure(trained, list, isExplained, retail, members, day)
                print(
                    "  \(list.rawValue)\(isExplained ? " with reasons" : ""): "
                        + "\((seconds * 1e6).formatted(digits: 0)) us, "
                        + "digest \(String(digest.hash, radix: 16))"
                )
            }
        }
    }

    /// What an answer takes: of each household the best round, and the mean over households.
    private func measure(
        _ trained: TrainedModels,
        _ list: Lists,
        _ isExplained: Bool,
        _ retail: RetailLog,
        _ members: [Int],
        _ day: Int32
    ) -> (seconds: Double, digest: Digest) {
        var best = [Double](repeating: .infinity, count: members.count)
        var digest = Digest()
        var reader = EvidenceReader(knowledge: trained.knowledge)
        for _ in 0..<max(1, rounds) {
            digest = Digest()
            var time = ProcessorTime()
            for (place, member) in members.enumerated() {
                reader.read(retail.log.histories[member], member: Int32(member), today: day)
                answer(trained, list, reader, isExplained, &digest)
                best[place] = min(best[place], time.seconds())
            }
        }
        return (best.reduce(0, +) / Double(max(1, best.count)), digest)
    }

    private func answer(
        _ trained: TrainedModels,
        _ list: Lists,
        _ reader: EvidenceReader,
        _ isExplained: Bool,
        _ digest: inout Digest
    ) {
        for task in list.tasks {
            guard let ranker = trained.rankers[task] else { continue }
            // As the service does: of a blend what the member knows, and what it does not.
            let ranked =
                list == .blend && task == .nextBasket
                ? ranker.known(of: reader) : ranker.best(.max, of: reader)
            let best = ranked.prefix(20 / list.tasks.count)
            let losses = isExplained ? ranker.losses(of: best.map(\.item), reader) : []
            for (place, ranked) in best.enumerated() {
                digest.add(UInt64(ranked.item))
                digest.add(ranked.score.bitPattern)
                guard isExplained else { continue }
                for evidence in Evidence.allCases {
                    digest.add(losses[place][evidence].bitPattern)
                }
                let facts = reader.facts(of: ranked.item)
                digest.add(UInt64(facts.companion.map { Int($0) + 1 } ?? 0))
                digest.add(UInt64(facts.daysLately.bitPattern))
                digest.add(UInt64(facts.own?.days ?? 0))
                digest.add(UInt64(facts.priceRatio.bitPattern))
            }
        }
    }

    /// Reads the models that were kept, or learns and keeps them.
    private func trained(_ retail: RetailLog, day: Int32) throws -> TrainedModels {
        if let bytes = FileManager.default.contents(atPath: models) {
            return try TrainedModels(decoding: Array(bytes), offers: retail.log.offers)
        }
        let settings = RankingTask.allCases.map { LearnCommand.settings($0, level) }
        guard let trained = TrainedModels.train(retail.log, before: day, settings: settings) else {
            throw BenchmarkFailure("nothing was learned")
        }
        if !models.isEmpty {
            try Data(trained.encoded()).write(to: URL(fileURLWithPath: models))
        }
        return trained
    }
}

/// FNV-1a over numbers (Fowler, Noll and Vo, 1991).
private struct Digest {
    private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ number: UInt64) { hash = (hash ^ number) &* 0x100_0000_01b3 }
}
