import Foundation
import HuitouTool
import Primitives
import Testing

/// Files as they come: quoted, interleaved, damaged.
struct ReceiptReaderTests {
    static let header =
        "household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,"
        + "coupon_disc,coupon_match_disc,timestamp,local_date"

    /// Writes a file, hands its path on, and removes it.
    static func withFile<Result>(
        _ lines: [String],
        _ body: (String) throws -> Result
    ) throws -> Result {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "receipts-\(UUID().uuidString).csv")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    static func readAll(_ path: String) throws -> [Receipt] {
        var reader = try ReceiptReader(path: path)
        var receipts: [Receipt] = []
        while let receipt = try reader.next() { receipts.append(receipt) }
        return receipts
    }

    static func line(
        household: String = "1",
        basket: String = "b1",
        product: String = "p",
        quantity: String = "1",
        sales: String = "1.00",
        time: String = "2017-01-01T00:00:00Z"
    ) -> String {
        "\(household),7,\(basket),\(product),\(quantity),\(sales),0.0,0.0,0.0,\(time),2017-01-01"
    }

    @Test func interleavedReceiptsOfOneMomentArePutTogether() throws {
        let lines = [
            Self.header, Self.line(basket: "a", product: "p1"),
            Self.line(household: "2", basket: "b", product: "p2"),
            Self.line(basket: "a", product: "p3"),
            Self.line(basket: "c", time: "2017-01-01T00:00:01Z"),
        ]
        let receipts = try Self.withFile(lines, Self.readAll)
        #expect(receipts.map(\.basket) == ["a", "b", "c"])
        #expect(receipts[0].lines.map(\.product) == ["p1", "p3"])
        #expect(receipts[0].fileLine == 2)
        #expect(receipts[2].paidAt.microseconds - receipts[0].paidAt.microseconds == 1_000_000)
    }

    @Test func anEmptyFileOfReceiptsHasNone() throws {
        #expect(try Self.withFile([Self.header], Self.readAll).isEmpty)
    }

    @Test(arguments: [
        (line(household: "x"), "household_id"), (line(quantity: "-1"), "quantity"),
        (line(sales: "1,5"), "fields"), (line(sales: "abc"), "sales_value"),
        (line(time: "2017-01-01"), "timestamp"), (line(basket: ""), "basket_id"),
        (line(time: "2016-12-31T23:59:59Z"), "sorted"),
        (line(household: "2", basket: "b0"), "basket_id"), ("\"1,7", "quote"),
    ])
    func errorsNameFileAndLine(line: String, expected: String) throws {
        let lines = [Self.header, Self.line(basket: "b0"), line]
        #expect {
            try Self.withFile(lines, Self.readAll)
        } throws: { error in
            guard let error = error as? RetailError else { return false }
            return error.line == 3 && error.message.contains(expected)
        }
    }

    @Test func aMissingColumnIsNamed() throws {
        #expect {
            try Self.withFile(["household_id,store_id"], Self.readAll)
        } throws: { "\($0)".contains("basket_id") }
    }

    @Test func quotedFieldsKeepCommasQuotesAndLineEnds() throws {
        let lines = ["a,b", "\"x, \"\"y\"\"\",\"1\n2\"", "3,4"]
        try Self.withFile(lines) { path in
            let reader = try CSVReader(path: path, columns: ["a", "b"])
            let first = try #require(try reader.next())
            #expect(first.fields == ["x, \"y\"", "1\n2"])
            let second = try #require(try reader.next())
            #expect(second.line == 4)
            let third = try reader.next()
            #expect(third == nil)
        }
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2017-01-01T11:53:26Z", 1_483_271_606),
        ("2000-02-29T23:59:59Z", 951_868_799), ("2100-03-01T00:00:00Z", 4_107_542_400),
    ])
    func timesAreExact(text: String, seconds: Int64) {
        #expect(Timestamp(utc: text)?.microseconds == seconds * 1_000_000)
    }
}
