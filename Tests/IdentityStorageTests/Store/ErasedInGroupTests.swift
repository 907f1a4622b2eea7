import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// A request about an erased member takes none of those beside it along.
@Suite struct ErasedInGroupTests {
    @Test func refusalRollsNoGroupBack() async throws {
        try await TestStore.with { store in
            let gone = try await store.person(1)
            let outcome = try await store.erase(
                ErasureCommand(
                    memberID: gone,
                    caller: "operator:alice",
                    reason: try #require(ReasonText("asked for it"))
                ),
                reach: .everybody,
                approvalID: nil,
                request: try ConsentsTests.request("e", [.init("member_id", gone.rawValue)])
            )
            #expect(outcome == .erased(TestStore.start))
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        await #expect(throws: MemberStoreError.erased) {
                            try await store.record(
                                try ConsentsTests.statement(false),
                                of: gone,
                                reach: .everybody,
                                request: try ConsentsTests.request("w\(number)")
                            )
                        }
                    }
                    group.addTask {
                        await #expect(throws: Never.self) { try await store.person(100 + number) }
                    }
                }
            }
            #expect(store.figures.failedGroupCount == 0)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func whatWasWrittenBeforeARefusalIsUndone() async throws {
        try await TestStore.with { store in
            let member = try await store.person(1)
            await #expect(throws: MemberStoreError.erased) {
                try await store.change { transaction in
                    try transaction.writer.execute(
                        "INSERT INTO quiet_hours (member_id, from_minute, until_minute) "
                            + "VALUES ($1, 0, 1)",
                        [.integer(member.rawValue)]
                    )
                    throw MemberStoreError.erased
                }
            }
            let consents = try await store.consents(of: member, reach: .everybody)
            #expect(consents?.quietHours == nil)
        }
    }
}
