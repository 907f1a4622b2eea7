import IdentityDomain
import Testing

/// How card numbers are brought into their one form.
@Suite struct CardNumberTests {
    @Test(arguments: [
        ("HT00123456", "HT00123456"),
        ("ht00123456", "HT00123456"),
        (" ht-0012 3456 ", "HT00123456"),
        ("ＨＴ００１２３４５６", "HT00123456"),
        ("0001", "0001"),
        ("0001 2345 6789 0123 4567 8901 2345 6789", "00012345678901234567890123456789"),
        ("79927398710", "79927398710"),
    ])
    func numbersAreNormalised(written: String, normal: String) throws {
        let value = try IdentityValue(.card, normalising: written)
        #expect(value.unsafeText == normal)
        #expect(IdentityValue(.card, stored: value.unsafeText) == value)
    }

    @Test(
        arguments: [
            ("", .empty),
            (" - ", .empty),
            (String(repeating: "7", count: 161), .tooLong),
            ("HT+001", .illegalCharacter),
            ("HT_001", .illegalCharacter),
            ("卡001234", .illegalCharacter),
            ("é0001", .illegalCharacter),
            ("123", .cardLengthWrong),
            (String(repeating: "7", count: 33), .cardLengthWrong),
        ] as [(String, IdentityValue.Refusal)]
    )
    func othersAreRefused(written: String, refusal: IdentityValue.Refusal) {
        #expect(throws: refusal) { try IdentityValue(.card, normalising: written) }
    }

    @Test(arguments: [("HT00123456", "****3456"), ("12345678", "****5678"), ("0001", "****01")])
    func theStartIsHidden(written: String, masked: String) throws {
        #expect(try IdentityValue(.card, normalising: written).masked == masked)
    }

    @Test func sameTextOfAnotherKindIsAnotherIdentity() throws {
        let card = try IdentityValue(.card, normalising: "8613800001234")
        let phone = try IdentityValue(.phone, normalising: "8613800001234")
        #expect(card != phone)
    }

    static func sample(_ kind: IdentityKind) -> String {
        switch kind {
        case .phone, .card, .appAccount: "13800001234"
        case .email: "zq1234@example.com"
        case .wechatUnionID: "oABC_def-01234567zq1234"
        case .wechatOpenID: "wx0123456789abcdef:oABC_def-01234567zq1234"
        case .alipayUser: "2088123456781234"
        case .wecomExternalUser: "wmABCDzq1234"
        case .vehiclePlate: "京A71234"
        case .partnerExternal, .faceToken: "giver:id-zq1234"
        }
    }

    @Test(arguments: IdentityKind.allCases)
    func noDescriptionShowsTheValue(kind: IdentityKind) throws {
        let value = try IdentityValue(kind, normalising: Self.sample(kind))
        var dumped = ""
        dump(value, to: &dumped)
        for text in ["\(value)", String(reflecting: value), "\([value])", dumped] {
            #expect(!text.contains("1234"), "\(text)")
        }
        #expect(value.masked.contains("****"))
    }

    @Test func everyRefusalHasItsOwnSentence() {
        let sentences = IdentityValue.Refusal.allCases.map(\.description)
        #expect(Set(sentences).count == sentences.count)
    }
}
