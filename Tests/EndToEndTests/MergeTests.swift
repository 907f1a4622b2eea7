import Foundation
import StorageCore
import StorageSQLite
import Testing

extension EndToEndTests {
    /// Two members that are one person, through every service.
    @Suite(.serialized)
    struct MergeTests {
        private struct Person: Equatable {
            let points: String?
            let growth: String?
            let tier: String?
            let memberID: String?
        }

        private func register(
            _ installation: Installation,
            _ phone: String
        ) async throws -> String {
            let answer = try await installation.call(
                "gateway/RegisterMember",
                """
                {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "\(phone)"}],
                 "name": "Wang Wei", "organisation": "demo/retail", "channel": "app",
                 "idempotencyKey": "merge-\(phone)"}
                """
            )
            return try #require(answer["memberId"] as? String)
        }

        private func order(
            _ installation: Installation,
            _ id: String,
            of member: String,
            fen: Int
        ) async throws {
            let now = Int(Date.now.timeIntervalSince1970) * 1_000_000
            _ = try await installation.call(
                "gateway/CommitOrder",
                """
                {"channel": "pos", "orderId": "\(id)", "memberId": "\(member)",
                 "organisation": "demo/retail/store-1", "paidAt": "\(now)",
                 "lines": [{"sku": "\(id)", "quantity": "1", "paidFen": "\(fen)"}]}
                """
            )
        }

        /// What a member has, as its home shows it.
        private func person(
            _ installation: Installation,
            _ member: String
        ) async throws -> Person {
            let home = try await installation.call(
                "gateway/GetHome",
                #"{"memberId": "\#(member)"}"#
            )
            let tier = home["tier"] as? [String: Any]
            return Person(
                points: Installation.availablePoints(home["points"]),
                growth: tier?["growth"] as? String,
                tier: (tier?["tier"] as? [String: Any])?["code"] as? String,
                memberID: home["memberId"] as? String
            )
        }

        /// Waits until a member has what it should.
        private func expect(
            _ expected: Person,
            of member: String,
            _ installation: Installation
        ) async throws {
            var last: Person?
            let isReached = try await Wait.until(within: .seconds(30)) {
                last = try await person(installation, member)
                return last == expected
            }
            #expect(isReached, "\(String(describing: last)) is not \(expected)")
        }

        @Test func twoBecomeOneAndTwoAgain() async throws {
            try await Installation.with { installation in
                let one = try await register(installation, "13912340001")
                let two = try await register(installation, "13912340002")
                try await order(installation, "a", of: one, fen: 120_000)
                try await order(installation, "b", of: two, fen: 90_000)
                let first = Person(points: "1200", growth: "1200", tier: "ordinary", memberID: one)
                let second = Person(points: "900", growth: "900", tier: "ordinary", memberID: two)
                try await expect(first, of: one, installation)
                try await expect(second, of: two, installation)

                let merge = """
                    {"survivorId": "\(one)", "absorbedId": "\(two)", "organisation": "demo",
                     "reason": "one person with two phones", "idempotencyKey": "merge"}
                    """
                let merged = try await installation.call("identity/MergeMembers", merge)
                let mergeID = try #require(merged["mergeId"] as? String)
                let both = Person(points: "2100", growth: "2100", tier: "vip", memberID: one)
                try await expect(both, of: one, installation)
                try await expect(both, of: two, installation)
                // A till that still holds the old id goes on.
                try await order(installation, "c", of: two, fen: 5_000)
                let more = Person(points: "2150", growth: "2150", tier: "vip", memberID: one)
                try await expect(more, of: two, installation)
                let again = try await installation.call("identity/MergeMembers", merge)
                #expect(again["replayed"] as? Bool == true)
                try await installation.kill("points")
                try await installation.up()
                try await expect(more, of: one, installation)

                _ = try await installation.call(
                    "identity/UnmergeMembers",
                    """
                    {"mergeId": "\(mergeID)", "organisation": "demo",
                     "reason": "two people after all", "idempotencyKey": "unmerge"}
                    """
                )
                try await expect(first, of: one, installation)
                let after = Person(points: "950", growth: "950", tier: "ordinary", memberID: two)
                try await expect(after, of: two, installation)
                let verified = try await installation.huitou("verify")
                #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
            }
        }

        /// Everybody who keeps a copy of what identity says of members tells where it is wrong.
        @Test func aDamagedDirectoryIsFoundByEveryVerification() async throws {
            try await Installation.with { installation in
                let member = try await register(installation, "13912340001")
                let services = ["points", "tiers", "recommendations"]
                try await order(installation, "a", of: member, fen: 120_000)
                for service in services {
                    try await damageDirectory(of: service, member, installation)
                    let verified = try await installation.huitou("verify", service)
                    #expect(verified.exitCode == 1, "\(service): \(verified.output)")
                    let found = "member \(member) of the directory is not merged"
                    #expect(verified.output.contains(found), "\(service): \(verified.output)")
                }
            }
        }

        /// Writes a merge that never was, once the member has come so far.
        private func damageDirectory(
            of service: String,
            _ member: String,
            _ installation: Installation
        ) async throws {
            let path = installation.home.appending(path: "data/\(service)/\(service).sqlite").path
            let id = SQLValue.integer(try #require(Int64(member)))
            let isDamaged = try await Wait.until(within: .seconds(60)) {
                // Nobody else opens the file of a service that runs.
                try await installation.kill(service)
                let database = try SQLiteDatabase(SQLiteConfiguration(path: path))
                let count = try await database.write { writer in
                    try writer.execute(
                        "UPDATE directory_members SET survivor_id = 4711 WHERE member_id = $1",
                        [id]
                    )
                }
                await database.close()
                try await installation.up()
                return count == 1
            }
            try #require(isDamaged)
        }
    }
}
