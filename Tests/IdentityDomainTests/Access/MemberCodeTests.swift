import IdentityDomain
import Primitives
import Testing

/// The digits of member codes.
@Suite struct MemberCodeTests {
    @Test func everyWrongDigitAndSwapIsFound() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<50 {
            let code = try #require(MemberCode.random { random.next() })
            let digits = Array(code.unsafeText.utf8)
            #expect(digits.count == 18)
            #expect(digits[0] == UInt8(ascii: "7"))
            #expect(MemberCode(code.unsafeText) == code)
            for index in digits.indices {
                for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[index] {
                    var wrong = digits
                    wrong[index] = digit
                    #expect(MemberCode(String(decoding: wrong, as: UTF8.self)) == nil)
                }
                guard index > 0, digits[index] != digits[index - 1] else { continue }
                var swapped = digits
                swapped.swapAt(index, index - 1)
                #expect(MemberCode(String(decoding: swapped, as: UTF8.self)) == nil)
            }
        }
    }

    @Test func checkDigitIsDamms() {
        // The example of Damm's thesis.
        #expect(Damm.check([5, 7, 2]) == 4)
        #expect(Damm.check([5, 7, 2, 4]) == 0)
    }

    @Test(arguments: ["", "7", "abcdefghijklmnopqr", "７０００００００００００００００００"])
    func othersAreNone(text: String) {
        #expect(MemberCode(text) == nil)
    }

    @Test func spacesDoNotMatter() throws {
        var random = SeededRandom(seed: 1)
        let code = try #require(MemberCode.random { random.next() })
        let text = code.unsafeText
        let spaced = text.prefix(6) + " " + text.dropFirst(6).prefix(6) + " " + text.dropFirst(12)
        #expect(MemberCode(String(spaced)) == code)
        #expect("\(code)" == "<redacted>")
    }

    @Test func codeOfAWrongKindIsNone() throws {
        let body = "0123456789012345"
        for kind in 0...9 where MemberCode.Kind(rawValue: kind) == nil {
            let digits = [kind] + body.compactMap(\.wholeNumberValue)
            let text = digits.map(String.init).joined() + String(Damm.check(digits))
            #expect(MemberCode(text) == nil)
        }
    }

    @Test func onlineCodeHoldsAMinute() {
        let now = Timestamp(microseconds: 1_760_000_000_000_000)
        let code = IssuedMemberCode(issuedAt: now, isUsed: false)
        #expect(code.decide(now: now) == .accepted)
        #expect(code.decide(now: now.advanced(byMicroseconds: 59_999_999)) == .accepted)
        #expect(code.decide(now: now.advanced(by: .seconds(60))) == .late)
        #expect(code.decide(now: now.advanced(by: .seconds(-61))) == .late)
        #expect(IssuedMemberCode(issuedAt: now, isUsed: true).decide(now: now) == .used)
    }

    @Test func slotsAndDaysAreThoseOfTheClock() {
        let midnight = Timestamp(microseconds: 1_760_054_400_000_000)
        #expect(OfflineCode.day(of: midnight) == 20_371)
        #expect(OfflineCode.day(of: midnight.advanced(byMicroseconds: -1)) == 20_370)
        #expect(OfflineCode.slot(of: midnight) == 20_371 * 1440)
        #expect(OfflineCode.day(ofSlot: 20_371 * 1440 - 1) == 20_370)
        #expect(OfflineCode.day(of: Timestamp(microseconds: -1)) == -1)
        #expect(OfflineCode.days(at: midnight) == 20_370...20_377)
    }
}
