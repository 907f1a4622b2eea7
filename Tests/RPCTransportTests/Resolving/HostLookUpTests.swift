import RPCTransport
import Testing

/// The system's resolver, and addresses as text.
@Suite struct HostLookUpTests {
    @Test func theMachineKnowsItself() throws {
        let addresses = try SystemResolver.lookUp("localhost")
        #expect(!addresses.isEmpty)
        #expect(Set(addresses).isSubset(of: ["127.0.0.1", "::1"]))
    }

    @Test func addressesAreTheirOwnAddresses() throws {
        #expect(try SystemResolver.lookUp("127.0.0.7") == ["127.0.0.7"])
    }

    @Test func aNameThatCannotBeIsNotFound() {
        let error = #expect(throws: HostLookUpError.self) {
            try SystemResolver.lookUp(String(repeating: "x", count: 300))
        }
        #expect(error?.message.isEmpty == false)
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("0:0:0:0:0:0:0:1", "::1"),
        ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("::ffff:10.0.0.1", "::ffff:10.0.0.1"),
        ("", nil), ("localhost", nil), ("1.2.3", nil), ("1.2.3.256", nil), ("[::1]", nil),
        ("fe80::1%lo", nil), ("127.0.0.1\0", nil),
    ])
    func canonicalText(text: String, canonical: String?) {
        #expect(NumericAddress.canonical(text) == canonical)
    }
}
