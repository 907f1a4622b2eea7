import Foundation
import Primitives
package import RecommendationsPrediction

/// The files of the CDNOW data set, as `PROTOCOL.md` of the retail data describes them.
package struct CDNOWFiles {
    private let folder: String

    /// Takes the folder.
    package init(folder: String) {
        self.folder = folder
    }

    /// Every customer with the days on which it bought, by customer number.
    ///
    /// - Throws: `RetailError` naming the line that is wrong.
    package func customers() throws -> [MemberHistory] {
        let path = try find("CDNOW_master")
        var days: [Int64: [Int32: (spend: Double, lines: Int)]] = [:]
        for (number, line) in try lines(of: path).dropFirst() {
            let fields = line.split(separator: " ")
            guard fields.count == 4, let id = Int64(fields[0]),
                let day = Self.day(fields[1]), let discs = Int(fields[2]),
                let spend = Double(fields[3])
            else {
                throw RetailError(
                    file: path,
                    line: number,
                    message: "customer, yyyymmdd, discs and dollars are expected"
                )
            }
            let known = days[id, default: [:]][day] ?? (0, 0)
            // A free disc is a purchase too: a cent keeps the day.
            days[id, default: [:]][day] = (known.spend + max(spend, 0.01), known.lines + discs)
        }
        return days.sorted { $0.key < $1.key }.map { id, days in
            MemberHistory(
                member: id,
                days: days.map { PurchaseDay(day: $0, spend: $1.spend, lines: $1.lines) }
            )
        }
    }

    /// How often and how recently each customer of the sample bought in the first 39 weeks, in
    /// weeks.
    ///
    /// - Throws: `RetailError` naming the line that is wrong.
    package func calibration() throws -> [(sample: Int64, summary: PurchaseSummary)] {
        let path = try find("cdnow_sample_calibration")
        let csv = try CSVReader(path: path, columns: ["ID", "frequency", "recency", "T"])
        let places = ["ID", "frequency", "recency", "T"].map { csv.index(of: $0) }
        var customers: [(sample: Int64, summary: PurchaseSummary)] = []
        while let record = try csv.next() {
            let fields = places.map { record.fields[$0] }
            guard let id = Int64(fields[0]), let repeats = Double(fields[1]),
                let recency = Double(fields[2]), let age = Double(fields[3]),
                repeats >= 0, repeats == repeats.rounded(), (0...age).contains(recency)
            else {
                throw RetailError(
                    file: path,
                    line: record.line,
                    message: "ID, frequency, recency and T are expected, recency from 0 to T"
                )
            }
            customers.append(
                (id, PurchaseSummary(repeats: Int(repeats), recency: recency, age: age))
            )
        }
        guard !customers.isEmpty else {
            throw RetailError(file: path, line: nil, message: "there is no customer")
        }
        return customers
    }

    private func find(_ prefix: String) throws -> String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard let name = names.filter({ $0.hasPrefix(prefix) }).sorted().last else {
            throw RetailError(file: folder, line: nil, message: "there is no \(prefix)…")
        }
        return folder + "/" + name
    }

    private func lines(of path: String) throws -> [(number: Int, line: Substring)] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated().filter { !$1.isEmpty }.map { ($0 + 1, $1) }
    }

    private static func day(_ text: Substring) -> Int32? {
        guard text.utf8.count == 8, let date = Int(text),
            let local = LocalDate(year: date / 10_000, month: date / 100 % 100, day: date % 100)
        else { return nil }
        return Int32(local.daysSinceEpoch)
    }
}
