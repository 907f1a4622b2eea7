import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

struct TagsStoreTests {
    private let start = TestStore.start

    private func give(
        _ memberID: MemberID,
        until: Timestamp? = nil,
        organisation: String = "acme",
        _ act: TagCommand.Act? = nil
    ) throws -> TagCommand {
        TagCommand(
            memberID: memberID,
            tag: "vip",
            act: act ?? .give(until: until),
            organisation: try #require(OrganisationPath(organisation)),
            reason: "asked for it",
            caller: "staff:alice"
        )
    }

    @Test func ordersGiveTagsOnceAndTakeThemBack() async throws {
        let program = try EngagementKit.program()
        let folder = try TestStore.Folder()
        let rules = EngagementKit.rules()
        let anna = try await TestStore.with(folder: folder) { store in
            let anna = try await store.enrol(1)
            let batch = EngagementKit.batch(
                from: 1,
                EngagementKit.paid(anna, "1", at: start, sku: "a"),
                nil,
                EngagementKit.paid(anna, "2", at: start, sku: "b", fen: 3000)
            )
            for _ in 0..<3 { try await store.take(batch, rules: rules, program: program) }
            #expect(try await store.tagNames(of: anna) == ["skin"])
            let tag = try #require(try await store.tags(of: anna)?.tags.first)
            guard case .rule(version: 1, let evidence) = tag.source else {
                Issue.record("\(tag)")
                return anna
            }
            #expect(evidence.map(\.value) == [2])
            #expect(try await store.purchases(of: anna)?.history.orders.count == 2)
            #expect(try await store.verify().findings == [])
            return anna
        }
        // The same events after a new start, and then one that takes an order back.
        try await TestStore.with(folder: folder) { store in
            let batch = EngagementKit.batch(
                from: 3,
                EngagementKit.paid(anna, "2", at: start, sku: "b", fen: 3000),
                EngagementKit.takenBack(anna, "1"),
                EngagementKit.takenBack(anna, "none")
            )
            for _ in 0..<2 { try await store.take(batch, rules: rules, program: program) }
            #expect(try await store.tagNames(of: anna) == [])
            let purchases = try #require(try await store.purchases(of: anna))
            #expect(purchases.history.orders.count == 1)
            let median = try #require(purchases.medians["skin/sensitive"])
            #expect(abs(median / 3000 - 1) < 0.1)
            let versions = try await store.publishedEvents().filter { $0.memberID == anna }
                .map(\.memberVersion)
            #expect(versions == [1, 2, 3])
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func timeTakesTagsAndASweepIsTakenUp() async throws {
        let clock = MovedClock()
        let program = try EngagementKit.program()
        let rules = EngagementKit.rules()
        try await TestStore.with(now: { clock.now }) { store in
            var members: [MemberID] = []
            for number in 0..<5 {
                let member = try await store.enrol(number)
                members.append(member)
                try await store.take(
                    EngagementKit.batch(
                        from: Int64(number) * 2 + 1,
                        EngagementKit.paid(member, "a\(number)", at: start, sku: "a"),
                        EngagementKit.paid(member, "b\(number)", at: start, sku: "b")
                    ),
                    rules: rules,
                    program: program
                )
            }
            func sweep() async throws -> Int {
                try await store.reviewTags(rules: rules, now: clock.now, membersMax: 2)
            }
            #expect(try await sweep() == 0)
            clock.move(days: 29)
            #expect(try await sweep() == 0)
            #expect(try await store.tagNames(of: members[4]) == ["skin"])
            clock.move(days: 1)
            #expect(try await sweep() == 2)
            #expect(try await sweep() == 2)
            #expect(try await sweep() == 1)
            #expect(try await sweep() == 0)
            for member in members { #expect(try await store.tagNames(of: member) == []) }
        }
    }

    @Test func otherRulesJudgeEverybodyAnew() async throws {
        let program = try EngagementKit.program()
        try await TestStore.with { store in
            let anna = try await store.enrol(1)
            try await store.take(
                EngagementKit.batch(from: 1, EngagementKit.paid(anna, "1", at: start)),
                rules: EngagementKit.rules(),
                program: program
            )
            #expect(try await store.tagNames(of: anna) == [])
            let changed = EngagementKit.rules(atLeast: 1, version: 2)
            #expect(try await store.reviewTags(rules: changed, now: start, membersMax: 9) == 1)
            #expect(try await store.tagNames(of: anna) == ["skin"])
            #expect(try await store.reviewTags(rules: changed, now: start, membersMax: 9) == 0)
        }
    }

    @Test func tagsAreGivenByHandOnce() async throws {
        let clock = MovedClock()
        let rules = EngagementKit.rules()
        try await TestStore.with(now: { clock.now }) { store in
            let anna = try await store.enrol(1)
            let until = start.advanced(byMicroseconds: 86_400_000_000)
            let request = try EngagementKit.key("k1", "vip")
            let command = try give(anna, until: until)
            let first = try await store.carryOut(command, as: request, rules: rules)
            guard case .decided(.given(let tag)) = first else {
                Issue.record("\(first)")
                return
            }
            #expect(tag.source == .person(caller: "staff:alice", reason: "asked for it"))
            #expect(
                try await store.carryOut(command, as: request, rules: rules)
                    == .replayed(.given(tag))
            )
            #expect(
                try await store.carryOut(
                    command,
                    as: try EngagementKit.key("k1", "other"),
                    rules: rules
                ) == .keyReused("f0")
            )
            #expect(try await store.tagNames(of: anna) == ["vip"])
            // A refusal is not remembered, and writes nothing.
            #expect(
                try await store.carryOut(
                    try give(anna, organisation: "acme/south"),
                    as: try EngagementKit.key("k2", "vip"),
                    rules: rules
                ) == .decided(.memberUnknown)
            )
            let acme = try #require(OrganisationPath("acme"))
            let north = try #require(OrganisationPath("acme/nor"))
            #expect(try await store.tagCounts(in: acme).map(\.count) == [1])
            #expect(try await store.tagCounts(in: north).isEmpty)
            clock.move(days: 1)
            #expect(try await store.reviewTags(rules: rules, now: clock.now, membersMax: 9) == 1)
            #expect(try await store.tagNames(of: anna) == [])
            #expect(
                try await store.carryOut(
                    try give(anna, .take),
                    as: try EngagementKit.key("k3", "vip"),
                    rules: rules
                ) == .decided(.taken(had: false))
            )
        }
    }

    @Test func nothingIsChosenForWhoTurnedItOff() async throws {
        let program = try EngagementKit.program()
        let rules = EngagementKit.rules(atLeast: 1)
        try await TestStore.with { store in
            let anna = try await store.enrol(1)
            try await store.take(
                EngagementKit.batch(from: 1, EngagementKit.paid(anna, "1", at: start)),
                rules: rules,
                program: program
            )
            for (isOn, tags) in [(false, []), (true, ["skin"])] {
                _ = try await store.change { transaction in
                    var member = try #require(try transaction.member(anna))
                    member.facts.isPersonalised = isOn
                    try transaction.save(member)
                    return true
                }
                #expect(try await store.reviewTags(rules: rules, now: start, membersMax: 9) == 1)
                #expect(try await store.tagNames(of: anna) == tags)
            }
        }
    }

    @Test func purchasesAndTagsFollowMergesAndErasure() async throws {
        let program = try EngagementKit.program()
        let rules = EngagementKit.rules()
        try await TestStore.with { store in
            let anna = try await store.enrol(1)
            let twin = try await store.enrol(2)
            try await store.take(
                EngagementKit.batch(
                    from: 1,
                    EngagementKit.paid(anna, "1", at: start, sku: "a"),
                    EngagementKit.paid(twin, "2", at: start, sku: "b")
                ),
                rules: rules,
                program: program
            )
            _ = try await store.carryOut(
                try give(twin),
                as: try EngagementKit.key("k1", "vip"),
                rules: rules
            )
            let mergeID = try await store.mergeMembers(twin, into: anna)
            #expect(try await store.reviewTags(rules: rules, now: start, membersMax: 9) == 2)
            #expect(try await store.tagNames(of: anna) == ["skin", "vip"])
            // Whoever still says the old name means the survivor.
            try await store.take(
                EngagementKit.batch(from: 3, EngagementKit.paid(twin, "3", at: start, sku: "c")),
                rules: rules,
                program: program
            )
            #expect(try await store.purchases(of: anna)?.history.orders.count == 3)
            try await store.undoMerge(mergeID)
            _ = try await store.reviewTags(rules: rules, now: start, membersMax: 9)
            #expect(try await store.purchases(of: anna)?.history.orders.count == 2)
            #expect(try await store.purchases(of: twin)?.history.orders.count == 1)
            #expect(try await store.tagNames(of: anna) == ["skin"])
            #expect(try await store.change { transaction in try transaction.erase(anna) })
            let rest = try await store.read { reader in
                try ["member_purchases", "member_tags"].map { table in
                    try reader.integer(
                        "SELECT count(*) FROM \(table) WHERE member_id = $1",
                        [.integer(anna.rawValue)]
                    )
                }
            }
            #expect(rest == [0, 0])
        }
    }

    @Test func ordersOfStrangersAreNobodys() async throws {
        let program = try EngagementKit.program()
        try await TestStore.with { store in
            let stranger = try #require(MemberID(rawValue: 99))
            try await store.take(
                EngagementKit.batch(
                    from: 1,
                    EngagementKit.paid(stranger, "1", at: start),
                    EngagementKit.takenBack(stranger, "1")
                ),
                rules: EngagementKit.rules(),
                program: program
            )
            #expect(try await store.purchases(of: stranger) == nil)
            #expect(try await store.tags(of: stranger) == nil)
        }
    }
}
