import StorageCore
import StoragePostgres
import StorageTestKit
import Testing

/// No two living sessions write along one lane, however sessions end.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(
        if: PostgresServer.socketFolder != nil,
        "HUITOU_TEST_POSTGRES names no server on a socket"
    )
)
struct LaneClaimTests {
    /// Claims a lane when it is made, and tells for each command which lane it thinks it has and
    /// which one its session has by the table.
    private struct Claiming: GroupProcessor {
        private let lane: Int64

        init(_ writer: any SQLWriter) throws {
            lane = try LaneClaims.claim(in: writer)
        }

        mutating func process(
            _ commands: [Int],
            in writer: any SQLWriter
        ) throws -> [[Int64]] {
            let claimed = try writer.query(
                """
                SELECT number FROM lane_claim JOIN pg_stat_activity AS session
                    ON session.pid || '/' || session.backend_start = lane_claim.holder
                WHERE session.pid = pg_backend_pid()
                """
            )
            let lanes = [lane] + (try claimed.map { try $0.integer(0) })
            return commands.map { _ in lanes }
        }

        mutating func groupRolledBack() -> Bool { true }
    }

    @Test func aSessionThatEndsTakesItsClaimWithIt() async throws {
        try await PostgresServer.withSchema { configuration in
            var configuration = configuration
            configuration.applicationName = "lane claims"
            let database = try await PostgresDatabase.open(configuration)
            try await database.migrate([LaneClaims.migration])
            let other = try await PostgresDatabase.open(configuration)
            var committers: [GroupCommitter<Int, [Int64]>] = []
            for number in 0..<6 {
                committers.append(
                    try await GroupCommitter<Int, [Int64]>.start(
                        name: "claims",
                        lane: try await (number % 2 == 0 ? database : other)
                            .makeLane(name: "claims"),
                        onFatal: { Issue.record($0) },
                        makeProcessor: { writer in try Claiming(writer) }
                    )
                )
            }
            for round in 0..<20 {
                if round > 0 {
                    // Now and then, those of readers too: it does not matter.
                    _ = try await database.read { reader in
                        try reader.query(
                            """
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                            WHERE application_name = 'lane claims' AND pid <> pg_backend_pid()
                                AND pid % 3 <> $1
                            """,
                            [.integer(Int64(round % 3))]
                        )
                    }
                }
                try await check(committers)
            }
            for committer in committers { await committer.close() }
            await other.close()
            await database.close()
        }
    }

    /// All at once, so that sessions are made and lanes claimed beside each other.
    private func check(_ committers: [GroupCommitter<Int, [Int64]>]) async throws {
        let lanes = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for committer in committers {
                group.addTask { try await committer.submit(1) }
            }
            return try await group.reduce(into: [[Int64]]()) { $0.append($1) }
        }
        for lane in lanes {
            #expect(lane.count == 2 && lane.first == lane.last, "\(lane)")
        }
        #expect(Set(lanes.compactMap(\.first)).count == committers.count, "\(lanes)")
    }
}
