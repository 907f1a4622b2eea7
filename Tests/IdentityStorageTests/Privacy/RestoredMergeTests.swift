import Foundation
import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// A restored backup brings back merges that were undone, of which one side was erased.
@Suite(.timeLimit(.minutes(2)))
struct RestoredMergeTests {
    private func restore(_ backup: StoreBackup, in folder: TestStore.Folder) throws {
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

    @Test(arguments: [true, false])
    func onlyWhoIsNotedIsErased(isSurvivorErased: Bool) async throws {
        let folder = try TestStore.Folder()
        let (kept, gone, backup) = try await TestStore.with(folder: folder) { store in
            let one = try await store.person(1)
            let two = try await store.person(2)
            let three = try await store.person(3)
            let mergeID = try #require(try await store.join(two, into: one, key: "m").decided())
            let later = try #require(try await store.join(three, into: one, key: "n").decided())
            let backup = try await store.backUp(into: folder.url.path)
            _ = try await store.part(later, key: "v").decided()
            _ = try await store.part(mergeID, key: "u").decided()
            let gone = isSurvivorErased ? one : two
            let outcome = try await store.erase(
                ErasureCommand(
                    memberID: gone,
                    caller: "operator:alice",
                    reason: try #require(ReasonText("asked for it"))
                ),
                reach: .everybody,
                approvalID: nil,
                request: try ConsentsTests.request("e", [.init("member_id", gone.rawValue)])
            )
            #expect(outcome == .erased(TestStore.start))
            return (isSurvivorErased ? [two, three] : [one], gone, backup)
        }
        try restore(backup, in: folder)
        try await TestStore.with(folder: folder) { store in
            await #expect(throws: MemberStoreError.erased) { try await store.member(gone) }
            for member in kept {
                let found = try #require(try await store.member(member))
                #expect(found.memberID == member)
                #expect(found.identities.count == 2)
            }
            #expect(try await store.owner(ofPhone: isSurvivorErased ? 1 : 2) == nil)
            #expect(try await store.owner(ofPhone: isSurvivorErased ? 2 : 1) == kept[0])
            let findings = try await store.verify().findings
            #expect(findings == [])
        }
    }
}
