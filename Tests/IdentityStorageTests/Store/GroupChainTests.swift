import Foundation
import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// A start notices where the database has lost registrations that were acknowledged.
struct GroupChainTests {
    private static func fill(_ store: SQLMemberStore, _ numbers: ClosedRange<Int>) async throws {
        for number in numbers {
            try await store.add(
                .sample(phone: nil, card: "HT\(1000 + number)", key: "k\(number)")
            )
        }
    }

    private static func isCorrupt(_ error: any Error) -> Bool {
        (error as? StorageError)?.code == .corrupt
    }

    /// A copy of the files as a machine that died would leave them.
    private static func copy(_ folder: TestStore.Folder) throws -> TestStore.Folder {
        let copy = try TestStore.Folder()
        for file in try folder.files() {
            try FileManager.default.copyItem(
                at: file,
                to: copy.url.appending(path: file.lastPathComponent)
            )
        }
        return copy
    }

    @Test func whatWasAcknowledgedIsThereAgain() async throws {
        let folder = try TestStore.Folder()
        try await TestStore.with(folder: folder) { try await Self.fill($0, 1...5) }
        try await TestStore.with(folder: folder) { store in
            try await Self.fill(store, 3...9)
            #expect(try await store.verify().findings == [])
        }
        try await TestStore.with(folder: folder) { store in
            let chain = try await store.database.read { try GroupChain(stored: $0) }
            #expect(chain.registrationCount == 9)
        }
    }

    /// SQLite itself finds nothing wrong: it takes the damaged frame for the end of its log.
    @Test func flippedByteInTheLogStopsTheStart() async throws {
        let folder = try TestStore.Folder()
        let (whole, damaged) = try await TestStore.with(folder: folder) { store in
            try await Self.fill(store, 1...40)
            return (try Self.copy(folder), try Self.copy(folder))
        }
        try await TestStore.with(folder: whole) { store in
            let verification = try await store.verify()
            #expect(verification.memberCount == 40)
        }
        let log = damaged.url.appending(path: "identity.sqlite-wal")
        var bytes = try Data(contentsOf: log)
        try #require(bytes.count > 100_000)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: log)
        await #expect {
            try await TestStore.with(folder: damaged) { _ in }
        } throws: { Self.isCorrupt($0) }
    }

    @Test(arguments: [
        "DELETE FROM registration_groups WHERE number = 3",
        "DELETE FROM registration_groups",
        "UPDATE registration_groups SET hash = zeroblob(32) WHERE number = 3",
        "UPDATE registration_groups SET registrations = 7 WHERE number = 3",
    ])
    func otherChainThanTheAcknowledgedStopsTheStart(statement: String) async throws {
        let folder = try TestStore.Folder()
        try await TestStore.with(folder: folder) { store in
            try await Self.fill(store, 1...3)
            try await store.database.write { writer in _ = try writer.execute(statement) }
        }
        await #expect {
            try await TestStore.with(folder: folder) { _ in }
        } throws: { Self.isCorrupt($0) }
    }

    /// A commit may have outlived the process that could not note it any more.
    @Test func chainMayBeAheadOfTheFile() async throws {
        let folder = try TestStore.Folder()
        let head = folder.url.appending(path: "identity.sqlite.head")
        try await TestStore.with(folder: folder) { try await Self.fill($0, 1...3) }
        let old = try Data(contentsOf: head)
        try await TestStore.with(folder: folder) { try await Self.fill($0, 4...6) }
        try old.write(to: head)
        try await TestStore.with(folder: folder) { store in
            try await Self.fill(store, 7...7)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func databaseFromBeforeTheChainBeginsOne() async throws {
        let folder = try TestStore.Folder()
        try await TestStore.with(folder: folder) { store in
            try await Self.fill(store, 1...3)
            try await store.database.write { writer in
                _ = try writer.execute("DELETE FROM registration_groups")
            }
        }
        try FileManager.default.removeItem(
            at: folder.url.appending(path: "identity.sqlite.head")
        )
        try await TestStore.with(folder: folder) { store in
            try await Self.fill(store, 4...5)
            #expect(try await store.verify().findings == [])
            let chain = try await store.database.read { try GroupChain(stored: $0) }
            #expect(chain.registrationCount == 5)
        }
    }

    @Test(arguments: [
        "DELETE FROM registration_groups WHERE number = 2",
        "UPDATE registration_groups SET content = zeroblob(32) WHERE number = 1",
        "UPDATE registration_groups SET registrations = registrations + 1 WHERE number = 3",
        "DELETE FROM registrations WHERE request_index = (SELECT min(request_index) FROM registrations)",
    ])
    func verificationFindsWhatWasChanged(statement: String) async throws {
        try await TestStore.with { store in
            try await Self.fill(store, 1...3)
            #expect(try await store.verify().findings == [])
            try await store.database.write { writer in _ = try writer.execute(statement) }
            #expect(try await store.verify().findings != [])
        }
    }
}
