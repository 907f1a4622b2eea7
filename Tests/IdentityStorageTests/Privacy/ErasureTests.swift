import Foundation
import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// Who is erased is gone, also out of backups.
@Suite(.timeLimit(.minutes(2)))
struct ErasureTests {
    private func command(
        _ memberID: MemberID,
        caller: String = "operator:alice"
    ) throws -> ErasureCommand {
        ErasureCommand(
            memberID: memberID,
            caller: caller,
            reason: try #require(ReasonText("asked for it"))
        )
    }

    private func erase(
        _ memberID: MemberID,
        in store: SQLMemberStore,
        key: String = "erase",
        caller: String = "operator:alice",
        approvalID: Int64? = nil
    ) async throws -> ErasureOutcome {
        try await store.erase(
            try command(memberID, caller: caller),
            reach: .everybody,
            approvalID: approvalID,
            request: try ConsentsTests.request(key, [.init("member_id", memberID.rawValue)])
        )
    }

    private func register(
        _ store: SQLMemberStore,
        key: String = "k1",
        phone: String = "13800001234"
    ) async throws -> MemberID {
        let card = phone == "13800001234" ? "HT0012" : nil
        return try #require(
            try await store.register(try .sample(phone: phone, card: card, key: key)).answer
        ).memberID
    }

    @Test func erasedMemberIsGoneAndItsRequestsSaySo() async throws {
        try await TestStore.with { store in
            let memberID = try await register(store)
            try await ConsentsTests.allow(memberID, in: store)
            #expect(try await erase(memberID, in: store) == .erased(TestStore.start))
            #expect(try await erase(memberID, in: store) == .replayed(TestStore.start))
            #expect(
                try await erase(memberID, in: store, key: "again")
                    == .alreadyErased(TestStore.start)
            )
            await #expect(throws: MemberStoreError.erased) { try await store.member(memberID) }
            await #expect(throws: MemberStoreError.erased) {
                try await store.export(memberID, reach: .everybody)
            }
            await #expect(throws: MemberStoreError.erased) {
                try await store.mayContact(
                    try ConsentsTests.question(memberID, "x"),
                    reach: .everybody
                )
            }
            await #expect(throws: MemberStoreError.erased) {
                try await store.record(
                    try ConsentsTests.statement(false),
                    of: memberID,
                    reach: .everybody,
                    request: try ConsentsTests.request("give")
                )
            }
            // The registration again, and the same key with another request: what it said is gone.
            #expect(try await store.register(try .sample(key: "k1")) == .erased(memberID))
            #expect(
                try await store.register(try .sample(name: "李四", key: "k1")) == .erased(memberID)
            )
            let again = try await store.register(try .sample(key: "k2"))
            #expect(again.answer?.isCreated == true && again.answer?.memberID != memberID)
            let verification = try await store.verify()
            #expect(verification.findings == [])
            #expect(verification.memberCount == 2)
            let events = try await store.publishedEvents().filter { $0.memberID == memberID }
            #expect(events.map(\.memberVersion) == [1, 2, 3])
            #expect(
                events.last.map { String(decoding: $0.payload, as: UTF8.self) }
                    == "erased after 0"
            )
        }
    }

    /// Asks for an approval about a member; the approval's number.
    private func ask(
        _ act: SensitiveAct,
        of memberID: MemberID,
        in store: SQLMemberStore,
        key: String
    ) async throws -> Int64 {
        let outcome = try await store.request(
            RequestApproval(
                key: try House.key(key, "staff:anna"),
                subject: try #require(
                    ApprovalSubject(act: act, memberID: memberID, reference: "")
                ),
                organisation: try House.path("acme/north"),
                reason: try #require(ReasonText("asked by the member"))
            )
        )
        guard case .answered(let approval, _) = outcome else {
            throw UnexpectedOutcome(description: "\(outcome)")
        }
        return approval.approvalID
    }

    @Test func approvalOfASecondPersonIsUsedUpWithTheErasure() async throws {
        try await TestStore.with { store in
            let one = try await register(store)
            let other = try await register(store, key: "k2", phone: "13900005678")
            let approvalID = try await ask(.eraseMember, of: one, in: store, key: "ask")
            let merging = try await ask(.mergeMembers, of: one, in: store, key: "ask-merge")
            func erase(_ memberID: MemberID, _ approvalID: Int64) async throws -> ErasureOutcome {
                try await self.erase(
                    memberID,
                    in: store,
                    key: "e-\(memberID)",
                    approvalID: approvalID
                )
            }
            #expect(try await erase(one, 0) == .notApproved(.unknown))
            #expect(try await erase(one, merging) == .notApproved(.unknown))
            #expect(try await erase(one, approvalID) == .notApproved(.notApproved))
            _ = try await store.decide(try House.decide(approvalID, by: "ben"))
            #expect(try await erase(other, approvalID) == .notApproved(.unknown))
            // A refusal used nothing up and erased nobody.
            #expect(try await store.member(one) != nil)
            #expect(try await erase(one, approvalID) == .erased(TestStore.start))
            #expect(try await erase(one, approvalID) == .replayed(TestStore.start))
            let state = try await store.read { reader in
                try Approval.load(approvalID, in: reader)?.storedState
            }
            #expect(state == .used)
        }
    }

    @Test func rowsOfOneThatIsLeftAreFound() async throws {
        try await TestStore.with { store in
            let memberID = try await register(store)
            _ = try await erase(memberID, in: store)
            try await store.database.write { writer in
                try writer.execute(
                    "INSERT INTO member_keys (member_id, master_key_id, wrapped_key) "
                        + "VALUES ($1, 1, $2)",
                    [.integer(memberID.rawValue), .blob([1])]
                )
            }
            let findings = try await store.verify().findings
            #expect(findings.contains { $0.contains("not its data or its key") }, "\(findings)")
        }
    }

    /// Lays the files of a backup where a start finds them, as `huitou restore` does.
    static func restore(_ backup: StoreBackup, in folder: TestStore.Folder) throws {
        let manager = FileManager.default
        let database = folder.url.appending(path: "identity.sqlite").path
        for suffix in ["", "-wal", "-shm", ".head"] {
            if manager.fileExists(atPath: database + suffix) {
                try manager.removeItem(atPath: database + suffix)
            }
        }
        try manager.copyItem(atPath: backup.dataFile, toPath: database)
        try manager.copyItem(atPath: backup.keysFile, toPath: database + ".keys")
    }

    @Test func restoredBackupBringsBackWhoIsNotErasedAndNobodyElse() async throws {
        let folder = try TestStore.Folder()
        let (kept, gone, backup) = try await TestStore.with(folder: folder) { store in
            let kept = try await register(store)
            let gone = try #require(
                try await store.register(
                    try .sample(phone: "13900005678", card: nil, name: "赵钱孙", key: "k2")
                ).answer
            ).memberID
            let backup = try await store.backUp(into: folder.url.path)
            _ = try await store.register(try .sample(phone: "13700001111", card: nil, key: "k3"))
            #expect(try await erase(gone, in: store) == .erased(TestStore.start))
            return (kept, gone, backup)
        }
        #expect(backup.memberCount == 2)
        for _ in 0..<2 {
            try Self.restore(backup, in: folder)
            try await TestStore.with(folder: folder) { store in
                #expect(try await store.member(kept)?.name?.unsafeText == "王小明")
                await #expect(throws: MemberStoreError.erased) { try await store.member(gone) }
                #expect(try await store.register(try .sample(key: "k1")).isReplay)
                let verification = try await store.verify()
                #expect(verification.findings == [])
                #expect(verification.memberCount == 2)
                let keys = try await store.read { reader in
                    try reader.integer(
                        "SELECT count(*) FROM member_keys WHERE member_id = $1",
                        [.integer(gone.rawValue)]
                    )
                }
                #expect(keys == 0)
            }
            let left = folder.url.appending(path: "identity.sqlite.keys").path
            #expect(!FileManager.default.fileExists(atPath: left))
        }
    }

    @Test func copyOfTheDataOpensNothing() async throws {
        let folder = try TestStore.Folder()
        let backup = try await TestStore.with(folder: folder) { store in
            _ = try await register(store)
            return try await store.backUp(into: folder.url.path)
        }
        // The data alone, beside a new key: nothing is found and nothing is opened.
        let other = try TestStore.Folder()
        try FileManager.default.copyItem(
            atPath: backup.dataFile,
            toPath: other.url.appending(path: "identity.sqlite").path
        )
        try await TestStore.with(folder: other) { store in
            let findings = try await store.verify().findings
            #expect(findings.contains { $0.contains("has no key") }, "\(findings)")
            #expect(try await store.register(try .sample(key: "k9")).answer?.isCreated == true)
        }
        let keys = try Data(contentsOf: URL(filePath: backup.keysFile))
        let data = try Data(contentsOf: URL(filePath: backup.dataFile))
        for text in ["王小明", "13800001234", "HT0012"] {
            #expect(
                keys.range(of: Data(text.utf8)) == nil && data.range(of: Data(text.utf8)) == nil
            )
        }
    }

    @Test func changedListOfTheErasedStopsTheStart() async throws {
        let folder = try TestStore.Folder()
        let memberID = try await TestStore.with(folder: folder) { store in
            let first = try await register(store)
            _ = try await erase(first, in: store)
            let second = try await register(store, key: "k2")
            _ = try await erase(second, in: store, key: "erase-2")
            return first
        }
        let file = folder.url.appending(path: "identity.sqlite.erased")
        let whole = try Data(contentsOf: file)
        #expect(whole.count == 52)
        var changed = whole
        changed[3] ^= 1
        try changed.write(to: file)
        await #expect(throws: (any Error).self) {
            try await TestStore.with(folder: folder, reportFailure: { _ in }) { _ in }
        }
        // A last line that was not finished is finished out of the database.
        try whole.prefix(40).write(to: file)
        try await TestStore.with(folder: folder) { store in
            await #expect(throws: MemberStoreError.erased) { try await store.member(memberID) }
        }
        #expect(try Data(contentsOf: file) == whole)
    }
}
