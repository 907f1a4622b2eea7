import Foundation
import Primitives
import RecommendationsLearning
import RecommendationsPrediction
import Testing

/// Where the purchases of real customers are; `nil` for nowhere.
private let retailFolder = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"]

/// Purchases of real customers, where the data are there.
@Suite(.enabled(if: retailFolder != nil, "HUITOU_RETAIL_DATA names no folder"))
struct RetailBackTestTests {
    /// Every ninth customer of CDNOW, known until the end of September 1997.
    private func histories() throws -> [MemberHistory] {
        let folder = try #require(retailFolder)
        let text = try String(
            contentsOfFile: folder + "/CDNOW_master_to_1997-09-30.txt",
            encoding: .utf8
        )
        var days: [Int64: [Int32: (spend: Double, lines: Int)]] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: " ")
            guard fields.count == 4, let id = Int64(fields[0]), id % 9 == 0,
                let date = Int(fields[1]), let lines = Int(fields[2]),
                let spend = Double(fields[3]),
                let local = LocalDate(year: date / 10_000, month: date / 100 % 100, day: date % 100)
            else { continue }
            let day = Int32(local.daysSinceEpoch)
            let known = days[id]?[day] ?? (0, 0)
            days[id, default: [:]][day] = (known.spend + max(spend, 0.01), known.lines + lines)
        }
        return days.keys.sorted().map { id in
            MemberHistory(
                member: id,
                days: (days[id] ?? [:]).map { day, sum in
                    PurchaseDay(day: day, spend: sum.spend, lines: sum.lines)
                }
            )
        }
    }

    /// A small training does better than the usual way, and its probabilities are right.
    ///
    /// What a whole training reaches the benchmark tells.
    @Test(.timeLimit(.minutes(3))) func probabilitiesOfRealCustomersComeTrue() throws {
        let histories = try histories()
        #expect(histories.count > 2_500)
        let cut = Int32(try #require(LocalDate(year: 1997, month: 9, day: 1)).daysSinceEpoch)
        var settings = PredictionModels.Settings()
        settings.purchase.rowsMax = 4_000
        settings.purchase.trees.trees = 20
        settings.purchase.ridges = [2_000, 400]
        settings.lifetimesMax = 800
        let test = PredictionBackTest(histories, before: cut + 30, on: cut, settings: settings)
        let row = try #require(
            test.tasks.first { $0.task == .purchase(withinDays: 30) }?.rows.first
        )
        print("CDNOW, every ninth customer:", row.model, row.bins, row.drift)
        #expect(row.model.areaUnderCurve > row.bins.areaUnderCurve)
        #expect(row.model.logLoss < row.bins.logLoss)
        #expect(abs(row.model.bias) < 0.02)
        #expect(row.drift.level != .alarm)
        let spend = try #require(test.spend)
        #expect(abs(spend.actual / spend.expected - 1) < 0.35)
    }
}
