import Testing

@testable import RecommendationsDomain

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("0", 0, "0"), ("12", 12_000_000, "12"), ("1.5", 1_500_000, "1.5"),
        ("1.50", 1_500_000, "1.5"), ("-0.25", -250_000, "-0.25"), ("+3", 3_000_000, "3"),
        ("0.000001", 1, "0.000001"), ("1.000", 1_000_000, "1"), ("007", 7_000_000, "7"),
        ("9000000000000", 9_000_000_000_000_000_000, "9000000000000"),
        ("1.12345600", 1_123_456, "1.123456"),
    ])
    func readsExactly(text: String, millionths: Int64, shown: String) throws {
        let number = try #require(ExactDecimal(text))
        #expect(number.millionths == millionths)
        #expect(number.description == shown)
    }

    @Test(arguments: [
        "", "-", ".", "1.", ".5", "1.0000001", "1e3", "1,5", "٣", "12 ml", " 1", "1.2.3", "--1",
        "9000000000001", "99999999999999999999", "1.-5", "0x10",
    ])
    func refusesWhatIsNoNumber(text: String) {
        #expect(ExactDecimal(text) == nil)
    }
}
