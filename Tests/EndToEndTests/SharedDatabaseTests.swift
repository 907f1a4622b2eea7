import Foundation
import Glibc
import Synchronization
import Testing

extension EndToEndTests {
    /// Two instances of every service on one PostgreSQL database.
    @Suite(.serialized, .onPostgres)
    struct SharedDatabaseTests {
        private static func registration(_ card: Int, key: String) -> String {
            """
            {"identities": [{"kind": "IDENTITY_KIND_CARD", "value": "SHARED\(100 + card)"}],
             "name": "Wang Wei", "organisation": "demo/retail", "channel": "app",
             "idempotencyKey": "\(key)"}
            """
        }

        /// An order of 12.34 yuan.
        private static func order(_ name: String, of member: String, sku: String = "a") -> String {
            let now = Int(Date.now.timeIntervalSince1970) * 1_000_000
            return """
                {"channel": "pos", "orderId": "\(name)", "memberId": "\(member)",
                 "organisation": "demo/retail/store-1", "paidAt": "\(now)",
                 "lines": [{"sku": "\(sku)", "quantity": "1", "paidFen": "1234"}]}
                """
        }

        private static func home(
            of member: String,
            at installation: Installation
        ) async throws -> [String: Any] {
            try await installation.call("gateway/GetHome", #"{"memberId": "\#(member)"}"#)
        }

        private static func skus(_ home: [String: Any]) -> [String] {
            let part = home["recommendations"] as? [String: Any]
            let items = part?["items"] as? [[String: Any]] ?? []
            return items.compactMap { $0["sku"] as? String }
        }

        /// One person who comes to both at once is one member; what one instance books shows in the
        /// home of the other within a second.
        @Test func bothAreOneService() async throws {
            try await Installation.withTwoOnPostgres { first, second, _ in
                let members = try await withThrowingTaskGroup(of: String.self) { group in
                    for (index, installation) in [first, second, first, second].enumerated() {
                        group.addTask {
                            let answer = try await installation.call(
                                "gateway/RegisterMember",
                                Self.registration(1, key: "both-\(index)")
                            )
                            return try #require(answer["memberId"] as? String)
                        }
                    }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                #expect(members.count == 1)
                let member = try #require(members.first)

                for (index, (one, other)) in [(first, second), (second, first)].enumerated() {
                    let sku = "fresh-\(index)"
                    _ = try await one.call(
                        "gateway/CommitOrder",
                        Self.order("fresh-\(index)", of: member, sku: sku)
                    )
                    let isFresh = try await Wait.until(within: .seconds(1)) {
                        Self.skus(try await Self.home(of: member, at: other)).contains(sku)
                    }
                    #expect(isFresh, "the order of one instance does not show at the other")
                }
                let isCaughtUp = try await Wait.until(within: .seconds(10)) {
                    let homes = [
                        try await Self.home(of: member, at: first),
                        try await Self.home(of: member, at: second),
                    ]
                    return homes.allSatisfy { home in
                        Installation.availablePoints(home["points"]) == "24"
                            && (home["tier"] as? [String: Any])?["growth"] as? String == "24"
                    }
                }
                #expect(isCaughtUp)
                for installation in [first, second] {
                    let verified = try await installation.huitou("verify")
                    #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
                }
            }
        }

        /// Orders through both while one of two is killed and sessions are ended at the server.
        ///
        /// Whoever got no answer asks the other instance: nothing is lost or booked twice.
        @Test func ordersSurviveKillsAndCuts() async throws {
            try await Installation.withTwoOnPostgres { first, second, database in
                var members: [String] = []
                for card in 0..<4 {
                    let answer = try await first.call(
                        "gateway/RegisterMember",
                        Self.registration(card, key: "kill-\(card)")
                    )
                    members.append(try #require(answer["memberId"] as? String))
                }
                let orderCount = 60
                let tickets = Tickets()
                let owners = members
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for worker in 0..<4 {
                        group.addTask {
                            while true {
                                let number = tickets.take()
                                if number >= orderCount { return }
                                let order = Self.order("cut-\(number)", of: owners[number % 4])
                                let own = worker % 2 == 0 ? [first, second] : [second, first]
                                try await Self.commit(order, through: own)
                            }
                        }
                    }
                    for round in 0..<6 {
                        let isReached = await Wait.until(within: .seconds(60)) {
                            tickets.takenCount >= 6 + 8 * round
                        }
                        #expect(isReached)
                        if round == 2 {
                            try await first.kill("points")
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
                    try await group.waitForAll()
                }
                try await first.up()
                let isCaughtUp = try await Wait.until(within: .seconds(30)) {
                    for member in owners {
                        for installation in [first, second] {
                            let home = try await Self.home(of: member, at: installation)
                            let tier = home["tier"] as? [String: Any]
                            guard home["missing"] == nil, tier?["growth"] as? String == "180",
                                Installation.availablePoints(home["points"]) == "180"
                            else { return false }
                        }
                    }
                    return true
                }
                #expect(isCaughtUp, "15 orders of 12 points each are not in every home")
                for installation in [first, second] {
                    let verified = try await installation.huitou("verify")
                    #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
                    #expect(verified.output.contains("60 orders"), "\(verified.output)")
                }
            }
        }

        /// Numbers from 0 on, each once.
        private final class Tickets: Sendable {
            private let next = Mutex(0)
            var takenCount: Int { next.withLock { $0 } }
            func take() -> Int {
                next.withLock { next in
                    defer { next += 1 }
                    return next
                }
            }
        }

        /// Repeats an order, at one instance and then at the other, until one answers.
        private static func commit(
            _ order: String,
            through installations: [Installation]
        ) async throws {
            for attempt in 0..<20 {
                let result = try await installations[attempt % 2].huitou(
                    "call",
                    "gateway/CommitOrder",
                    order
                )
                if result.exitCode == 0 { return }
            }
            Issue.record("an order was refused by both instances 10 times")
        }
    }
}
