import IdentityDomain
import Primitives
import StorageCore
import StorageTestKit
import Testing

@testable import IdentityStorage

/// Purchases and invitations in one database, written by two processes at once.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedReferralsTests {
    @Test func theBudgetIsAHardStop() async throws {
        let program = try EngagementKit.program(budget: 3_599)
        try await SharedStores.with { first, second in
            try await ReferralsStoreTests.exhaust(program, first, second)
        }
    }

    /// Both processes are given the same events, and sweep at the same time: each counts once.
    @Test func eventsCountOnceForBoth() async throws {
        let program = try EngagementKit.program()
        let rules = EngagementKit.rules()
        try await SharedStores.with { first, second in
            var members: [MemberID] = []
            for number in 0..<6 { members.append(try await first.enrol(number)) }
            let batches = (0..<12).map { number in
                EngagementKit.batch(
                    from: Int64(number) + 1,
                    EngagementKit.paid(
                        members[number / 2],
                        "\(number)",
                        at: TestStore.start,
                        sku: number % 2 == 0 ? "a" : "b"
                    )
                )
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for store in [first, second] {
                    group.addTask {
                        for batch in batches {
                            try await ReferralsStoreTests.insist {
                                try await store.take(batch, rules: rules, program: program)
                            }
                            try await ReferralsStoreTests.insist {
                                _ = try await store.reviewTags(
                                    rules: EngagementKit.rules(version: 2),
                                    now: TestStore.start,
                                    membersMax: 3
                                )
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            for member in members {
                #expect(try await second.purchases(of: member)?.history.orders.count == 2)
                #expect(try await second.tagNames(of: member) == ["skin"])
            }
            let acme = try #require(OrganisationPath("acme"))
            #expect(try await first.tagCounts(in: acme).map(\.count) == [6])
            #expect(try await first.verify().findings == [])
        }
    }

    /// Members who invite each other at both processes at once: one of the two is taken up.
    @Test func noRingIsClosedFromBothSides() async throws {
        let program = try EngagementKit.program()
        try await SharedStores.with { first, second in
            for pair in 0..<8 {
                let anna = try await first.enrol(pair * 2)
                let bert = try await first.enrol(pair * 2 + 1)
                let codes = [
                    try await ReferralsStoreTests.code(anna, first, program),
                    try await ReferralsStoreTests.code(bert, second, program),
                ]
                let answers = try await withThrowingTaskGroup(of: ClaimAnswer.self) { group in
                    for (store, invitee, code) in [
                        (first, anna, codes[1]), (second, bert, codes[0]),
                    ] {
                        group.addTask {
                            try await ReferralsStoreTests.claim(invitee, code, store, program)
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(answers.filter { $0 == .refused(.ring) }.count == 1, "\(answers)")
            }
        }
    }

    @Test func mergesAreFollowedOnPostgreSQLToo() async throws {
        let program = try EngagementKit.program()
        let rules = EngagementKit.rules()
        try await SharedStores.with { first, second in
            let anna = try await first.enrol(1)
            let twin = try await second.enrol(2)
            try await second.take(
                EngagementKit.batch(
                    from: 1,
                    EngagementKit.paid(anna, "1", at: TestStore.start, sku: "a"),
                    EngagementKit.paid(twin, "2", at: TestStore.start, sku: "b")
                ),
                rules: rules,
                program: program
            )
            let acme = try #require(OrganisationPath("acme"))
            _ = try await first.carryOut(
                TagCommand(
                    memberID: twin,
                    tag: "vip",
                    act: .give(until: nil),
                    organisation: acme,
                    reason: "r",
                    caller: "staff:alice"
                ),
                as: try EngagementKit.key("k1", "vip"),
                rules: rules
            )
            _ = try await first.mergeMembers(twin, into: anna)
            _ = try await second.reviewTags(rules: rules, now: TestStore.start, membersMax: 9)
            let names = try await second.tagNames(of: anna)
            #expect(names == ["skin", "vip"])
            let findings = try await second.verify().findings
            #expect(findings == [])
        }
    }
}
