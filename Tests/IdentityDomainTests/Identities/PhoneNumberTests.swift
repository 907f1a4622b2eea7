import IdentityDomain
import Testing

/// How telephone numbers are brought into their one form.
@Suite struct PhoneNumberTests {
    @Test(arguments: [
        ("13800001234", "+8613800001234"),
        ("+8613800001234", "+8613800001234"),
        ("8613800001234", "+8613800001234"),
        ("008613800001234", "+8613800001234"),
        ("138 0000 1234", "+8613800001234"),
        ("138-0000-1234", "+8613800001234"),
        ("(+86) 138.0000.1234", "+8613800001234"),
        ("１３８００００１２３４", "+8613800001234"),
        ("＋８６　１３８－００００－１２３４", "+8613800001234"),
        ("138—0000–1234", "+8613800001234"),
        ("\u{202D}+86 138\u{A0}0000\u{2009}1234\u{202C}", "+8613800001234"),
        ("\u{FEFF}138\u{200B}00001234\t", "+8613800001234"),
        ("19912345678", "+8619912345678"),
        ("+86 10 6552 9988", "+861065529988"),
        ("+86 21 6552 9988", "+862165529988"),
        ("+86 (755) 8888-1234", "+8675588881234"),
        ("+44 (0)20 7183 8750", "+442071838750"),
        ("0044 (0)20 7183 8750", "+442071838750"),
        ("+852 2123 4567", "+85221234567"),
        ("+1/415/5550132", "+14155550132"),
        ("+2904512", "+2904512"),
        ("+123456789012345", "+123456789012345"),
    ])
    func numbersAreNormalised(written: String, normal: String) throws {
        let value = try IdentityValue(.phone, normalising: written)
        #expect(value.unsafeText == normal)
        #expect(IdentityValue(.phone, stored: value.unsafeText) == value)
    }

    @Test(
        arguments: [
            ("", .empty),
            ("  \u{200B}", .empty),
            ("+", .empty),
            ("00", .empty),
            ("--", .empty),
            (String(repeating: "1", count: 161), .tooLong),
            ("138 0000 123a", .illegalCharacter),
            ("138+00001234", .illegalCharacter),
            ("++8613800001234", .illegalCharacter),
            ("一三八00001234", .illegalCharacter),
            ("138\u{0}00001234", .illegalCharacter),
            ("1380000123", .countryCodeMissing),
            ("138000012345", .countryCodeMissing),
            ("12800001234", .countryCodeMissing),
            ("013800001234", .countryCodeMissing),
            ("02165529988", .countryCodeMissing),
            ("65529988", .countryCodeMissing),
            ("+013800001234", .countryCodeMissing),
            ("000138000", .countryCodeMissing),
            ("+290451", .digitCountWrong),
            ("+1234567890123456", .digitCountWrong),
            ("+861380000123", .digitCountWrong),
            ("+86138000012345", .digitCountWrong),
            ("+8612800001234", .digitCountWrong),
            ("+86013800001234", .digitCountWrong),
            ("+8610655299881", .digitCountWrong),
            ("+86216552998", .digitCountWrong),
        ] as [(String, IdentityValue.Refusal)]
    )
    func othersAreRefused(written: String, refusal: IdentityValue.Refusal) {
        #expect(throws: refusal) { try IdentityValue(.phone, normalising: written) }
    }

    @Test func everyLengthOfMobileNumberButElevenIsRefused() {
        for count in 1...20 where count != 11 {
            let digits = "13" + String(repeating: "5", count: max(0, count - 2))
            #expect(throws: IdentityValue.Refusal.self) {
                try IdentityValue(.phone, normalising: String(digits.prefix(count)))
            }
        }
    }

    @Test(arguments: [
        ("13800001234", "138****1234"),
        ("+442071838750", "+44****8750"),
        ("+2904512", "+29****12"),
        ("+862165529988", "+86****9988"),
        ("+861065529988", "106****88"),
    ])
    func theMiddleIsHidden(written: String, masked: String) throws {
        #expect(try IdentityValue(.phone, normalising: written).masked == masked)
    }

    @Test(arguments: ["138 0000 1234", "8613800001234", "13800001234 "])
    func textThatIsNotInNormalFormWasNotStored(text: String) {
        #expect(IdentityValue(.phone, stored: text) == nil)
    }
}
