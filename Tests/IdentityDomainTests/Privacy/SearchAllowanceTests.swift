import IdentityDomain
import Primitives
import Testing

/// How often a caller may search by what is not unique.
struct SearchAllowanceTests {
    private let start = Timestamp(microseconds: 1_760_000_000_000_000)

    @Test func emptyAllowanceFillsUpAgain() {
        var allowance = SearchAllowance(searchesMax: 3, fillTime: .seconds(30))
        for _ in 0..<3 { #expect(allowance.take(by: "staff:1", now: start) == nil) }
        #expect(allowance.take(by: "staff:1", now: start) == .seconds(10))
        #expect(allowance.take(by: "staff:2", now: start) == nil)
        #expect(
            allowance.take(by: "staff:1", now: start.advanced(by: .seconds(9))) == .seconds(1)
        )
        #expect(allowance.take(by: "staff:1", now: start.advanced(by: .seconds(10))) == nil)
        #expect(allowance.take(by: "staff:1", now: start.advanced(by: .seconds(10))) != nil)
    }

    @Test func clockThatGoesBackFillsNothing() {
        var allowance = SearchAllowance(searchesMax: 1, fillTime: .seconds(30))
        #expect(allowance.take(by: "staff:1", now: start) == nil)
        let before = start.advanced(by: .seconds(-3_600))
        #expect(allowance.take(by: "staff:1", now: before) == .seconds(30))
        #expect(allowance.take(by: "staff:1", now: start.advanced(by: .seconds(30))) == nil)
    }

    @Test func phoneEndIsFourDigits() {
        #expect(PhoneEnd("1234")?.unsafeDigits == "1234")
        #expect(PhoneEnd("１２３４")?.unsafeDigits == "1234")
        for text in ["", "123", "12345", "12a4"] { #expect(PhoneEnd(text) == nil) }
        #expect(PhoneEnd("1234").map { "\($0)" } == "<redacted>")
    }

    @Test func reasonHoldsNoLongNumber() {
        #expect(ReasonText("客户要求注销 12345") != nil)
        #expect(ReasonText("13800001234") == nil)
        #expect(ReasonText("") == nil && ReasonText(String(repeating: "a", count: 201)) == nil)
    }
}
