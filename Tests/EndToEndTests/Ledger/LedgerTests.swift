import Foundation
import Messages
import Primitives
import RPCCore
import Synchronization
import Testing

extension EndToEndTests {
    /// The ledger as its clients see it: real processes, many at once, killed and cut off.
    @Suite(.serialized)
    struct LedgerTests {
        /// How often the service is killed; the full count takes minutes.
        static let killCount =
            ProcessInfo.processInfo.environment["HUITOU_LONG"] == nil ? 12 : 50

        @Test func lastPointsAreSpentOnceByManyClients() async throws {
            try await Installation.with { installation in
                try await PointsClients.with(installation) { points in
                    try await Self.lastPoints(points)
                    try await Self.oneKey(points)
                }
                try await Self.verify(installation)
            }
        }

        @Test(.onPostgres) func lastPointsAreSpentOnceAtTwoInstances() async throws {
            try await Installation.withTwoOnPostgres { first, second, _ in
                try await PointsClients.with(first, second) { points in
                    try await Self.lastPoints(points)
                    try await Self.oneKey(points)
                }
                try await Self.verify(first)
            }
        }

        /// 64 clients spend one member's last 100 points, one by one: exactly 100 are spent.
        private static func lastPoints(_ points: PointsClients) async throws {
            let member: Int64 = 7001
            try await earn(100, member, key: "last-earn", points)
            let progress = Progress()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for till in 0..<64 {
                    group.addTask {
                        for number in 0..<4 {
                            let result = try await points.insist(from: till) {
                                client throws(RPCError) in
                                try await client.burn(
                                    burning(1, member, key: "last-\(till)-\(number)")
                                )
                            }
                            switch result {
                            case .success: progress.add([])
                            case .failure(let error):
                                #expect(error.reason == "points.insufficient_balance")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(progress.answeredCount == 100)
            #expect(try await available(member, points) == 0)
        }

        /// One key from 32 clients at once moves once, and everybody is told the same.
        private static func oneKey(_ points: PointsClients) async throws {
            let member: Int64 = 7002
            try await earn(100, member, key: "one-earn", points)
            let answers = try await withThrowingTaskGroup(of: PointsV1.BookedResponse.self) {
                group in
                for till in 0..<32 {
                    group.addTask {
                        try await points.insist(from: till) { client throws(RPCError) in
                            try await client.burn(burning(10, member, key: "one-burn"))
                        }.get()
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.filter { !$0.replayed }.count == 1)
            #expect(Set(answers.map { $0.entries.map(\.entryID) }).count == 1)
            #expect(try await available(member, points) == 90)
        }

        /// Killed again and again in the middle of it: what was acknowledged is there, each command
        /// once, and the books balance.
        @Test func acknowledgedCommandsSurviveKills() async throws {
            try await Installation.with { installation in
                try await PointsClients.with(installation) { points in
                    try await Self.press(points, kills: Self.killCount) { _ in
                        try await installation.kill("points")
                        try await installation.start("points")
                    }
                }
                try await Self.verify(installation)
            }
        }

        /// The same with two instances on one database, whose sessions are also ended at the server
        /// in the middle of commits.
        @Test(.onPostgres)
        func acknowledgedCommandsSurviveKillsAndCutsOfTwoInstances() async throws {
            try await Installation.withTwoOnPostgres { first, second, database in
                try await PointsClients.with(first, second) { points in
                    try await Self.press(points, kills: Self.killCount) { round in
                        if round % 3 == 2 {
                            try await first.kill("points")
                            try await first.start("points")
                        } else {
                            try await database.run(
                                """
                                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                WHERE datname = current_database() AND pid <> pg_backend_pid()
                                    AND application_name = 'huitou points'
                                """
                            )
                        }
                    }
                }
                try await Self.verify(first)
                try await Self.verify(second)
            }
        }

        /// Clients that earn, burn and transfer among a few members while `harm` is done; each
        /// repeats a command under its key until it is answered.
        private static func press(
            _ points: PointsClients,
            kills: Int,
            harm: (Int) async throws -> Void
        ) async throws {
            let members: [Int64] = (0..<8).map { 7100 + $0 }
            for member in members {
                try await earn(1_000, member, key: "press-earn-\(member)", points)
            }
            let progress = Progress()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        var random = SeededRandom(seed: UInt64(worker))
                        var number = 0
                        while !progress.isDone {
                            number += 1
                            let entries = try await command(
                                "press-\(worker)-\(number)",
                                members,
                                worker,
                                &random,
                                points
                            )
                            progress.add(entries)
                        }
                    }
                }
                for round in 0..<kills {
                    let before = progress.answeredCount
                    let isGoingOn = await Wait.until(within: .seconds(60)) {
                        progress.answeredCount >= before + 40
                    }
                    #expect(isGoingOn, "nothing was answered before harm \(round)")
                    try await harm(round)
                }
                progress.end()
                try await group.waitForAll()
            }
            try await checkAll(progress.entries, members, points)
        }

        /// One random command, repeated until it is answered.
        private static func command(
            _ key: String,
            _ members: [Int64],
            _ worker: Int,
            _ random: inout SeededRandom,
            _ points: PointsClients
        ) async throws -> [PointsV1.Entry] {
            let member = members[Int(random.next() % UInt64(members.count))]
            let other = members[Int(random.next() % UInt64(members.count))]
            let amount = Int64(random.next() % 50) + 1
            let kind = random.next() % 3
            let result: Result<[PointsV1.Entry], RPCError> = try await points.insist(
                from: worker
            ) { client throws(RPCError) in
                switch kind {
                case 0: return try await client.earn(earning(amount, member, key: key)).entries
                case 1: return try await client.burn(burning(amount, member, key: key)).entries
                default:
                    var request = PointsV1.TransferRequest()
                    request.memberID = member
                    request.receiverID = other == member ? members[0] : other
                    request.currency = "points"
                    request.amount = amount
                    request.organisation = organisation
                    request.reasonCode = "gift"
                    request.idempotencyKey = key
                    return try await client.transfer(request).entries
                }
            }
            switch result {
            case .success(let entries): return entries
            case .failure(let error):
                #expect(
                    ["points.insufficient_balance", "points.same_member"].contains(error.reason),
                    "\(error)"
                )
                return []
            }
        }

        /// Every acknowledged entry is in its member's statement as it was acknowledged.
        private static func checkAll(
            _ acknowledged: [PointsV1.Entry],
            _ members: [Int64],
            _ points: PointsClients
        ) async throws {
            var entries: [Int64: PointsV1.Entry] = [:]
            for member in members {
                var cursor = ""
                repeat {
                    var request = PointsV1.ListStatementRequest()
                    request.memberID = member
                    request.pageSize = 200
                    request.cursor = cursor
                    let asked = request
                    let page = try await points.insist { client throws(RPCError) in
                        try await client.listStatement(asked)
                    }.get()
                    for entry in page.entries { entries[entry.entryID] = entry }
                    cursor = page.nextCursor
                } while !cursor.isEmpty
            }
            #expect(acknowledged.count > 100)
            let lost = acknowledged.filter { entries[$0.entryID] != $0 }
            #expect(lost.isEmpty, "\(lost.count) acknowledged entries are not there")
        }

        /// What clients were told so far, and whether they shall go on.
        private final class Progress: Sendable {
            private struct State {
                var isDone = false
                var answeredCount = 0
                var entries: [PointsV1.Entry] = []
            }

            private let state = Mutex(State())
            var isDone: Bool { state.withLock(\.isDone) }
            var answeredCount: Int { state.withLock(\.answeredCount) }
            var entries: [PointsV1.Entry] { state.withLock(\.entries) }

            func add(_ entries: [PointsV1.Entry]) {
                state.withLock { state in
                    state.answeredCount += 1
                    state.entries += entries
                }
            }

            func end() { state.withLock { $0.isDone = true } }
        }

        static let organisation = "demo/retail/store-1"

        static func earning(
            _ amount: Int64,
            _ member: Int64,
            key: String
        )
            -> PointsV1.EarnRequest
        {
            var request = PointsV1.EarnRequest()
            request.memberID = member
            request.currency = "points"
            request.amount = amount
            request.organisation = organisation
            request.reasonCode = "promotion"
            request.idempotencyKey = key
            return request
        }

        static func burning(
            _ amount: Int64,
            _ member: Int64,
            key: String
        )
            -> PointsV1.BurnRequest
        {
            var request = PointsV1.BurnRequest()
            request.memberID = member
            request.currency = "points"
            request.amount = amount
            request.organisation = organisation
            request.reasonCode = "redemption"
            request.idempotencyKey = key
            return request
        }

        static func earn(
            _ amount: Int64,
            _ member: Int64,
            key: String,
            _ points: PointsClients
        ) async throws {
            _ = try await points.insist { client throws(RPCError) in
                try await client.earn(earning(amount, member, key: key))
            }.get()
        }

        static func available(_ member: Int64, _ points: PointsClients) async throws -> Int64 {
            var request = PointsV1.GetBalanceRequest()
            request.memberID = member
            let asked = request
            return try await points.insist { client throws(RPCError) in
                try await client.getBalance(asked)
            }.get().balances.first?.available ?? 0
        }

        static func verify(_ installation: Installation) async throws {
            let verified = try await installation.huitou("verify", "points")
            #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
        }
    }
}
