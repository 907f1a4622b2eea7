import IdentityDomain
import Primitives
import StorageCore
import Synchronization
import Testing

@testable import IdentityStorage

/// Master keys that are replaced while the store is open, and members found by a phone's end.
@Suite(.timeLimit(.minutes(2)))
struct RotationTests {
    @Test func keysMoveUnderTheNewMasterKeyInSteps() async throws {
        let folder = try TestStore.Folder()
        let text = Mutex("1 " + TestStore.masterKeys)
        let both = "1 \(TestStore.masterKeys)\n2 \(TestStore.otherKeys)"
        try await TestStore.with(
            folder: folder,
            reloadMasterKeys: { try MasterKeyRing(parsing: text.withLock { $0 }) }
        ) { store in
            var members: [MemberID] = []
            for number in 10..<20 {
                let registration = try Registration.sample(
                    phone: "138000000\(number)",
                    card: nil,
                    key: "k\(number)"
                )
                members.append(try #require(try await store.register(registration).answer).memberID)
            }
            // Another key under the same number is refused, and nothing changes.
            text.withLock { $0 = "1 " + TestStore.otherKeys }
            await #expect(throws: KeeperRefusal.self) {
                try await store.rotateMasterKey(after: nil, countMax: 4)
            }
            text.withLock { $0 = both }
            var counts: [Int] = []
            var after: MemberID?
            while true {
                let step = try await store.rotateMasterKey(after: after, countMax: 4)
                #expect(step.masterKeyID == 2)
                counts.append(step.wrappedCount)
                after = step.next
                if after == nil {
                    #expect(step.remainingCount == 0)
                    break
                }
                // Members are read and registered in between.
                #expect(try await store.member(members[9]) != nil)
            }
            #expect(counts == [4, 4, 2])
            #expect(try await store.rotateMasterKey(after: nil, countMax: 4).wrappedCount == 0)
            for member in members { #expect(try await store.member(member) != nil) }
            #expect(try await store.verify().findings == [])
        }
        // The old key is not needed any more.
        try await TestStore.with(folder: folder, masterKeys: "2 " + TestStore.otherKeys) { store in
            let findings = try await store.verify().findings
            let outcome = try await store.register(try .sample(key: "new"))
            #expect(findings == [] && outcome.answer?.isCreated == true)
        }
    }

    @Test func memberIsFoundByPhoneEndAndInitialInsideTheSubtree() async throws {
        try await TestStore.with { store in
            for (index, name) in ["王小明", "王大明", "李四"].enumerated() {
                try await store.add(
                    try .sample(
                        phone: "1380000\(index)234",
                        card: nil,
                        name: name,
                        key: "k\(index)"
                    )
                )
            }
            func find(_ initial: Character, _ path: String) async throws -> [String] {
                let found = try await store.members(
                    phoneEnd: try #require(PhoneEnd("0234")),
                    nameInitial: initial,
                    within: try #require(OrganisationPath(path)),
                    countMax: 20
                )
                #expect(!found.hasMore)
                return found.members.compactMap { $0.name?.unsafeText }
            }
            #expect(try await find("王", "acme") == ["王小明"])
            #expect(try await find("李", "acme") == [])
            #expect(try await find("王", "acme/south") == [])
            #expect(try await find("王", "acme/nort") == [])
        }
    }

    @Test func databaseFromBeforeIsFilled() async throws {
        let folder = try TestStore.Folder()
        try await TestStore.with(folder: folder) { store in
            try await store.add(try .sample(key: "k1"))
            try await store.database.write { writer in
                _ = try writer.execute("DELETE FROM phone_ends")
            }
            #expect(try await store.verify().findings.count == 1)
        }
        let verification = try await TestStore.with(folder: folder) { try await $0.verify() }
        #expect(verification.findings == [])
    }
}
