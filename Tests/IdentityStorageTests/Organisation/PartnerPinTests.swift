import IdentityDomain
import Testing

@testable import IdentityStorage

/// The certificates that a partner is bound to, on a real database.
@Suite(.timeLimit(.minutes(2)))
struct PartnerPinTests {
    @Test func pinsAreKeptChangedAndAnsweredAgain() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            let pins = try ["0a", "1b"].map { byte in
                try #require(CertificatePin(String(repeating: byte, count: 32)))
            }
            var changed = try House.partner("blossom", pins: [pins[0]])
            for isReplay in [false, true] {
                guard case .answered(let answer, isReplay) = try await store.put(changed) else {
                    Issue.record("the partner was not put")
                    return
                }
                #expect(answer.value.pins == [pins[0]])
            }
            #expect(try await store.partner("blossom")?.pins == [pins[0]])
            changed = try House.partner("blossom", pins: Set(pins), key: "rotate")
            _ = try await store.put(changed)
            #expect(try await store.partner("blossom")?.pins == Set(pins))
            let listed = try await store.partners(in: House.path("acme"), after: "", limit: 9)
            #expect(listed.values.map(\.pins) == [Set(pins)])
            // The same key with other certificates is another request.
            changed = try House.partner("blossom", pins: [pins[1]], key: "rotate")
            guard case .keyReused("certificate_pins") = try await store.put(changed) else {
                Issue.record("another certificate was taken for the same request")
                return
            }
            // An answer of a version that knew no certificates.
            var old = PackedFields()
            for text in ["blossom", "acme/north", "Blossom", "earn"] { old.append(text) }
            for number in [Int64(10), 20] { old.append(number) }
            old.append(true)
            old.append(Int64(7))
            let lookUp = store.lookUp
            #expect(Partner.unpacked(old.bytes, by: lookUp)?.pins == [])
        }
    }
}
