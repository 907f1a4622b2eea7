import Foundation
import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Who is erased, in a file that several write at once.
@Suite struct TombstoneFileTests {
    @Test func nobodyIsLostWhereManyAppendAtOnce() async throws {
        let folder = try TestStore.Folder()
        let path = folder.url.appending(path: "erased").path
        // Two of them, as two processes have.
        let files = [TombstoneFile(path: path), TombstoneFile(path: path)]
        let members = try (1...400).map { try #require(MemberID(rawValue: $0)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, member) in members.enumerated() {
                group.addTask { try files[index % 2].append([member]) }
            }
            try await group.waitForAll()
        }
        #expect(try files[0].load().sorted() == members)
    }
}
