import IdentityDomain
import Testing

/// How ids that programs copy are brought into their one form.
@Suite struct ChannelUserIDTests {
    @Test(
        arguments: [
            (.wechatUnionID, " oABC_def-0123456789abcdefghij ", "oABC_def-0123456789abcdefghij"),
            (
                .wechatOpenID, "wx0123456789abcdef:oABC_def-0123456789abcdefgh",
                "wx0123456789abcdef:oABC_def-0123456789abcdefgh"
            ),
            (.alipayUser, "2088123456789012", "2088123456789012"),
            (
                .alipayUser, "074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5",
                "074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5"
            ),
            (.wecomExternalUser, "wmAbCd1234_-", "wmAbCd1234_-"),
            (.wecomExternalUser, "woAbCd1234", "woAbCd1234"),
            (.appAccount, "Anna.Wang+1@app", "Anna.Wang+1@app"),
            (.partnerExternal, "blossom:A-0001/x:y", "blossom:A-0001/x:y"),
            (.faceToken, " facepay:tok_123\u{FEFF}", "facepay:tok_123"),
        ] as [(IdentityKind, String, String)]
    )
    func idsAreNormalised(kind: IdentityKind, written: String, normal: String) throws {
        let value = try IdentityValue(kind, normalising: written)
        #expect(value.unsafeText == normal)
        #expect(IdentityValue(kind, stored: normal) == value)
    }

    @Test(
        arguments: [
            (.wechatUnionID, "", .empty),
            (.wechatUnionID, "oABC", .idLengthWrong),
            (.wechatUnionID, "oABC def-0123456789abcdef", .illegalCharacter),
            (.wechatOpenID, "oABC_def-0123456789abcdefgh", .giverMissing),
            (.wechatOpenID, ":oABC_def-0123456789abcdefgh", .giverMissing),
            (.wechatOpenID, "wx0123456789abcdef:", .giverMissing),
            (.wechatOpenID, "wx-1:oABC_def-0123456789abcdefgh", .illegalCharacter),
            (.wechatOpenID, "wx0123456789abcdef:oABC", .idLengthWrong),
            (.alipayUser, "2088", .idLengthWrong),
            (.alipayUser, "1088123456789012", .idLengthWrong),
            (.alipayUser, "20881234567890123", .idLengthWrong),
            (.wecomExternalUser, "zhangsan99", .wecomPrefixMissing),
            (.wecomExternalUser, "wm1", .idLengthWrong),
            (.appAccount, String(repeating: "a", count: 65), .idLengthWrong),
            (.appAccount, "王小明", .illegalCharacter),
            (.partnerExternal, "A-0001", .giverMissing),
            (.partnerExternal, "Blossom:A-0001", .illegalCharacter),
            (.partnerExternal, "blossom:A 0001", .illegalCharacter),
            (.partnerExternal, "blossom:号1", .illegalCharacter),
            (.partnerExternal, "b:" + String(repeating: "a", count: 97), .idLengthWrong),
            (.faceToken, "vendor:", .giverMissing),
            (.faceToken, String(repeating: "a", count: 161), .tooLong),
        ] as [(IdentityKind, String, IdentityValue.Refusal)]
    )
    func othersAreRefused(kind: IdentityKind, written: String, refusal: IdentityValue.Refusal) {
        #expect(throws: refusal) { try IdentityValue(kind, normalising: written) }
    }

    @Test(
        arguments: [
            (.wechatUnionID, "oABC_def-0123456789abcdefghij", "oA****ij"),
            (.wechatOpenID, "wx01:oABC_def-0123456789abcdefgh", "wx01:oA****gh"),
            (.alipayUser, "2088123456789012", "20****12"),
            (.appAccount, "anna", "****"),
            (.partnerExternal, "blossom:A-000001", "blossom:A-****01"),
            (.faceToken, "facepay:tok", "facepay:****"),
        ] as [(IdentityKind, String, String)]
    )
    func theMiddleIsHidden(kind: IdentityKind, written: String, masked: String) throws {
        #expect(try IdentityValue(kind, normalising: written).masked == masked)
    }

    @Test func everyKindHasItsPriority() {
        #expect(Set(IdentityKind.byPriority) == Set(IdentityKind.allCases))
        #expect(IdentityKind.byPriority.count == IdentityKind.allCases.count)
        #expect(IdentityKind.phone.priority == 0)
    }
}
