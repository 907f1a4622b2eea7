import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// Registering, resolving and reading on a real database.
@Suite struct RegistrationTests {
    @Test func registeredMemberIsResolvedAndRead() async throws {
        try await TestStore.with { store in
            let outcome = try await store.register(try .sample(key: "k1"))
            guard case .created(let memberID) = outcome else {
                Issue.record("not created: \(outcome)")
                return
            }
            let phone = try IdentityValue(.phone, normalising: "+86 138 0000 1234")
            let card = try IdentityValue(.card, normalising: "ht 0012")
            let stranger = try IdentityValue(.card, normalising: "HT9999")
            #expect(
                try await store.resolve([stranger, card, phone])
                    == Resolution(memberID: memberID, matchedIndex: 1)
            )
            #expect(try await store.resolve([stranger]) == nil)
            let member = try #require(try await store.member(memberID))
            #expect(member.name?.unsafeText == "王小明")
            #expect(member.identities == [phone, card])
            #expect(member.version == 1)
            #expect(member.registeredAt == TestStore.start)
            #expect(member.organisation.rawValue == "acme/north")
            #expect(member.channel.rawValue == "pos")
            #expect(try await store.member(MemberID(now: TestStore.start, random: 7)) == nil)
        }
    }

    @Test func sameIdentityFindsTheMemberAndBringsTheOthers() async throws {
        try await TestStore.with { store in
            let first = try await store.register(try .sample(card: nil, key: "k1"))
            let second = try await store.register(
                try .sample(card: "HT0012", name: "", channel: "app", key: "k2")
            )
            let memberID = try #require(first.answer?.memberID)
            #expect(second == .found(memberID, newIndices: [1]))
            #expect(
                try await store.register(try .sample(key: "k3")) == .found(memberID, newIndices: [])
            )
            let member = try #require(try await store.member(memberID))
            #expect(member.identities.map(\.kind) == [.phone, .card])
            #expect(member.version == 2)
            #expect(member.name?.unsafeText == "王小明")
            #expect(member.channel.rawValue == "pos")
        }
    }

    @Test func identitiesOfTwoMembersChangeNothing() async throws {
        try await TestStore.with { store in
            try await store.add(try .sample(phone: "13800001234", card: nil, key: "k1"))
            try await store.add(try .sample(phone: nil, card: "HT0012", key: "k2"))
            let before = try await store.verify()
            #expect(try await store.register(try .sample(key: "k3")) == .identitiesConflict([1]))
            #expect(try await store.verify() == before)
            // A refusal keeps nothing: the key may be used for what is right.
            let outcome = try await store.register(try .sample(card: nil, key: "k3"))
            #expect(outcome.answer?.isCreated == false)
        }
    }

    @Test func sameKeyReplaysAndAnotherRequestIsRefused() async throws {
        try await TestStore.with { store in
            let first = try await store.register(try .sample(key: "k1"))
            let answer = try #require(first.answer)
            #expect(answer.isCreated)
            #expect(try await store.register(try .sample(key: "k1")) == .replayed(answer))
            let other = try await store.register(try .sample(name: "王大明", key: "k1"))
            #expect(other == .keyReused(.name))
            let stranger = try await store.register(try .sample(key: "k1", caller: "till:18"))
            #expect(stranger == .found(answer.memberID, newIndices: []))
            #expect(try await store.verify().eventCount == 1)
        }
    }

    @Test func memberTakesNoMoreThanItsMaximum() async throws {
        try await TestStore.with { store in
            for number in 0..<Member.identityCountMax - 1 {
                let outcome = try await store.register(
                    try .sample(card: "CARD\(1000 + number)", key: "k\(number)")
                )
                #expect(outcome.answer != nil)
            }
            let full = try await store.register(try .sample(card: "CARD9999", key: "last"))
            guard case .identitiesExhausted = full else {
                Issue.record("not refused: \(full)")
                return
            }
            let verification = try await store.verify()
            #expect(verification.identityCount == Member.identityCountMax)
            #expect(verification.findings.isEmpty)
        }
    }

    /// Ten clients, one phone, a hundred times over; every second client has a card of its own.
    @Test func racingClientsMakeOneMember() async throws {
        try await TestStore.with { store in
            for round in 0..<100 {
                let phone = "138\(10_000_000 + round)"
                let outcomes = try await withThrowingTaskGroup { group in
                    for client in 0..<10 {
                        let card = client.isMultiple(of: 2) ? nil : "R\(round)C\(client)00"
                        let registration = try Registration.sample(
                            phone: phone,
                            card: card,
                            key: "r\(round)c\(client)"
                        )
                        group.addTask { try await store.register(registration) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let answers = outcomes.compactMap(\.answer)
                #expect(answers.count == 10)
                #expect(Set(answers.map(\.memberID)).count == 1)
                #expect(answers.count(where: \.isCreated) == 1)
            }
            let verification = try await store.verify()
            #expect(verification.memberCount == 100)
            #expect(verification.identityCount == 600)
            #expect(verification.findings.isEmpty)
        }
    }

    @Test func racingRepeatsOfOneRequestAreAnsweredAlike() async throws {
        try await TestStore.with { store in
            let registration = try Registration.sample(key: "k1")
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask { try await store.register(registration).answer }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers).count == 1)
            #expect(answers.first??.isCreated == true)
            #expect(try await store.verify().eventCount == 1)
        }
    }

    /// A source of randomness that often says the same: ids are tried until one is free.
    @Test func takenMemberIDIsNotUsedAgain() async throws {
        let draws = TestStore.Draws([5, 5, 5, 6, 5, 6, 7])
        try await TestStore.with(random: { draws.next() }) { store in
            let memberIDs = try await withThrowingTaskGroup { group in
                for number in 0..<3 {
                    let registration = try Registration.sample(
                        phone: "1380000000\(number)",
                        card: nil,
                        key: "k\(number)"
                    )
                    group.addTask { try await store.register(registration).answer?.memberID }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(
                Set(memberIDs)
                    == Set([5, 6, 7].map { MemberID(now: TestStore.start, random: $0) })
            )
        }
    }

    @Test func sourceWithoutRandomnessIsFound() async throws {
        let ignore: @Sendable (any Error) -> Void = { _ in }
        try await TestStore.with(random: { 5 }, reportFailure: ignore) { store in
            try await store.add(try .sample(phone: "13800000001", card: nil, key: "k1"))
            await #expect(throws: StorageError.self) {
                try await store.register(try .sample(phone: "13800000002", card: nil, key: "k2"))
            }
            #expect(try await store.verify().memberCount == 1)
        }
    }

    @Test func timeOfBookingNeverRunsBackwards() async throws {
        let clock = TestStore.Draws([1_000_000, 400_000, 2_000_000])
        let now: @Sendable () -> Timestamp = {
            TestStore.start.advanced(byMicroseconds: Int64(clock.next()))
        }
        try await TestStore.with(now: now) { store in
            for number in 0..<3 {
                try await store.add(
                    try .sample(phone: "1380000000\(number)", card: nil, key: "k\(number)")
                )
            }
            let events = try await store.publishedEvents()
            #expect(
                events.map { $0.bookedAt.microseconds(since: TestStore.start) }
                    == [1_000_000, 1_000_000, 2_000_000]
            )
            #expect(events.map(\.eventID) == events.map(\.eventID).sorted())
            #expect(Set(events.map(\.eventID)).count == 3)
        }
    }

    @Test func eventsCarryVersionsAndNothingPersonal() async throws {
        try await TestStore.with { store in
            try await store.add(try .sample(card: nil, key: "k1"))
            try await store.add(try .sample(card: "HT0012", key: "k2"))
            let events = try await store.publishedEvents()
            #expect(events.map(\.memberVersion) == [1, 2])
            #expect(
                events.map { String(decoding: $0.payload, as: UTF8.self) } == [
                    "registered acme/north pos phone", "added card",
                ]
            )
        }
    }
}
