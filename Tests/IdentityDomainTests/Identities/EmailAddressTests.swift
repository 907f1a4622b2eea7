import IdentityDomain
import Testing

/// How e-mail addresses are brought into their one form.
@Suite struct EmailAddressTests {
    @Test(arguments: [
        ("anna.wang@example.com", "anna.wang@example.com"),
        (" Anna.Wang@EXAMPLE.Com ", "anna.wang@example.com"),
        ("ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "anna@example.com"),
        ("anna\u{200B}@example.com", "anna@example.com"),
        ("a+tag@mail.qq.com", "a+tag@mail.qq.com"),
        ("1234567@qq.com", "1234567@qq.com"),
        ("o'neil_x@a-b.co", "o'neil_x@a-b.co"),
    ])
    func addressesAreNormalised(written: String, normal: String) throws {
        let value = try IdentityValue(.email, normalising: written)
        #expect(value.unsafeText == normal)
        #expect(IdentityValue(.email, stored: normal) == value)
    }

    @Test(
        arguments: [
            ("", .empty),
            ("  ", .empty),
            (String(repeating: "a", count: 161), .tooLong),
            ("anna", .emailMalformed),
            ("@example.com", .emailMalformed),
            ("anna@", .emailMalformed),
            ("anna@localhost", .emailMalformed),
            ("anna@example..com", .emailMalformed),
            (".anna@example.com", .emailMalformed),
            ("an..na@example.com", .emailMalformed),
            ("anna@-example.com", .emailMalformed),
            ("anna@127.0.0.1", .emailMalformed),
            (String(repeating: "a", count: 65) + "@example.com", .emailMalformed),
            ("an na@example.com", .illegalCharacter),
            ("anna@exa_mple.com", .illegalCharacter),
            ("a@b@example.com", .illegalCharacter),
            ("王@example.com", .illegalCharacter),
            ("\"anna\"@example.com", .illegalCharacter),
        ] as [(String, IdentityValue.Refusal)]
    )
    func othersAreRefused(written: String, refusal: IdentityValue.Refusal) {
        #expect(throws: refusal) { try IdentityValue(.email, normalising: written) }
    }

    @Test(arguments: [
        ("anna@example.com", "a****@example.com"), ("a@example.com", "****@example.com"),
    ])
    func theNameIsHidden(written: String, masked: String) throws {
        #expect(try IdentityValue(.email, normalising: written).masked == masked)
    }
}
