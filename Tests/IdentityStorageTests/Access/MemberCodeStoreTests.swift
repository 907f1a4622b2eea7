import Cryptography
import Foundation
import IdentityDomain
import Primitives
import StorageCore
import StorageCore
import Testing

@testable import IdentityStorage

/// Member codes on disk, signing keys, and the vectors of offline codes.
@Suite struct MemberCodeStoreTests {
    static func reading(
        _ code: MemberCode,
        key: String,
        till: String = "till:17",
        store: String = "acme/north/store-1",
        readAt: Timestamp? = nil
    ) throws -> CodeReading {
        CodeReading(
            code: code,
            store: try #require(OrganisationPath(store)),
            readAt: readAt,
            key: try AccessFixture.key(key, caller: till)
        )
    }

    private static func member(_ store: SQLMemberStore) async throws -> MemberID {
        try #require(try await store.register(.sample(key: "k1")).answer?.memberID)
    }

    @Test func codeIsReadOnce() async throws {
        try await AccessFixture.with { store, clock in
            let memberID = try await Self.member(store)
            let code = try #require(try await store.issueMemberCode(memberID, byMember: true)).code
            let first = try Self.reading(code, key: "r1")
            #expect(try await store.read(first) == .decided(memberID, isOffline: false))
            // The till's own repeat is answered; anybody else's is too late.
            #expect(try await store.read(first) == .replayed(memberID, isOffline: false))
            #expect(try await store.read(Self.reading(code, key: "r2")) == .used)
            let other = try Self.reading(code, key: "r1", store: "acme/north/store-2")
            #expect(try await store.read(other) == .keyReused("organisation"))
        }
    }

    @Test func codeOfTheWrongSecondIsLate() async throws {
        try await AccessFixture.with { store, clock in
            let memberID = try await Self.member(store)
            let code = try #require(try await store.issueMemberCode(memberID, byMember: true)).code
            clock.advance(by: .seconds(60))
            #expect(try await store.read(Self.reading(code, key: "r1")) == .late)
            clock.advance(by: .seconds(-1))
            #expect(try await store.read(Self.reading(code, key: "r2")) == .late)
            let next = try #require(try await store.issueMemberCode(memberID, byMember: true))
            #expect(next.expiresAt.microseconds(since: clock.now) > 0)
        }
    }

