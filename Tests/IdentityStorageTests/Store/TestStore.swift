import Foundation
import IdentityDomain
import Primitives
import StorageCore
import StorageSQLite
import Synchronization
import Testing

@testable import IdentityStorage

/// Stores on real files, for the tests.
enum TestStore {
    static let start = Timestamp(microseconds: 1_760_000_000_000_000)
    static let masterKeys = String(repeating: "5a", count: 32)
    static let otherKeys = String(repeating: "c3", count: 32)

    /// A folder that goes away with the test.
    final class Folder: Sendable {
        let url: URL

        init() throws {
            url = FileManager.default.temporaryDirectory
                .appending(path: "huitou-identity-\(UInt64.random(in: 0 ... .max))")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit {
            // Nothing depends on the folder being gone.
            try? FileManager.default.removeItem(at: url)
        }

        func files() throws -> [URL] {
            try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
        }
    }

    /// Numbers one after the other; the last one for ever.
    final class Draws: Sendable {
        private let rest: Mutex<[UInt64]>

        init(_ numbers: [UInt64]) {
            rest = Mutex(numbers)
        }

        func next() -> UInt64 {
            rest.withLock { rest in
                rest.count > 1 ? rest.removeFirst() : rest[0]
            }
        }
    }

    /// Opens a store, runs `body` and closes it.
    @discardableResult
    static func with<Result: Sendable>(
        folder: Folder? = nil,
        masterKeys: String = masterKeys,
        now: @escaping @Sendable () -> Timestamp = { start },
        random: (@Sendable () -> UInt64)? = nil,
        reloadMasterKeys: (@Sendable () throws -> MasterKeyRing)? = nil,
        reportFailure: @escaping @Sendable (any Error) -> Void = { error in
            Issue.record("reported: \(error)")
        },
        _ body: (SQLMemberStore) async throws -> Result
    ) async throws -> Result {
        let folder = try folder ?? Folder()
        let seeded = Mutex(SeededRandom(seed: 42))
        let settings = MemberStoreSettings(
            environment: Environment(
                now: now,
                random: random ?? { seeded.withLock { $0.next() } }
            ),
            masterKeys: try MasterKeyRing(parsing: masterKeys),
            encodeEvent: { event in ("test", Array(describe(event).utf8)) },
            reportFailure: reportFailure,
            headPath: folder.url.appending(path: "identity.sqlite.head").path,
            reloadMasterKeys: reloadMasterKeys,
            sidePath: folder.url.appending(path: "identity.sqlite").path,
            openFile: openFile
        )
        let database = try SQLiteDatabase(
            SQLiteConfiguration(path: folder.url.appending(path: "identity.sqlite").path)
        )
        let store: SQLMemberStore
        do {
            store = try await SQLMemberStore.open(database, settings: settings) { error in
                Issue.record("fatal: \(error)")
            }
        } catch {
            await database.close()
            throw error
        }
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body(store))
        } catch {
            result = .failure(error)
        }
        await store.close()
        await database.close()
        return try result.get()
    }

    @Sendable
    private static func openFile(_ path: String) async throws -> any Database {
        try SQLiteDatabase(SQLiteConfiguration(path: path))
    }

    static func describe(_ event: IdentityEvent) -> String {
        switch event {
        case .memberRegistered(_, _, let organisation, let channel, let kinds):
            "registered \(organisation) \(channel) "
                + kinds.map(\.description).joined(separator: " ")
        case .identityAdded(_, let kind, _): "added \(kind)"
        case .identityRemoved(_, let kind, _): "removed \(kind)"
        case .memberChanged(_, let facts, _): "changed \(facts)"
        case .membersMerged(let merge): "merged \(merge.absorbed)"
        case .membersUnmerged(let unmerge): "unmerged \(unmerge.merge.absorbed)"
        case .memberErased(_, _, let operation): "erased after \(operation)"
        }
    }
}

extension SQLMemberStore {
    /// Registers, where nothing else than success is expected.
    func add(_ registration: Registration) async throws {
        let outcome = try await register(registration)
        #expect(outcome.answer != nil, "\(outcome)")
    }

    /// Everything published so far.
    func publishedEvents() async throws -> [OutboxEvent] {
        try await database.read { reader in
            try Outbox.read(
                after: OutboxCursor(after: .start),
                eventsMax: Outbox.pageEventsMax,
                from: reader
            ).records.map(\.event)
        }
    }
}

extension Registration {
    /// A good request, changed where a test wants it.
    static func sample(
        phone: String? = "13800001234",
        card: String? = "HT0012",
        name: String = "王小明",
        channel: String = "pos",
        key: String,
        caller: String = "till:17"
    ) throws -> Registration {
        var identities: [(kind: IdentityKind?, value: String)] = []
        if let phone { identities.append((.phone, phone)) }
        if let card { identities.append((.card, card)) }
        return try Registration(
            validating: Draft(
                identities: identities,
                name: name,
                organisation: "acme/north",
                channel: channel,
                idempotencyKey: key,
                registeredAt: 0
            ),
            caller: caller,
            now: TestStore.start
        )
    }
}
