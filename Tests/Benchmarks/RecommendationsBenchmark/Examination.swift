import Foundation
import Primitives
import RecommendationsLearning

/// The households to be answered as of a day, and what each bought then.
struct Examination {
    /// One household.
    struct Case {
        let member: Int
        let truth: Set<Int32>
        let known: Set<Int32>
    }

    let task: RankingTask
    let day: Int32
    let cases: [Case]

    /// Takes the cases from the log itself.
    init(_ retail: RetailLog, task: RankingTask, day: Int32, isEligible: [Bool]) {
        self.task = task
        self.day = day
        cases = retail.log.histories.indices.compactMap { member in
            let history = retail.log.histories[member]
            let before = history.dayCount(before: day)
            guard before >= Training.daysMin else { return nil }
            let truth = Training.truth(
                task,
                history,
                from: day,
                to: day + 30,
                isEligible: isEligible
            )
            guard !truth.isEmpty else { return nil }
            let known = Set((0..<before).flatMap { history.lines(of: $0).map(\.item) })
            return Case(member: member, truth: truth, known: known)
        }
    }

    /// Scores a method's answers.
    func scores(_ answer: (Case) -> [Int32]) -> Scores {
        Scores(
            cases: cases.map {
                CaseScore(items: answer($0), truth: $0.truth, known: $0.known, count: 20)
            }
        )
    }

    /// Compares the cases with those of the data's own files: both must be the same.
    func verify(against folder: String, _ retail: RetailLog) throws {
        let date = LocalDate(daysSinceEpoch: Int(day)).description
        let name = task == .nextBasket ? "nextbasket" : "discovery"
        let path = "\(folder)/\(name)_\(retail.level.rawValue)_val_\(date).jsonl"
        guard FileManager.default.fileExists(atPath: path) else { return }
        var theirs: [Int32: Set<String>] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            guard let fields = object as? [String: Any], let id = fields["household_id"] as? Int
            else { throw BenchmarkFailure("\(path): no case: \(line)") }
            let lists = ["repeat", "explore", "new"].compactMap { fields[$0] as? [Any] }
            theirs[Int32(id)] = Set(lists.joined().map { "\($0)" })
        }
        var ours: [Int32: Set<String>] = [:]
        for one in cases {
            ours[retail.households[one.member]] =
                Set(one.truth.map { retail.itemNames[Int($0)] })
        }
        guard ours == theirs else {
            let others = Set(ours.keys).union(theirs.keys).filter { ours[$0] != theirs[$0] }
            throw BenchmarkFailure("\(path): \(others.count) cases are others than ours")
        }
    }
}