    @Test func guessesAreLimitedForEachTill() async throws {
        try await AccessFixture.with { store, clock in
            let memberID = try await Self.member(store)
            let good = try #require(try await store.issueMemberCode(memberID, byMember: true)).code
            var random = SeededRandom(seed: 5)
            for number in 0..<10 {
                let guess = try #require(MemberCode.random { random.next() })
                #expect(
                    try await store.read(Self.reading(guess, key: "g\(number)")) == .unknown
                )
            }
            let refused = try await store.read(Self.reading(good, key: "r1"))
            #expect(refused == .limited(wait: .seconds(60)))
            // The next till is not held up, nor is this one a minute later.
            #expect(
                try await store.read(Self.reading(good, key: "r1", till: "till:18"))
                    == .decided(memberID, isOffline: false)
            )
            clock.advance(by: .seconds(60))
            let next = try #require(try await store.issueMemberCode(memberID, byMember: true)).code
            #expect(
                try await store.read(Self.reading(next, key: "r2"))
                    == .decided(memberID, isOffline: false)
            )
        }
    }

    @Test func oneOfManyTillsGetsTheCode() async throws {
        try await AccessFixture.with { store, clock in
            let memberID = try await Self.member(store)
            let code = try #require(try await store.issueMemberCode(memberID, byMember: true)).code
            let outcomes = try await withThrowingTaskGroup(of: ReadingOutcome.self) { group in
                for number in 0..<20 {
                    let reading = try Self.reading(code, key: "r", till: "till:\(number)")
                    group.addTask { try await store.read(reading) }
                }
                return try await group.reduce(into: [ReadingOutcome]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == .decided(memberID, isOffline: false) } == 1)
            #expect(outcomes.count { $0 == .used } == 19)
        }
    }

    @Test func aMemberHasTenHandlesAndAsksForThemNowAndThen() async throws {
        try await AccessFixture.with { store, clock in
            let memberID = try await Self.member(store)
            func ask(_ device: Int) async throws -> OfflineHandleOutcome {
                try await store.offlineHandle(of: memberID, deviceID: "d\(device)", stores: [])
            }
            func count() async throws -> Int64? {
                try await store.read { reader in
                    try reader.integer("SELECT count(*) FROM offline_handles")
                }
            }
            let first = try await ask(0)
            for device in 1..<25 {
                clock.advance(by: .seconds(1))
                guard case .decided = try await ask(device) else {
                    Issue.record("refused at \(device)")
                    return
                }
            }
            #expect(try await count() == 10)
            // The last ten keep theirs; the first has another one.
            let last = try await ask(24)
            #expect(try await ask(24) == last)
            #expect(try await ask(0) != first)
            #expect(try await count() == 10)
            for device in 0..<2 { _ = try await ask(device) }
            guard case .limited(let wait) = try await ask(30) else {
                Issue.record("one member asked 31 times within the hour")
                return
            }
            #expect(wait == .seconds(3600 - 24))
        }
    }

    @Test func offlineCodeIsMadeAndCheckedWithoutUs() async throws {
        try await AccessFixture.with { store, clock in
            let memberID = try await Self.member(store)
            let place = try #require(OrganisationPath("acme/north/store-1"))
            let outcome = try await store.offlineHandle(
                of: memberID,
                deviceID: "p",
                stores: [place]
            )
            guard case .decided(let handle) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            let again = try await store.offlineHandle(of: memberID, deviceID: "p", stores: [place])
            #expect(again == outcome, "the same device keeps its handle")
            let keys = try await store.offlineKeys(of: place)
            #expect(keys.map(\.day) == handle.secrets.map(\.day))
            let slot = OfflineCode.slot(of: clock.now)
            let day = OfflineCode.day(ofSlot: slot)
            let secret = try #require(handle.secrets.first { $0.day == day }).bytes
            let digits = OfflineKeys.authenticationDigits(slot: slot, secret: secret)
            let code = try #require(MemberCode(.offline, body: handle.handle + digits))
            // The till comes to the same digits by its own key.
            let key = try #require(keys.first { $0.day == day }).key
            #expect(OfflineKeys.secret(of: handle.handle, storeKey: key) == secret)

            let readAt = clock.now
            clock.advance(by: .seconds(3 * 86_400))
            func read(
                _ key: String,
                till: String = "till:17",
                store path: String = "acme/north/store-1",
                at: Timestamp = readAt
            ) async throws -> ReadingOutcome {
                try await store.read(
                    Self.reading(code, key: key, till: till, store: path, readAt: at)
                )
            }
            #expect(try await read("r1") == .decided(memberID, isOffline: true))
            #expect(try await read("r1") == .replayed(memberID, isOffline: true))
            #expect(try await read("r2") == .used)
            // Another till did not see it; a minute apart counts, two do not; nor another store.
            #expect(
                try await read("r3", till: "till:18", at: readAt.advanced(by: .seconds(60)))
                    == .decided(memberID, isOffline: true)
            )
            #expect(
                try await read("r4", till: "till:19", at: readAt.advanced(by: .seconds(120)))
                    == .unknown
            )
            #expect(
                try await read("r5", till: "till:19", store: "acme/north/store-2") == .unknown
            )
            clock.advance(by: .seconds(5 * 86_400))
            #expect(try await read("r6", till: "till:20") == .late)
        }
    }

    @Test func keysAreMadeOnceAndOpenAgain() async throws {
        let folder = try TestStore.Folder()
        let plan = SigningKeyPlan()
        var keyID = ""
        try await AccessFixture.with(folder: folder) { store, clock in
            #expect(try await store.makeDueSigningKey(plan))
            #expect(try await !store.makeDueSigningKey(plan))
            let records = try await store.signingKeys()
            let record = try #require(plan.current(of: records, now: clock.now))
            keyID = record.keyID
            #expect(keyID.hasPrefix(SigningKeyPlan.keyIDPrefix))
        }
        try await AccessFixture.with(folder: folder) { store, clock in
            let record = try #require(try await store.signingKeys().first)
            let key = try await store.signingKey(keyID)
            #expect(try key.verificationKey().bytes == record.publicKey)
            let request = KeyedRequest(
                key: try AccessFixture.key("rotate"),
                method: "RotateSigningKey",
                fields: []
            )
            let outcome = try await store.rotateSigningKey(
                plan,
                isCompromised: false,
                request: request
            )
            guard case .decided(let rotation) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(rotation.signsFrom == clock.now.advanced(by: plan.lead))
            let repeated = try await store.rotateSigningKey(
                plan,
                isCompromised: false,
                request: request
            )
            #expect(repeated == .replayed(rotation))
            let records = try await store.signingKeys()
            #expect(plan.current(of: records, now: clock.now)?.keyID == keyID)
            #expect(
                plan.current(of: records, now: rotation.signsFrom)?.keyID == rotation.keyID
            )
            // Once a key is known to others, only the newest counts.
            let sudden = KeyedRequest(
                key: try AccessFixture.key("sudden"),
                method: "RotateSigningKey",
                fields: []
            )
            _ = try await store.rotateSigningKey(plan, isCompromised: true, request: sudden)
            let left = plan.published(of: try await store.signingKeys(), now: clock.now)
            #expect(left.count == 1)
            #expect(![keyID, rotation.keyID].contains(left[0].key.keyID))
        }
    }

    /// The vectors that whoever builds a till or an app checks against.
    @Test func vectorsAreWhatWeMake() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../protos/vectors/offline_codes.json")
        struct File: Decodable {
            let vectors: [Vector]
        }
        struct Vector: Decodable {
            let storeKey: String
            let handle: String
            let secret: String
            let time: Int64
            let slot: Int64
            let code: String

            enum CodingKeys: String, CodingKey {
                case handle, secret, time, slot, code
                case storeKey = "store_key"
            }
        }
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        #expect(file.vectors.count >= 3)
        for vector in file.vectors {
            let storeKey = try #require(Hexadecimal.decode(vector.storeKey))
            let secret = OfflineKeys.secret(of: vector.handle, storeKey: Redacted(storeKey))
            #expect(Hexadecimal.encode(secret.unsafeRevealed) == vector.secret)
            let time = Timestamp(microseconds: vector.time * 1_000_000)
            #expect(OfflineCode.slot(of: time) == vector.slot)
            let digits = OfflineKeys.authenticationDigits(slot: vector.slot, secret: secret)
            let code = try #require(MemberCode(.offline, body: vector.handle + digits))
            #expect(code.unsafeText == vector.code)
        }
    }
}
