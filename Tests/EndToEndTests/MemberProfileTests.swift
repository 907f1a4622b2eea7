import Foundation
import Testing

extension EndToEndTests {
    /// A profile through real processes: who changes it, who sees what of it.
    @Suite(.serialized)
    struct MemberProfileTests {
        @Test func everybodySeesAndChangesWhatIsTheirs() async throws {
            let program = Installation.root.appending(path: "compose/identity.yaml").path
            let environment = ["HUITOU_IDENTITY_PROGRAM": program]
            try await Installation.with(environment: environment) { installation in
                let answer = try await installation.call(
                    "identity/RegisterMember",
                    """
                    {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "13800001234"}],
                     "name": "王小明", "organisation": "acme/north/s1", "channel": "pos",
                     "idempotencyKey": "r1"}
                    """
                )
                let member = try #require(answer["memberId"] as? String)
                try await Self.memberEdits(installation, member)
                try await Self.staffReads(installation, member)
                try await Self.staffFreezes(installation, member)
                let reads = try await installation.call(
                    "gateway/ListMemberReads",
                    #"{"memberId": "\#(member)"}"#
                )
                #expect("\(reads)".contains("identities"), "\(reads)")
                for line in try installation.log(of: "identity") {
                    for secret in ["13800001234", "王小明", "教师", "complaint"] {
                        #expect(!line.values.contains { $0.contains(secret) }, "\(line)")
                    }
                }
                let verified = try await installation.call("identity/VerifyIdentity", "{}")
                #expect(verified["findings"] == nil, "\(verified)")
            }
        }

        private static func memberEdits(
            _ installation: Installation,
            _ member: String
        ) async throws {
            let token = try await token(installation, "--kind", "member", "--id", member)
            let edit = """
                {"memberId": "\(member)", "idempotencyKey": "p1",
                 "birthday": {"year": 1990, "month": 5, "day": 17},
                 "children": {"children": [{"born": "2020-01-31"}]},
                 "attributes": [{"name": "occupation", "value": "教师"},
                                {"name": "has_pet", "value": "true"}]}
                """
            let changed = try await call(installation, token, "SetProfile", edit)
            #expect(changed.object["changed"] as? Bool == true, "\(changed.errors)")
            let again = try await call(installation, token, "SetProfile", edit)
            #expect(again.object["replayed"] as? Bool == true, "\(again.errors)")
            let undeclared = try await call(
                installation,
                token,
                "SetProfile",
                """
                {"memberId": "\(member)", "idempotencyKey": "p2",
                 "attributes": [{"name": "colour", "value": "red"}]}
                """
            )
            #expect(undeclared.errors.contains("attributes[0].name"), "\(undeclared.errors)")
            let other = try await call(
                installation,
                token,
                "GetProfile",
                #"{"memberId": "4711"}"#
            )
            #expect(other.errors.contains("rpc.scope_denied"), "\(other.errors)")
        }

        private static func staffReads(
            _ installation: Installation,
            _ member: String
        ) async throws {
            let agent = try await staff(installation, "service_agent", "acme")
            let masked = try await call(
                installation,
                agent,
                "GetProfile",
                #"{"memberId": "\#(member)"}"#
            )
            let seen = masked.object["profile"] as? [String: Any]
            #expect(seen?["name"] as? String == "王*")
            #expect(seen?["isMasked"] as? Bool == true)
            let full = try await call(
                installation,
                agent,
                "GetProfile",
                #"{"memberId": "\#(member)"}"#,
                purpose: "complaint 17"
            )
            #expect((full.object["profile"] as? [String: Any])?["name"] as? String == "王小明")
            let south = try await staff(installation, "region_manager", "acme/south")
            let unknown = try await call(
                installation,
                south,
                "GetProfile",
                #"{"memberId": "\#(member)"}"#
            )
            #expect(unknown.errors.contains("rpc.scope_denied"), "\(unknown.errors)")
            for (unit, reason) in [("acme/south", nil), ("acme/north", "rpc.scope_denied")] {
                let list = try await call(
                    installation,
                    south,
                    "ListMembers",
                    #"{"organisation": "\#(unit)"}"#
                )
                #expect(list.object["members"] == nil)
                if let reason { #expect(list.errors.contains(reason), "\(list.errors)") }
            }
            let north = try await staff(installation, "region_manager", "acme/north")
            let list = try await call(
                installation,
                north,
                "ListMembers",
                """
                {"organisation": "acme/north", "birthdayMonth": 5,
                 "attribute": {"name": "has_pet", "value": "true"}}
                """
            )
            let members = list.object["members"] as? [[String: Any]]
            #expect(members?.map { $0["maskedPhone"] as? String } == ["138****1234"])
            let cashier = try await staff(installation, "cashier", "acme")
            let denied = try await call(
                installation,
                cashier,
                "ListMembers",
                #"{"organisation": "acme"}"#
            )
            #expect(denied.errors.contains("rpc.role_denied"), "\(denied.errors)")
        }

        private static func staffFreezes(
            _ installation: Installation,
            _ member: String
        ) async throws {
            let manager = try await staff(installation, "store_manager", "acme/north/s1")
            let frozen = try await call(
                installation,
                manager,
                "SetState",
                """
                {"memberId": "\(member)", "state": "MEMBER_STATE_FROZEN", "mayEarn": true,
                 "reason": "looked into", "idempotencyKey": "s1"}
                """
            )
            #expect(frozen.object["changed"] as? Bool == true, "\(frozen.errors)")
            let read = try await installation.call(
                "identity/GetMember",
                #"{"memberId": "\#(member)"}"#
            )
            let seen = read["member"] as? [String: Any]
            #expect(seen?["state"] as? String == "MEMBER_STATE_FROZEN")
            #expect(seen?["mayEarn"] as? Bool == true && seen?["mayBurn"] == nil)
        }

        private static func staff(
            _ installation: Installation,
            _ role: String,
            _ unit: String
        ) async throws -> String {
            try await token(
                installation,
                "--kind",
                "staff",
                "--id",
                "g7",
                "--organisation",
                unit,
                "--role",
                role
            )
        }

        private static func token(
            _ installation: Installation,
            _ arguments: String...
        ) async throws -> String {
            let result = try await installation.run(
                Installation.root.appending(path: "compose/huitou").path,
                ["token"] + arguments
            )
            try #require(result.exitCode == 0, "\(result.errors)")
            return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        private static func call(
            _ installation: Installation,
            _ token: String,
            _ method: String,
            _ request: String,
            purpose: String = ""
        ) async throws -> (object: [String: Any], errors: String) {
            let result = try await installation.run(
                Installation.root.appending(path: "compose/huitou").path,
                ["call", "--certificate", "gateway", "--token", token]
                    + (purpose.isEmpty ? [] : ["--purpose", purpose])
                    + ["identity/\(method)", request]
            )
            guard result.exitCode == 0 else { return ([:], result.errors) }
            return (try Installation.object(result.output), "")
        }
    }
}
