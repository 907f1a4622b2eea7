import Foundation
import RecommendationsPrediction

/// Predictions of purchases on the retail data's validation period, and on earlier inner splits.
///
///     prediction-benchmark [grocery] [serving] [cdnow] [demand] [inner] [demographics]
@main
struct PredictionBenchmark {
    private static let tasks: [PurchaseTask] = [
        .purchase(withinDays: 7), .purchase(withinDays: 30), .spendDrop,
    ]

    static func main() throws {
        let arguments = Set(CommandLine.arguments.dropFirst())
        guard let folder = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"] else {
            say("HUITOU_RETAIL_DATA names no folder")
            exit(2)
        }
        let isAll = arguments.isDisjoint(with: ["grocery", "serving", "cdnow", "demand"])
        let withDemographics = arguments.contains("demographics")
        func grocery() throws -> [MemberHistory] {
            try RetailHistories.grocery(folder, withDemographics: withDemographics)
        }
        if isAll || arguments.contains("grocery") {
            let started = ContinuousClock.now
            let histories = try grocery()
            report("read", histories.count, since: started)
            let day = RetailHistories.day("2017-11-01") ?? 0
            OfferBenchmark.run(histories)
            let splits = arguments.contains("inner") ? [0, 30, 60] as [Int32] : [0]
            for split in splits {
                for task in tasks {
                    TaskBenchmark(histories: histories, task: task, day: day - split).run()
                }
            }
        }
        if isAll || arguments.contains("serving") {
            let histories = try grocery()
            ServingBenchmark.run(histories, before: RetailHistories.day("2017-11-01") ?? 0)
        }
        if isAll || arguments.contains("cdnow") {
            let started = ContinuousClock.now
            let histories = try RetailHistories.cdnow(folder)
            report("read", histories.count, since: started)
            let day = RetailHistories.day("1997-09-01") ?? 0
            let splits = arguments.contains("inner") ? [0, 30] as [Int32] : [0]
            for split in splits {
                TaskBenchmark(
                    histories: histories,
                    task: .purchase(withinDays: 30),
                    day: day - split
                ).run()
            }
            try CountBenchmark.run(folder)
        }
        if isAll || arguments.contains("demand") { try DemandBenchmark.run(folder) }
    }

    /// Says it at once, also to a file.
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    static func report(_ what: String, _ count: Int, since: ContinuousClock.Instant) {
        say("\(what) \(count) histories in \(seconds(since)) s")
    }

    static func seconds(_ since: ContinuousClock.Instant) -> String {
        let parts = (ContinuousClock.now - since).components
        return String(format: "%.1f", Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
    }
}
