import IdentityDomain
import Testing

/// Names of members and channels.
@Suite struct MemberNameTests {
    @Test(arguments: [
        ("王小明", "王小明", "王*"),
        ("  王小明\n", "王小明", "王*"),
        ("欧阳 修", "欧阳 修", "欧*"),
        ("John Smith", "John Smith", "J*"),
        ("王", "王", "*"),
        ("👨‍👩‍👧家", "👨‍👩‍👧家", "👨‍👩‍👧*"),
    ])
    func namesAreTakenAndMasked(written: String, name: String, masked: String) throws {
        let value = try #require(MemberName(written))
        #expect(value.unsafeText == name)
        #expect(value.masked == masked)
    }

    @Test(arguments: [
        "", "   ", "\n\t", "王\u{0}明", "王\u{7}明", "王\n明", "王\u{2028}明",
        String(repeating: "王", count: 65), String(repeating: "a", count: 257),
        "a" + String(repeating: "\u{301}", count: 200),
    ])
    func othersAreRefused(written: String) {
        #expect(MemberName(written) == nil)
    }

    @Test func longestNameIsTaken() {
        #expect(MemberName(String(repeating: "王", count: 64)) != nil)
    }

    @Test func noDescriptionShowsTheName() throws {
        let name = try #require(MemberName("王小明"))
        var dumped = ""
        dump(name, to: &dumped)
        for text in ["\(name)", String(reflecting: name), "\(Optional(name) as Any)", dumped] {
            #expect(!text.contains("王"), "\(text)")
        }
    }

    @Test(arguments: ["pos", "mini_program", "a", "channel_2", String(repeating: "x", count: 32)])
    func channelsAreTaken(name: String) {
        #expect(ChannelName(name)?.rawValue == name)
    }

    @Test(arguments: ["", "POS", "mini-program", "a b", "渠道", String(repeating: "x", count: 33)])
    func otherChannelsAreRefused(name: String) {
        #expect(ChannelName(name) == nil)
    }
}
