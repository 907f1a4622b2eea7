import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// Children that grow.
@Suite struct ChildStageSweepTests {
    typealias Samples = ProfileSamples

    private func sweep(
        _ store: SQLMemberStore,
        _ clock: Samples.Clock,
        rules: ProfileRules = Samples.rules,
        membersMax: Int = 2
    ) async throws -> (movedCount: Int, failedCount: Int) {
        var position: StageSweep.Position?
        var movedCount = 0
        var failedCount = 0
        repeat {
            let step = try await store.moveChildrenOn(
                rules: rules,
                today: rules.day(of: clock.now),
                membersMax: membersMax,
                after: position
            )
            movedCount += step.movedCount
            failedCount += step.failedCount
            position = step.next
        } while position != nil
        return (movedCount, failedCount)
    }

    private func addParents(
        _ store: SQLMemberStore,
        born: [String]
    ) async throws -> [MemberID] {
        var members: [MemberID] = []
        for (number, day) in born.enumerated() {
            let member = try await store.newMember(number)
            let edit = try Samples.edit { $0.children = [day] }
            try await store.expectChange(member, .editProfile(edit), key: "c\(number)")
            members.append(member)
        }
        return members
    }

    private func stages(_ store: SQLMemberStore, _ member: MemberID) async throws -> [String] {
        try await store.wholeProfile(member).member.facts.childStages
    }

    @Test func stagesMoveOnAndASweepIsTakenUpAfterAStop() async throws {
        let folder = try TestStore.Folder()
        let clock = Samples.Clock()
        try clock.set("2025-10-09")
        let members = try await TestStore.with(folder: folder, now: { clock.now }) { store in
            let members = try await addParents(
                store,
                born: ["2024-11-20", "2024-11-05", "2024-12-31", "2025-11-11", "2003-01-01"]
            )
            #expect(try await stages(store, members[0]) == ["infant"])
            #expect(try await stages(store, members[3]) == ["expected"])
            #expect(try await sweep(store, clock) == (0, 0))
            try clock.set("2025-11-01")
            // A process that stops in the middle: one step of two members.
            _ = try await store.moveChildrenOn(
                rules: Samples.rules,
                today: Samples.rules.day(of: clock.now),
                membersMax: 2,
                after: nil
            )
            return members
        }
        try await TestStore.with(folder: folder, now: { clock.now }) { store in
            #expect(try await sweep(store, clock) == (1, 0))
            #expect(try await stages(store, members[0]) == ["toddler"])
            #expect(try await stages(store, members[1]) == ["toddler"])
            #expect(try await stages(store, members[2]) == ["infant"])
            #expect(try await stages(store, members[3]) == ["infant"])
            #expect(try await sweep(store, clock) == (0, 0))
            // Set back, the clock moves nobody back.
            try clock.set("2025-10-01")
            #expect(try await sweep(store, clock) == (0, 0))
            #expect(try await stages(store, members[0]) == ["toddler"])
            #expect(try await store.verify().findings == [])
            let events = try await store.publishedEvents()
            #expect(events.count == 5 + 5 + 3)
        }
    }

    @Test func anotherTableIsAdoptedOnce() async throws {
        let clock = Samples.Clock()
        try clock.set("2025-10-09")
        try await TestStore.with(now: { clock.now }) { store in
            let members = try await addParents(store, born: ["2024-11-20", "2000-01-01"])
            _ = try await store.adopt(Samples.program.childStages)
            _ = try await sweep(store, clock)
            #expect(try await !store.adopt(Samples.program.childStages))
            let stages = ChildStages([
                ChildStage(name: "young", fromMonths: 0, untilMonths: 240),
                ChildStage(name: "grown", fromMonths: 240, untilMonths: 360),
            ])
            let rules = ProfileRules(
                program: IdentityProgram(attributes: [], preferences: [], childStages: stages),
                zone: .utc
            )
            #expect(try await store.adopt(stages))
            #expect(try await sweep(store, clock, rules: rules) == (2, 0))
            #expect(try await self.stages(store, members[0]) == ["young"])
            #expect(try await self.stages(store, members[1]) == ["grown"])
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func whoCannotBeReadHoldsNobodyUp() async throws {
        let clock = Samples.Clock()
        try clock.set("2025-10-09")
        try await TestStore.with(now: { clock.now }, reportFailure: { _ in }) { store in
            let members = try await addParents(
                store,
                born: ["2024-11-20", "2024-11-21", "2024-11-22"]
            )
            _ = try await store.database.write { writer in
                try writer.execute(
                    "UPDATE members SET sealed_record = zeroblob(40) WHERE member_id = $1",
                    [.integer(members[1].rawValue)]
                )
            }
            try clock.set("2025-11-01")
            #expect(try await sweep(store, clock) == (2, 1))
            #expect(try await stages(store, members[2]) == ["toddler"])
        }
    }
}
