import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Who is suspended, as it is asked for each call of staff.
@Suite struct SuspensionTests {
    @Test func suspensionIsSeenAtOnceAndUnknownAccountsAreNot() async throws {
        try await TestStore.with { store in
            try await store.makeUnits()
            _ = try await store.put(try House.staff("anna"))
            #expect(try await !store.isSuspended("anna"))
            #expect(try await !store.isSuspended("stranger"))
            for isSuspended in [true, false] {
                let outcome = try await store.change(
                    try House.change(
                        "anna",
                        .suspension(isSuspended),
                        key: "suspend-\(isSuspended)"
                    )
                )
                guard case .answered = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
                #expect(try await store.isSuspended("anna") == isSuspended)
            }
        }
    }
}
