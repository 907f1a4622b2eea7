import IdentityDomain
import Primitives
import StorageTestKit
import Testing

@testable import IdentityStorage

/// What two merged members have together, at two processes.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedMergedMembersTests {
    @Test func sessionsLinksAndMergesOfBothAreTheSurvivors() async throws {
        try await SharedStores.with { first, second in
            try await first.makeUnits()
            try await first.makePartner()
            try await first.add(try .sample(key: "k1"))
            try await second.add(try .sample(phone: "13800005678", card: "BEN1", key: "k2"))
            let anna = try await first.signedIn(device: "anna-1")
            let ben = try await second.signedIn(phone: "13800005678", device: "ben-1")
            let linked = try await second.change(try House.link(ben.memberID, "v1", key: "l"))
            guard case .answered = linked else {
                Issue.record("\(linked)")
                return
            }
            let outcome = try await first.join(ben.memberID, into: anna.memberID, key: "m")
            let mergeID = try #require(try outcome.decided())
            for (unit, ids) in [("acme", [mergeID]), ("umbra", [])] {
                let merges = try await second.merges(
                    of: anna.memberID,
                    in: try House.path(unit),
                    before: nil,
                    countMax: 10
                )
                #expect(merges.map(\.merge.mergeID) == ids)
            }
            let devices = try await second.devices(of: anna.memberID, rules: SessionRules())
            #expect(Set(devices.map(\.deviceID)) == ["anna-1", "ben-1"])
            #expect(try await second.revoke(nil, of: anna.memberID) == 2)
            // A phone of the other signs in as the survivor, and ends its device's old session.
            let phone = try IdentityValue(.phone, normalising: "13800009999")
            _ = try await first.carryOut(
                try ProfileSamples.change(
                    anna.memberID,
                    .addIdentity(phone, verifiedBy: .oneTimeCode, code: nil),
                    key: "k3"
                ),
                rules: ProfileSamples.rules
            )
            let again = try await first.signedIn(phone: "13800009999", device: "ben-2")
            #expect(again.memberID == anna.memberID)
            let withdrawn = try await second.record(
                try ConsentsTests.statement(false, purpose: "partner:blossom"),
                of: anna.memberID,
                reach: .everybody,
                request: try ConsentsTests.request("w")
            )
            #expect(withdrawn == .recorded(TestStore.start))
            #expect(try await first.place(of: anna.memberID)?.partners == [])
            _ = try await second.part(mergeID, key: "u").decided()
            #expect(try await first.refreshed(again.refreshToken).word == "over revoked")
            #expect(try await first.place(of: ben.memberID)?.partners == [])
            #expect(try await first.isSuspended("nobody") == false)
            #expect(try await first.verify().findings == [])
        }
    }
}
