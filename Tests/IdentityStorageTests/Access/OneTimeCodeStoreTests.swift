import Foundation
import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// One-time codes on disk: sent, tried, used, limited.
@Suite struct OneTimeCodeStoreTests {
    @Test func codeSignsInOnce() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let code = try await store.sendCode(AccessFixture.codeRequest("c1"))
            let first = try await store.signIn(
                AccessFixture.signIn(code, key: "s1"),
                rules: SessionRules()
            )
            #expect(first.word == "in")
            let second = try await store.signIn(
                AccessFixture.signIn(code, key: "s2"),
                rules: SessionRules()
            )
            #expect(second.word == "used")
        }
    }

    @Test func wrongFiveTimesIsTheEnd() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let code = try await store.sendCode(AccessFixture.codeRequest("c1"))
            var words: [String] = []
            for step in 1...6 {
                let outcome = try await store.signIn(
                    AccessFixture.signIn(
                        try AccessFixture.wrong(code, by: step),
                        key: "s\(step)"
                    ),
                    rules: SessionRules()
                )
                words.append(outcome.word)
            }
            let wrong = (0..<5).map { "wrong(triesLeft: \(4 - $0))" }
            #expect(words == wrong + ["exhausted"])
            let right = try await store.signIn(
                AccessFixture.signIn(code, key: "right"),
                rules: SessionRules()
            )
            #expect(right.word == "exhausted")
        }
    }

    @Test func lateCodeAndLeapingClocks() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let code = try await store.sendCode(AccessFixture.codeRequest("c1"))
            clock.advance(by: .seconds(300))
            let late = try await store.signIn(
                AccessFixture.signIn(code, key: "s1"),
                rules: SessionRules()
            )
            #expect(late.word == "late")
            // Ledger time does not run backwards: a code that is over stays so.
            clock.advance(by: .seconds(-200))
            let back = try await store.signIn(
                AccessFixture.signIn(code, key: "s2"),
                rules: SessionRules()
            )
            #expect(back.word == "late")
        }
    }

    @Test func anothersCodeIsOfNoUse() async throws {
        try await AccessFixture.with { store, clock in
            let anna = try await store.register(.sample(key: "k1")).answer
            try await store.add(
                try .sample(phone: "13800005678", card: "BEN1", key: "k2")
            )
            let annas = try await store.sendCode(
                AccessFixture.codeRequest("c1", purpose: .stepUp)
            )
            let bens = try await store.sendCode(
                AccessFixture.codeRequest("c2", phone: "13800005678", purpose: .stepUp)
            )
            // Ben's digits under Anna's challenge are wrong digits.
            let mixed = try PresentedCode(
                challengeID: annas.challengeID,
                digits: bens.digits.unsafeRevealed,
                field: "code"
            )
            let memberID = try #require(anna?.memberID)
            func stepUp(_ code: PresentedCode, _ key: String) async throws -> StepUpOutcome {
                try await store.stepUp(
                    memberID,
                    code: code,
                    request: KeyedRequest(
                        key: try AccessFixture.key(key),
                        method: "StepUp",
                        fields: [.init("code", code.challengeID + code.digits.unsafeRevealed)]
                    )
                )
            }
            let mixedOutcome = try await stepUp(mixed, "a")
            #expect(mixedOutcome == .codeRefused(.wrong(triesLeft: 4)))
            // Ben's own code does not show that Anna is there, and is spent by trying.
            #expect(try await stepUp(bens, "b") == .foreignIdentity)
            #expect(try await stepUp(bens, "c") == .codeRefused(.used))
            #expect(try await stepUp(annas, "d") == .decided(at: clock.now))
            #expect(try await stepUp(annas, "d") == .replayed(at: clock.now))
            // A code for one purpose is none for another.
            let signIn = try await store.signIn(
                AccessFixture.signIn(annas, key: "s"),
                rules: SessionRules()
            )
            #expect(signIn.word == "unknown")
        }
    }

    @Test func repeatIsAnsweredAndSendsNothing() async throws {
        try await AccessFixture.with { store, clock in
            let request = try AccessFixture.codeRequest("c1")
            let first = try await store.requestCode(request)
            guard case .decided(let ticket, _) = first else {
                Issue.record("\(first)")
                return
            }
            guard case .replayed(let again) = try await store.requestCode(request) else {
                Issue.record("not replayed")
                return
            }
            #expect(again == ticket)
            let other = try await store.requestCode(
                AccessFixture.codeRequest("c1", phone: "13800005678")
            )
            guard case .keyReused("identity.value") = other else {
                Issue.record("\(other)")
                return
            }
        }
    }

    @Test func phonesDevicesAddressesAndCallersAreLimited() async throws {
        try await AccessFixture.with { store, clock in
            func ask(_ key: String, _ request: CodeRequest) async throws -> LimitedBy? {
                guard case .limited(let what, _) = try await store.requestCode(request) else {
                    return nil
                }
                return what
            }
            // One phone: once a minute, five times an hour.
            for number in 0..<5 {
                let request = try AccessFixture.codeRequest("p\(number)", device: "d\(number)")
                #expect(try await ask("p", request) == nil)
                let early = try AccessFixture.codeRequest("e\(number)", device: "e\(number)")
                #expect(try await ask("e", early) == .identity)
                clock.advance(by: .seconds(60))
            }
            let sixth = try AccessFixture.codeRequest("p6", device: "d6")
            #expect(try await ask("p6", sixth) == .identity)
            // One device: ten an hour, whatever the phones.
            for number in 10..<20 {
                let request = try AccessFixture.codeRequest(
                    "q\(number)",
                    phone: "138000055\(number)",
                    device: "one"
                )
                #expect(try await ask("q", request) == nil)
            }
            let eleventh = try AccessFixture.codeRequest(
                "q20",
                phone: "13800005520",
                device: "one"
            )
            #expect(try await ask("q20", eleventh) == .device)
            // One address: sixty an hour, whatever phones and devices.
            var limited: [LimitedBy?] = []
            for number in 100..<161 {
                let request = try AccessFixture.codeRequest(
                    "r\(number)",
                    phone: "13800066\(number)",
                    address: "203.0.113.9"
                )
                limited.append(try await ask("r", request))
            }
            #expect(limited.dropLast().allSatisfy { $0 == nil })
            #expect(limited.last == .address)
        }
    }

    @Test func aMemberAsksForFewCodesWhateverThePhone() async throws {
        try await AccessFixture.with { store, clock in
            func ask(_ number: Int) async throws -> CodeRequestOutcome {
                try await store.requestCode(
                    AccessFixture.codeRequest(
                        "c\(number)",
                        phone: "1390000\(1000 + number)",
                        device: "device-\(number)",
                        asker: .member,
                        caller: "member:1"
                    )
                )
            }
            for number in 0..<5 {
                guard case .decided = try await ask(number) else {
                    Issue.record("refused at \(number)")
                    return
                }
            }
            guard case .limited(.caller, let wait) = try await ask(5) else {
                Issue.record("a member asked for a sixth code within the hour and got it")
                return
            }
            #expect(wait == .seconds(3600))
            clock.advance(by: .seconds(3600))
            for number in 6..<11 { _ = try await ask(number) }
            clock.advance(by: .seconds(3600))
            guard case .limited(.caller, _) = try await ask(11) else {
                Issue.record("a member asked for an eleventh code within the day and got it")
                return
            }
        }
    }

    @Test func callerIsLimited() async throws {
        try await AccessFixture.with { store, clock in
            for number in 0..<OneTimeCode.callerLimits[0].count {
                _ = try await store.sendCode(
                    AccessFixture.codeRequest("c\(number)", phone: "139\(10_000_000 + number)")
                )
            }
            let last = try AccessFixture.codeRequest("last", phone: "13700000000")
            guard case .limited(.caller, _) = try await store.requestCode(last) else {
                Issue.record("one caller asked for too much and got it")
                return
            }
            // Another caller is not held up by it.
            _ = try await store.sendCode(
                AccessFixture.codeRequest("c", phone: "13700000001", caller: "channel_app:b")
            )
        }
    }

    @Test func parallelGuessesAreStillFive() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let code = try await store.sendCode(AccessFixture.codeRequest("c1"))
            let words = try await withThrowingTaskGroup(of: String.self) { group in
                for step in 1...40 {
                    let request = try AccessFixture.signIn(
                        try AccessFixture.wrong(code, by: step),
                        key: "s\(step)"
                    )
                    group.addTask {
                        try await store.signIn(request, rules: SessionRules()).word
                    }
                }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(words.count { $0.hasPrefix("wrong") } == 5)
            #expect(words.count { $0 == "exhausted" } == 35)
        }
    }

    @Test func filesHoldNeitherPhonesNorCodesNorTokens() async throws {
        let folder = try TestStore.Folder()
        var secrets: [String] = ["13800001234", "小明的手机", "phone-1-device", "203.0.113.9"]
        try await AccessFixture.with(folder: folder) { store, clock in
            let member = try await store.register(.sample(key: "k1")).answer
            let memberID = try #require(member?.memberID)
            let code = try await store.sendCode(
                AccessFixture.codeRequest("c1", device: "phone-1-device", address: "203.0.113.9")
            )
            let outcome = try await store.signIn(
                AccessFixture.signIn(code, key: "s1", device: "phone-1-device"),
                rules: SessionRules()
            )
            guard case .decided(let session, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            let issued = try await store.issueMemberCode(memberID, byMember: true)
            secrets += [
                session.refreshToken.unsafeRevealed, try #require(issued).code.unsafeBody,
            ]
        }
        #expect(secrets.count == 6)
        for file in try folder.files() {
            let bytes = try Data(contentsOf: file)
            for secret in secrets {
                let found = bytes.range(of: Data(secret.utf8))
                #expect(found == nil, "\(file.lastPathComponent)")
            }
        }
    }
}
