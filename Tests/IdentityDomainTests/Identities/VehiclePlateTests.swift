import IdentityDomain
import Testing

/// How plates are brought into their one form.
@Suite struct VehiclePlateTests {
    @Test(arguments: [
        ("京A12345", "京A12345"),
        ("京a·12345", "京A12345"),
        (" 粤 B D12345 ", "粤BD12345"),
        ("沪ＡＤ１２３４５", "沪AD12345"),
        ("浙A-1234学", "浙A1234学"),
        ("粤Z1234港", "粤Z1234港"),
        ("川A\u{200B}99999", "川A99999"),
    ])
    func platesAreNormalised(written: String, normal: String) throws {
        let value = try IdentityValue(.vehiclePlate, normalising: written)
        #expect(value.unsafeText == normal)
        #expect(IdentityValue(.vehiclePlate, stored: normal) == value)
    }

    @Test(
        arguments: [
            ("", .empty),
            (" · ", .empty),
            ("京A1234", .plateMalformed),
            ("京A1234567", .plateMalformed),
            ("A123456", .plateMalformed),
            ("京123456", .plateMalformed),
            ("京AI2345", .plateMalformed),
            ("京A1234O", .plateMalformed),
            ("京A学1234", .plateMalformed),
            ("京京12345", .plateMalformed),
            ("京A1234中", .illegalCharacter),
            ("京A_12345", .illegalCharacter),
        ] as [(String, IdentityValue.Refusal)]
    )
    func othersAreRefused(written: String, refusal: IdentityValue.Refusal) {
        #expect(throws: refusal) { try IdentityValue(.vehiclePlate, normalising: written) }
    }

    @Test func theSerialIsHidden() throws {
        #expect(try IdentityValue(.vehiclePlate, normalising: "京A12345").masked == "京A****45")
    }
}
