import Foundation
import HuitouTool
import PointsDomain
import PointsService
import Primitives
import ProgramFiles
import TiersDomain
import TiersService

extension FuzzTarget {
    /// Program files: refused with a place in the file, or a program.
    package static let programFile = FuzzTarget(
        "program-file",
        seeds: [[UInt8](TierProgram.supermarketText.utf8), Array("a: [1, {b: &x 2}, *x]\n".utf8)],
        words: [
            "&a ", "*a", "<<: *a\n", "? ", "- ", ": ", "!!binary ", "|\n", ">-\n", "---\n", "...\n",
            "%YAML 1.2\n", "{", "}", "[", "]", "\"", "'", "\t", "0x7fffffffffffffff", "1e999",
            "~", "true", "tiers:\n", "  ",
        ].map { [UInt8]($0.utf8) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ProgramFileError) {
            let program = try TierProgram(file: text, name: "fuzz.yaml")
            return "taken \(program.tiers.count)"
        } catch {
            try demand(error.line >= 0 && error.column >= 0, "no such place: \(error)")
            try demand(error.file == "fuzz.yaml", "the error is of another file: \(error)")
            return "\(error.key.prefix(24)) \(error.message.prefix(12))"
        }
    }

    /// Files of the ledger's currencies: refused with a place in the file, or a program.
    package static let pointsFile = FuzzTarget(
        "points-file",
        seeds: [
            Array(
                """
                currencies:
                  - code: points
                    unit: points
                    expiry: {months: 12, through_end_of: month}
                    activation_delay: 7d
                    negative: {debt: 5_000}
                    notice: {delivered: {at_least: 7d}}
                    notice_days: [30, 7]
                  - {code: wallet, unit: fen, expiry: {dates: [06-30], days_min: 3}}
                  - {code: idle, expiry: {after_idle_months: 3}, source: {per_store: clearing}}
                reasons: [check_in]

                """.utf8
            )
        ],
        words: [
            "currencies:\n", "code: ", "{days: ", "never", "pending_only", "12-31", "366d", "0s",
            "{",
            "}", "[", "]", "- ", ": ", "&a ", "*a", "9223372036854775807", "_", "~", "  ",
        ].map { [UInt8]($0.utf8) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ProgramFileError) {
            let program = try Program(file: text, name: "fuzz.yaml", zone: .utc)
            // Whatever is taken can be asked at any time.
            for rules in program.currencies {
                for time in [Timestamp.min, Timestamp(microseconds: 0), Timestamp.max] {
                    _ = rules.expiry.lapse(activatesAt: time, zone: program.zone)
                }
            }
            return "taken \(program.currencies.count)"
        } catch {
            try demand(error.line >= 0 && error.column >= 0, "no such place: \(error)")
            try demand(error.file == "fuzz.yaml", "the error is of another file: \(error)")
            return "\(error.key.prefix(24)) \(error.message.prefix(12))"
        }
    }

    /// CSV: what is read has the header's columns, and written out again reads the same.
    package static let csv = FuzzTarget(
        "csv",
        seeds: [
            "a,b\n1,2\n\"x,\"\"y\"\"\",3\r\n4,5", "sku,name\n7,\"Tea\nof Hangzhou\"\n",
            "a\n\"\"\n\n",
        ].map { [UInt8]($0.utf8) },
        words: ["\"", "\"\"", ",", "\r\n", "\n", "\"\n\"", ",,,,"].map { [UInt8]($0.utf8) }
    ) { bytes in
        guard let first = try readCSV(bytes) else { return "refused" }
        let rewritten = first.flatMap { record in
            record.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
                .utf8 + [UInt8(ascii: "\n")]
        }
        let second = try readCSV(rewritten)
        try demand(second == first, "written out and read again it is different")
        return "\(first[0].count) \(min(first.count, 6))"
    }

    /// The header and the records; `nil` where the file is refused.
    private static func readCSV(_ bytes: [UInt8]) throws -> [[String]]? {
        let path =
            NSTemporaryDirectory() + "huitou-fuzz-\(getpid())-\(pthread_self())"
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw FuzzFinding("no file can be written")
        }
        defer { unlink(path) }
        do {
            let reader = try CSVReader(path: path, columns: [])
            var records = [reader.header]
            while let record = try reader.next() {
                try demand(record.fields.count == reader.header.count, "a record of other columns")
                records.append(record.fields)
            }
            return records
        } catch is RetailError {
            return nil
        }
    }
}
