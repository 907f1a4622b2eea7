import RPCTransport
import Testing

/// Which addresses a service has, from what look-ups brought.
@Suite struct AddressBookTests {
    static func book(_ places: ServicePlace..., max: Int = 64, seed: UInt64 = 1) -> AddressBook {
        AddressBook(places: places, addressesMax: max, seed: seed)
    }

    static func address(_ ip: String, _ port: Int = 7402) -> ResolvedAddress {
        ResolvedAddress(ip: ip, port: port)
    }

    @Test func addressesNeedNoLookUp() {
        let book = Self.book(
            ServicePlace(host: "10.0.0.2", port: 7402),
            ServicePlace(host: "::1", port: 7402),
            ServicePlace(host: "0:0:0:0:0:0:0:1", port: 7402),
            ServicePlace(host: "10.0.0.2", port: 7403)
        )
        #expect(book.names == [])
        #expect(
            book.addresses == [
                Self.address("10.0.0.2"), Self.address("10.0.0.2", 7403), Self.address("::1"),
            ]
        )
    }

    @Test func everyAddressOfANameIsUsedAtEveryPortOfIt() {
        var book = Self.book(
            ServicePlace(host: "points", port: 7402),
            ServicePlace(host: "points", port: 7502),
            ServicePlace(host: "10.0.0.9", port: 7402)
        )
        #expect(book.names == ["points"])
        #expect(book.addresses == [Self.address("10.0.0.9")])
        let change = book.update(["points": ["10.0.0.1", "fd00::1", "10.0.0.1", "rubbish"]])
        let added = [
            Self.address("10.0.0.1"), Self.address("10.0.0.1", 7502), Self.address("fd00::1"),
            Self.address("fd00::1", 7502),
        ]
        #expect(change?.added == added)
        #expect(change?.removed == [])
        #expect(book.addresses.count == 5)
    }

    @Test func instancesComeAndGo() {
        var book = Self.book(ServicePlace(host: "points", port: 7402))
        _ = book.update(["points": ["10.0.0.1", "10.0.0.2"]])
        #expect(book.update(["points": ["10.0.0.2", "10.0.0.1"]]) == nil)
        let change = book.update(["points": ["10.0.0.2", "10.0.0.3"]])
        #expect(change?.added == [Self.address("10.0.0.3")])
        #expect(change?.removed == [Self.address("10.0.0.1")])
    }

    @Test(arguments: [[:], ["points": []], ["points": ["rubbish"]]])
    func whatIsNotFoundKeepsItsAddresses(found: [String: [String]]) {
        var book = Self.book(
            ServicePlace(host: "points", port: 7402),
            ServicePlace(host: "more", port: 7402)
        )
        _ = book.update(["points": ["10.0.0.1"], "more": ["10.0.0.2"]])
        #expect(book.update(found) == nil)
        let mixed = found.merging(["more": ["10.0.0.3"]]) { $1 }
        #expect(book.update(mixed)?.removed == [Self.address("10.0.0.2")])
        #expect(book.addresses == [Self.address("10.0.0.1"), Self.address("10.0.0.3")])
    }

    @Test func ofTooManyEachClientTakesAChoiceOfItsOwnThatHolds() {
        let all = (0..<100).map { "10.0.0.\($0)" }
        var seen: Set<ResolvedAddress> = []
        for seed in 0..<50 as Range<UInt64> {
            var book = Self.book(ServicePlace(host: "points", port: 1), max: 10, seed: seed)
            _ = book.update(["points": all])
            let chosen = Set(book.addresses)
            #expect(chosen.count == 10)
            seen.formUnion(chosen)
            // One that is not used goes: nothing changes. One that is used goes: one comes.
            let unused = all.filter { !chosen.contains(Self.address($0, 1)) }
            #expect(book.update(["points": all.filter { $0 != unused[0] }]) == nil)
            let used = book.addresses[0]
            let change = book.update(["points": all.filter { $0 != used.ip }])
            #expect(change?.removed == [used])
            #expect(change?.added.count == 1)
        }
        #expect(seen.count > 90, "all clients use the same ones")
    }
}
