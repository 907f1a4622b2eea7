import ArgumentParser
import Foundation
import Primitives
import RecommendationsLearning
import RecommendationsPrediction

/// `recommendations-benchmark score`: how good the answers of a file are.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Scores a file of answers, as `huitou recommend` and `predict` write them.",
        discussion: """
            The truth is taken from the receipts of the data and compared with its own files of \
            cases, so the day must lie 30 days before the receipts' end. Of next baskets of \
            products the scorer is compared with the data's example first.
            """
    )

    /// What was answered.
    enum Task: String, ExpressibleByArgument, CaseIterable {
        /// Lists.
        case nextbasket, discovery
        /// Probabilities of households.
        case buy7, buy30, drop30
        /// Probabilities of CDNOW's customers.
        case cdnow
    }

    @Argument(help: "The file, JSON lines.")
    var file: String

    @Option(help: "nextbasket, discovery, buy7, buy30, drop30, or cdnow (its buy30).")
    var task: Task

    @Option(help: "product or type, of lists.")
    var level = ItemLevel.product

    @Option(name: .customLong("as-of"), help: "The day before which everything was known.")
    var asOf = "2017-11-01"

    @Option(help: "The folder of the retail data.")
    var data = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"] ?? ""

    func run() throws {
        guard !data.isEmpty else { throw BenchmarkFailure("HUITOU_RETAIL_DATA names no folder") }
        switch task {
        case .nextbasket: try scoreLists(.nextBasket)
        case .discovery: try scoreLists(.discovery)
        case .buy7, .buy30, .drop30:
            try scoreProbabilities("purchase_labels_val_\(asOf).csv", "household_id", task.rawValue)
        case .cdnow: try scoreProbabilities("cdnow_labels_val_\(asOf).csv", "customer_id", "buy30")
        }
    }

    private func scoreLists(_ task: RankingTask) throws {
        guard let date = LocalDate(asOf) else { throw BenchmarkFailure("no day: \(asOf)") }
        let day = Int32(date.daysSinceEpoch)
        let retail = try RetailLog(folder: data, level: level)
        let statistics = ItemStatistics(
            histories: retail.log.histories,
            catalogue: retail.log.catalogue,
            today: day
        )
        let examination = Examination(
            retail,
            task: task,
            day: day,
            isEligible: statistics.isEligible
        )
        try examination.verify(against: data, retail)
        if task == .nextBasket, level == .product {
            try ExampleCheck.run(data, retail, examination)
        }
        let lists = try AnswerLines.items(file)
        let numbers = retail.itemNumbers
        let scores = examination.scores { one in
            let items = lists[Int64(retail.households[one.member])] ?? []
            return items.map { numbers[$0] ?? -1 }
        }
        let answered = examination.cases.count {
            lists[Int64(retail.households[$0.member])] != nil
        }
        print(
            "\(examination.cases.count) households, \(answered) answered:"
                + " NDCG@20 \(scores.ndcg.formatted(digits: 4))"
                + " Recall@20 \(scores.recall.formatted(digits: 4))"
                + " Hit@20 \(scores.hit.formatted(digits: 4))"
                + " Precision@20 \(scores.precision.formatted(digits: 4))"
                + " repeat \(scores.repeatRecall.formatted(digits: 4))"
                + " new \(scores.exploreRecall.formatted(digits: 4))"
        )
    }

    private func scoreProbabilities(_ name: String, _ idName: String, _ column: String) throws {
        let labels = try labels("\(data)/\(name)", idName, column)
        let probabilities = try AnswerLines.probabilities(file, idName)
        let missing = labels.count { probabilities[$0.id] == nil }
        guard missing == 0 else {
            throw BenchmarkFailure("\(file): \(missing) of \(labels.count) have no answer")
        }
        let score = ProbabilityScore(
            labels.compactMap { probabilities[$0.id] },
            answers: labels.map(\.answer)
        )
        print(
            "\(score.count) answers: AUC \(score.areaUnderCurve.formatted(digits: 4))"
                + " Brier \(score.brier.formatted(digits: 4))"
                + " log loss \(score.logLoss.formatted(digits: 4))"
                + " bias \(score.bias.formatted(digits: 3))"
        )
    }

    /// The answers that are scored: those of -1 are not.
    private func labels(
        _ path: String,
        _ idName: String,
        _ column: String
    ) throws -> [(id: Int64, answer: Bool)] {
        let lines = try String(contentsOfFile: path, encoding: .utf8)
            .split(whereSeparator: \.isNewline)
        let names = lines.first?.split(separator: ",").map(String.init) ?? []
        guard let idPlace = names.firstIndex(of: idName), let place = names.firstIndex(of: column)
        else { throw BenchmarkFailure("\(path) has no \(idName) and \(column)") }
        return try lines.dropFirst().compactMap { line in
            let fields = line.split(separator: ",").compactMap { Int64($0) }
            guard fields.count == names.count else { throw BenchmarkFailure("\(path): \(line)") }
            return fields[place] < 0 ? nil : (fields[idPlace], fields[place] == 1)
        }
    }
}
