import HuitouTool
import Testing

/// Exact decimals: what a file says is what is booked.
struct DecimalAmountTests {
    @Test(arguments: [
        ("0", "0", 0), ("1", "0.0", 100), ("12.34", "0", 1234), ("12.3", "0.0", 1230),
        ("0.99", "0.1", 89), ("0.5", "1", -50), ("-1.25", "0", -125),
        // Half goes to even, on both sides of zero.
        ("0.005", "0", 0), ("0.015", "0", 2), ("0.025", "0", 2), ("-0.005", "0", 0),
        ("-0.015", "0", -2), ("0.0050000001", "0", 1),
        // What a binary fraction left behind.
        ("1.776357e-15", "0.0", 0), ("4.440892e-16", "0.5", -50), ("0.9900000000", "0", 99),
        ("4.4408900000000007e-16", "0.0", 0),
        ("1.6653349999999998e-16", "-99999.99", 9_999_999),
    ])
    func roundsToFen(sales: String, coupon: String, fen: Int64) throws {
        let left = try #require(DecimalAmount(sales))
        let right = try #require(DecimalAmount(coupon))
        #expect(DecimalAmount.difference(left, right)?.roundedHundredths == fen)
    }

    @Test(arguments: [
        "", "-", ".", "1.2.3", "1,2", "abc", "1e", "1e99", "1e-99", "--1", "+1", " 1", "NaN",
        "1234567890123456789",
    ])
    func refusesWhatIsNoNumber(text: String) {
        #expect(DecimalAmount(text) == nil)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let huge = try #require(DecimalAmount("999999999999999999"))
        #expect(huge.roundedHundredths == nil)
        let tiny = try #require(DecimalAmount("1e-30"))
        #expect(DecimalAmount.difference(huge, tiny) == nil)
    }
}
