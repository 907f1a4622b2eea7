import Foundation
import RecommendationsPrediction

/// The 1/10 sample of CDNOW's customers that the papers fit: 39 weeks of 2,357 customers.
enum CDNOW {
    static let folder = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"]

    static var isThere: Bool { folder != nil }

    /// Repeat purchases, recency and age in weeks, in the order of the customers.
    static func calibration() throws -> [PurchaseSummary] {
        try lines(of: "cdnow_sample_calibration_39weeks.csv").dropFirst().compactMap { line in
            let fields = line.split(separator: ",").compactMap { Double($0) }
            guard fields.count == 4 else { return nil }
            return PurchaseSummary(repeats: Int(fields[1]), recency: fields[2], age: fields[3])
        }
    }

    /// The same customers with the mean amount of their repeat purchases.
    static func withAmounts() throws -> [PurchaseSummary] {
        var amounts: [Int: [(day: Int, amount: Double)]] = [:]
        for line in try lines(of: "CDNOW_sample_to_1997-09-30.txt") {
            let fields = line.split(separator: " ")
            guard fields.count == 5, let id = Int(fields[1]), let day = Int(fields[2]),
                let amount = Double(fields[4])
            else { continue }
            var days = amounts[id, default: []]
            if days.last?.day == day {
                days[days.count - 1].amount += amount
            } else {
                days.append((day, amount))
            }
            amounts[id] = days
        }
        return try calibration().enumerated().map { index, summary in
            let repeats = (amounts[index + 1] ?? []).dropFirst()
            let mean = repeats.reduce(0) { $0 + $1.amount } / Double(max(1, repeats.count))
            return PurchaseSummary(
                repeats: summary.repeats,
                recency: summary.recency,
                age: summary.age,
                meanAmount: repeats.isEmpty || mean == 0 ? nil : mean
            )
        }
    }

    private static func lines(of name: String) throws -> [Substring] {
        let url = URL(filePath: folder ?? "").appending(path: name)
        return try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
    }
}

extension Double {
    /// Whether two numbers differ by less than a share of the larger, or by less than 1e-300.
    func isClose(to other: Double, within share: Double = 1e-9) -> Bool {
        abs(self - other) <= share * Swift.max(abs(self), abs(other)) + 1e-300
    }
}
