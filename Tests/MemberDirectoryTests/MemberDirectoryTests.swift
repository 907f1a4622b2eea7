import EventStreaming
import IdentityEventKit
import Messages
import Primitives
import RPCCore
import StorageCore
import StorageTestKit
import Testing

@testable import MemberDirectory

/// The directory in a real database, fed with identity's events.
struct MemberDirectoryTests {
    @Test(arguments: StorageEngine.allCases)
    func whatIsSaidLastHolds(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, _, feed in
            #expect(try await directory.home(of: member(1)) == nil)
            try await directory.take([feed.registered(1, "acme/north")])
            #expect(try await directory.home(of: member(1))?.rawValue == "acme/north")
            var facts = IdentityV1.MemberFacts(home: "acme/south", state: .frozen)
            facts.mayEarn = true
            facts.personalisationOff = true
            facts.guide = "emp-17"
            facts.birthday = 229
            facts.tags = ["sensitive_skin", "vip"]
            facts.partners = ["airline"]
            facts.childStages = ["toddler"]
            facts.consents = ["behaviour"]
            try await directory.take([feed.changed(1, facts)])
            let known = try #require(try await directory.facts(of: member(1)))
            #expect(known.home.rawValue == "acme/south")
            #expect(known.state == .frozen)
            #expect(known.mayEarn && !known.mayBurn && !known.isPersonalised)
            #expect(known.guide == "emp-17" && known.region == nil && known.birthday == 229)
            #expect(known.tags == ["sensitive_skin", "vip"])
            #expect(known.partners == ["airline"] && known.childStages == ["toddler"])
            #expect(known.agrees(to: .behaviour) && !known.agrees(to: .guidance))
            try await directory.take([feed.erased(1)])
            let erased = try #require(try await directory.facts(of: member(1)))
            #expect(erased.isErased && erased.guide == nil && erased.tags.isEmpty)
            #expect(erased.consents.isEmpty)
            #expect(!erased.mayEarn && !erased.mayBurn)
            #expect(erased.home.rawValue == "acme/south")
        }
    }

    /// Whoever an id leads to decides for it.
    @Test(arguments: StorageEngine.allCases)
    func whoIsNotToBeJudgedIsKnownUnderAllIDs(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, _, feed in
            var off = IdentityV1.MemberFacts(home: "acme", state: .active)
            off.personalisationOff = true
            try await directory.take((1...5).map { feed.registered($0, "acme") })
            #expect(try await directory.unpersonalised().isEmpty)
            try await directory.take([
                feed.changed(2, off), feed.changed(4, off),
                feed.merged(1, into: 2, 1), feed.merged(4, into: 3, 2),
            ])
            #expect(try await directory.unpersonalised() == [member(1), member(2)])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func anEventCountsOnce(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, _, feed in
            let events = [
                feed.registered(1, "acme"), feed.registered(2, "acme"), feed.merged(1, into: 2, 1),
            ]
            let first = try await directory.take(events)
            #expect(first.operations.count == 1)
            let second = try await directory.take(events)
            #expect(second.operations == [])
            #expect(try await directory.openOperations().map(\.number) == [1])
        }
    }

    /// Events of different members may overtake each other; merges are acted on in their order.
    @Test(arguments: StorageEngine.allCases)
    func operationsWaitForThoseBeforeThem(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, _, feed in
            try await directory.take((1...3).map { feed.registered($0, "acme/unit-\($0)") })
            // 1 into 2, then 2 into 3; told the other way round.
            let second = feed.merged(2, into: 3, 2)
            let first = feed.merged(1, into: 2, 1)
            #expect(try await directory.take([second]).operations == [])
            #expect(try await directory.survivor(of: member(2)) == member(2))
            let changes = try await directory.take([first])
            #expect(changes.operations.map(\.number) == [1, 2])
            #expect(try await directory.survivor(of: member(1)) == member(3))
            #expect(try await directory.home(of: member(1))?.rawValue == "acme/unit-3")
            try await directory.take([feed.unmerged(2, from: 3, merge: 2, 3)])
            #expect(try await directory.survivor(of: member(1)) == member(2))
            #expect(try await directory.survivor(of: member(2)) == member(2))
        }
    }

    /// An erasure lets go of whoever is merged into its member: of those only that were merged when
    /// it was booked.
    @Test(arguments: StorageEngine.allCases)
    func anErasureWaitsForTheOperationsBeforeIt(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, _, feed in
            try await directory.take((1...4).map { feed.registered($0, "acme") })
            try await directory.take([feed.merged(1, into: 2, 1)])
            let other = feed.merged(3, into: 4, 2)
            let unmerged = feed.unmerged(1, from: 2, merge: 1, 3)
            #expect(try await directory.take([unmerged, feed.erased(2, after: 3)]).erased == [])
            // Its gates are shut at once.
            let facts = try #require(try await directory.facts(of: member(2)))
            #expect(facts.isErased && !facts.isPersonalised)
            let changes = try await directory.take([other])
            #expect(changes.operations.map(\.number) == [2, 3])
            #expect(changes.erased == [member(2)])
            #expect(try await directory.take([feed.erased(3, after: 3)]).erased == [member(3)])
            #expect(try await directory.findings() == [])
        }
    }

    /// The unmerge itself may come last: its member is one of another partition.
    @Test(arguments: StorageEngine.allCases)
    func anErasureWaitsForOperationsThatHaveNotCome(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, database, feed in
            try await directory.take((1...3).map { feed.registered($0, "acme") })
            try await directory.take([feed.merged(1, into: 2, 1), feed.merged(2, into: 3, 2)])
            let unmerged = feed.unmerged(2, from: 3, merge: 2, 3)
            let erased = [feed.erased(2, after: 4), feed.erased(1, after: 4)]
            #expect(try await directory.take(erased).erased == [])
            #expect(try await directory.take([unmerged]).erased == [])
            let last = feed.merged(2, into: 3, 4)
            #expect(try await directory.take([last]).erased == [member(1), member(2)])
            // Whoever forgets the directory forgets what waited.
            _ = try await directory.take([feed.erased(3, after: 9)])
            try await database.write { try MemberDirectory.forget(in: $0) }
            #expect(try await directory.take([feed.registered(1, "acme")]).erased == [])
        }
    }

    /// Events of versions that did not say after which operation: what is known to wait is waited
    /// for.
    @Test(arguments: StorageEngine.allCases)
    func anErasureOfNoOperationWaitsForThoseThatWait(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, _, feed in
            try await directory.take((1...2).map { feed.registered($0, "acme") })
            #expect(try await directory.take([feed.erased(1)]).erased == [member(1)])
            let second = feed.merged(1, into: 2, 2)
            #expect(try await directory.take([second, feed.erased(2)]).erased == [])
            let changes = try await directory.take([feed.merged(1, into: 2, 1)])
            #expect(changes.erased == [member(2)])
        }
    }

    /// Orders that an unmerge names are kept until it has had its effects.
    @Test(arguments: StorageEngine.allCases)
    func namesOfOrdersGoOnceTheyHaveServed(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, database, feed in
            func names() async throws -> [String] {
                try await database.read { reader in
                    try reader.query("SELECT orders FROM directory_operations ORDER BY number")
                        .map { try $0.text(0) }
                }
            }
            try await directory.take((1...2).map { feed.registered($0, "acme") })
            try await directory.take([feed.merged(1, into: 2, 1)])
            let unmerged = feed.unmerged(1, from: 2, merge: 1, 2, orders: [("pos", "o-1")])
            try await directory.take([unmerged])
            #expect(try await names() == ["", "pos\to-1"])
            let open = try await directory.openOperations()
            #expect(open.map(\.number) == [1, 2])
            for operation in open { try await directory.markDone(operation) }
            #expect(try await names() == ["", ""])
            #expect(try await directory.openOperations() == [])
            // With effects in the same transaction nothing stays open.
            try await directory.take([feed.merged(1, into: 2, 3)])
            let again = feed.unmerged(1, from: 2, merge: 3, 4, orders: [("pos", "o-2")])
            try await directory.take([again]) { changes, _ in
                #expect(changes.operations.map(\.number) == [4])
            }
            #expect(try await names() == ["", "", "", ""])
            #expect(try await directory.openOperations().map(\.number) == [3])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aDirectoryThatWasForgottenIsBuiltAnew(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, database, feed in
            let events = [
                feed.registered(1, "acme"), feed.registered(2, "acme/north"),
                feed.merged(1, into: 2, 1),
            ]
            try await directory.take(events)
            try await database.write { try MemberDirectory.forget(in: $0) }
            #expect(try await directory.positions() == .start)
            #expect(try await directory.facts(of: member(1)) == nil)
            try await directory.take(events)
            #expect(try await directory.home(of: member(1))?.rawValue == "acme/north")
            let found = try await database.read { try MemberDirectory.findings(in: $0) }
            #expect(found == [])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aLinkThatNoOperationMadeIsFound(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine) { directory, database, feed in
            try await directory.take([feed.registered(1, "acme"), feed.registered(2, "acme")])
            try await database.write { writer in
                _ = try writer.execute(
                    "UPDATE directory_members SET survivor_id = 2 WHERE member_id = 1"
                )
            }
            let found = try await directory.findings()
            #expect(
                found == ["member 1 of the directory is not merged as the operations say"]
            )
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func theCacheHoldsNoMoreThanItMay(on engine: StorageEngine) async throws {
        try await withDirectory(on: engine, membersMax: 4) { directory, database, feed in
            try await directory.take((1...20).map { feed.registered($0, "acme/unit-\($0)") })
            for _ in 0..<3 {
                for number in Int64(1)...20 {
                    let home = try await directory.home(of: member(number))
                    #expect(home?.rawValue == "acme/unit-\(number)")
                }
            }
        }
    }
}

extension MemberDirectoryTests {
    private func member(_ number: Int64) -> MemberID {
        guard let member = MemberID(rawValue: number) else { preconditionFailure("no member") }
        return member
    }

    private func withDirectory(
        on engine: StorageEngine,
        membersMax: Int = 100,
        _ body: (MemberDirectory, any Database, EventFeed) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            try await database.migrate(ConsumerPositions.migrations + MemberDirectory.migrations)
            try await body(
                MemberDirectory(database, membersMax: membersMax),
                database,
                EventFeed()
            )
        }
    }
}
