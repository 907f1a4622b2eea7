import Foundation
import Primitives

/// Scores the data's example and compares: the scorer must give the published numbers.
enum ExampleCheck {
    static func run(_ folder: String, _ retail: RetailLog, _ examination: Examination) throws {
        guard LocalDate(daysSinceEpoch: Int(examination.day)).description == "2017-11-01" else {
            return
        }
        let lists = try AnswerLines.items("\(folder)/example_gppop_nextbasket_val.jsonl")
        let numbers = retail.itemNumbers
        let answers = lists.mapValues { $0.map { numbers[$0] ?? -1 } }
        let file = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/example_gppop_scores.json"))
        guard let published = try JSONSerialization.jsonObject(with: file) as? [String: Any] else {
            throw BenchmarkFailure("example_gppop_scores.json holds no scores")
        }
        let scores = examination.scores { answers[Int64(retail.households[$0.member])] ?? [] }
        let ours = [
            "ndcg@20": scores.ndcg, "recall@20": scores.recall, "hit@20": scores.hit,
            "prec@20": scores.precision, "rep_recall@20": scores.repeatRecall,
            "exp_recall@20": scores.exploreRecall,
        ]
        for (name, value) in ours.sorted(by: { $0.key < $1.key }) {
            guard let theirs = published[name] as? Double, abs(theirs - value) < 0.000_051 else {
                let theirs = published[name] ?? "missing"
                throw BenchmarkFailure("the example's \(name) is \(theirs), not \(value)")
            }
        }
        print("  the example scores as published")
    }
}
