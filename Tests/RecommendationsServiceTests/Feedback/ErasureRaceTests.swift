import Glibc
import MemberDirectory
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StoragePostgres
import StorageTestKit
import Synchronization
import Testing

/// Two processes on one PostgreSQL: what one records of a member that the other is erasing waits
/// for the erasure, and finds it.
@Suite(.timeLimit(.minutes(2)))
struct ErasureRaceTests {
    private static let erased = Mutex<Bool>(false)

    private func gate(
        _ member: MemberID,
        _ writer: any SQLWriter
    ) throws -> (member: MemberID, isPersonalised: Bool, mayRecord: Bool)? {
        guard let facts = try MemberDirectory.lockedFacts(of: member, in: writer) else {
            return nil
        }
        return (facts.memberID, true, true)
    }

    @Test(.enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence)))
    func nothingIsRecordedOfWhoIsBeingErased() async throws {
        try await PostgresServer.withSchema { configuration in
            let one = try await PostgresDatabase.open(configuration)
            let two = try await PostgresDatabase.open(configuration)
            let store = try await SQLRecommendationsStore.open(
                one,
                beside: MemberDirectory.migrations,
                random: { 42 }
            )
            let directory = MemberDirectory(one)
            let member = try #require(MemberID(rawValue: 7))
            try await directory.take([
                try event(
                    1,
                    .memberRegistered(
                        .init(memberID: 7, registeredAt: 5, organisation: "acme/1")
                    )
                )
            ]) { _, _ in }
            let experiments = SQLExperimentsStore(two, gate: gate, random: { 7 })
            let now = Timestamp(microseconds: 1_000_000)
            _ = try await experiments.put(try experiment(now), now: now)
            let lists = ServedLists(two, gate: gate)
            let list = ServedList(
                id: 1,
                memberID: member,
                servedAt: now,
                kind: "blend",
                modelVersion: "m",
                products: []
            )
            // Erased, and not committed until the others had time to come as far as they can.
            async let erasing: Void = {
                _ = try await directory.take([
                    try event(2, .memberErased(.init(memberID: 7)))
                ]) { changes, writer in
                    try store.apply(changes.erased.map { .erased($0) }, in: writer)
                    Self.erased.withLock { $0 = true }
                    // Sleeps because the others wait for a lock, which tells nobody.
                    usleep(1_000_000)
                }
            }()
            while !Self.erased.withLock({ $0 }) {
                // Sleeps because the other thread only sets a flag.
                try await ContinuousClock().sleep(for: .milliseconds(5))
            }
            try await lists.add([list])
            let part = try await experiments.record(of: member, in: "e") { _, state in
                ExperimentMember(
                    arm: 0,
                    propensity: 0.5,
                    exposedAt: now,
                    segment: .new,
                    sharesVersion: state.current.version
                )
            }
            #expect(part == nil)
            try await erasing
            for table in ["served_lists", "experiment_members"] {
                let count = try await one.read { reader in
                    try reader.integer("SELECT count(*) FROM \(table)")
                }
                #expect(count == 0, "\(table)")
            }
            await one.close()
            await two.close()
        }
    }

    private func experiment(_ now: Timestamp) throws -> Experiment {
        Experiment(
            name: "e",
            organisation: try #require(OrganisationPath("acme")),
            arms: ["a", "b"].map { .init(name: $0, share: 5_000, bounds: 5_000...5_000) },
            policy: .fixed,
            startsAt: now,
            endsAt: now.advanced(by: .seconds(60)),
            metric: .init(kind: .click, days: 7, effectExpected: 1)
        )
    }

    private func event(
        _ position: Int64,
        _ event: IdentityV1.IdentityEvent.Event
    ) throws -> RPCV1.Event {
        RPCV1.Event(
            partition: 0,
            position: position,
            bookedAt: position,
            memberID: 7,
            type: IdentityV1.IdentityEvent.messageName,
            payload: try IdentityV1.IdentityEvent(event: event).encoded()
        )
    }
}
