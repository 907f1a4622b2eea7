import Foundation
import Testing

extension EndToEndTests {
    /// Who sees whom, over real processes: staff of two regions, and a partner.
    @Suite(.serialized)
    struct ScopeTests {
        private static func register(
            _ installation: Installation,
            _ phone: String,
            at unit: String
        ) async throws -> String {
            let answer = try await installation.call(
                "identity/RegisterMember",
                """
                {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "\(phone)"}],
                 "name": "王小明", "organisation": "\(unit)", "channel": "pos",
                 "idempotencyKey": "\(phone)"}
                """
            )
            return try #require(answer["memberId"] as? String)
        }

        private static func token(
            _ installation: Installation,
            _ arguments: (kind: String, id: String, unit: String, role: String)
        ) async throws -> String {
            let result = try await installation.huitou(
                "token",
                "--kind",
                arguments.kind,
                "--id",
                arguments.id,
                "--organisation",
                arguments.unit,
                "--role",
                arguments.role
            )
            try #require(result.exitCode == 0, "\(result.errors)")
            return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        /// Every method that names a member and that the manager of a region may call.
        private static func questions(_ member: String) -> [(method: String, request: String)] {
            let request = #"{"memberId": "\#(member)"}"#
            return [
                ("identity/GetMember", request), ("points/GetBalance", request),
                ("points/ListStatement", request), ("tiers/GetStanding", request),
                ("tiers/ListGrowth", request), ("recommendations/Recommend", request),
                ("gateway/GetHome", request), ("identity/ListPartnerLinks", request),
            ]
        }

        @Test func regionSeesItsOwnMembersAndNobodyElses() async throws {
            try await Installation.with { installation in
                let own = try await Self.register(installation, "13800000001", at: "demo/north/s1")
                let other = try await Self.register(
                    installation,
                    "13800000002",
                    at: "demo/south/s2"
                )
                let token = try await Self.token(
                    installation,
                    ("staff", "anna", "demo/north", "region_manager")
                )
                func ask(_ method: String, _ request: String) async throws -> Subprocess {
                    // The token speaks over a connection of the gateway's, as when it passes it on.
                    try await installation.huitou(
                        "call",
                        "--certificate",
                        "gateway",
                        "--token",
                        token,
                        method,
                        request
                    )
                }
                let unknown = "4711"
                for index in Self.questions(own).indices {
                    let inside = Self.questions(own)[index]
                    if inside.method != "identity/ListPartnerLinks" {
                        let answer = try await ask(inside.method, inside.request)
                        let isAnswered =
                            answer.exitCode == 0 || answer.errors.contains("_unknown")
                        #expect(isAnswered, "\(inside.method): \(answer.errors)")
                        #expect(!answer.errors.contains("rpc."), "\(answer.errors)")
                    }
                    let foreign = Self.questions(other)[index]
                    let nobody = Self.questions(unknown)[index]
                    let refused = try await ask(foreign.method, foreign.request)
                    let none = try await ask(nobody.method, nobody.request)
                    #expect(refused.exitCode == 1, "\(foreign.method)")
                    let reason =
                        inside.method == "identity/ListPartnerLinks"
                        ? "rpc.role_denied" : "rpc.scope_denied"
                    #expect(refused.errors.contains(reason), "\(refused.errors)")
                    #expect(refused.errors == none.errors, "\(foreign.method)")
                }
                for (phone, isFound) in [("13800000001", true), ("13800000002", false)] {
                    let answer = try await ask(
                        "identity/ResolveMember",
                        #"{"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "\#(phone)"}]}"#
                    )
                    #expect((answer.exitCode == 0) == isFound, "\(answer.errors)")
                    #expect(isFound || answer.errors.contains("identity.member_unknown"))
                }
            }
        }

        /// Calls as the partner, by its certificate.
        private static func asPartner(
            _ installation: Installation,
            _ method: String,
            _ request: String
        ) async throws -> Subprocess {
            try await installation.huitou(
                "call",
                "--certificate",
                "partner-blossom",
                method,
                request
            )
        }

        private static func earn(
            _ installation: Installation,
            _ member: String,
            _ key: String
        ) async throws -> Subprocess {
            try await asPartner(
                installation,
                "points/Earn",
                """
                {"memberId": "\(member)", "organisation": "demo/blossom",
                 "reasonCode": "promotion", "idempotencyKey": "\(key)",
                 "currency": "points", "amount": "10"}
                """
            )
        }

        private static func makePartner(_ installation: Installation) async throws {
            for (unit, kind) in [("demo", "HEADQUARTERS"), ("demo/blossom", "BRAND")] {
                _ = try await installation.call(
                    "identity/PutUnit",
                    """
                    {"organisation": "\(unit)", "kind": "UNIT_KIND_\(kind)", "name": "A unit",
                     "idempotencyKey": "\(unit)"}
                    """
                )
            }
            _ = try await installation.call(
                "identity/PutPartner",
                """
                {"partnerId": "blossom", "organisation": "demo/blossom", "name": "Blossom",
                 "scopes": ["earn", "resolve"], "active": true, "idempotencyKey": "p"}
                """
            )
            _ = try await installation.call(
                "identity/PutPolicy",
                """
                {"purpose": "partner:blossom", "version": "v1", "language": "zh-CN",
                 "text": "与合作品牌共享", "idempotencyKey": "text"}
                """
            )
        }

        @Test func partnerActsForItsLinkedMembersWithinItsScopes() async throws {
            try await Installation.with { installation in
                let certificates = try await installation.huitou("certs", "--partner", "blossom")
                try #require(certificates.exitCode == 0, "\(certificates.errors)")
                let linked = try await Self.register(installation, "13800000001", at: "demo/s1")
                let other = try await Self.register(installation, "13800000002", at: "demo/s1")
                let stranger = try await Self.earn(installation, linked, "k0")
                #expect(stranger.errors.contains("rpc.partner_unknown"), "\(stranger.errors)")
                try await Self.makePartner(installation)
                _ = try await installation.call(
                    "identity/LinkMember",
                    """
                    {"memberId": "\(linked)", "partnerId": "blossom", "consentVersion": "v1",
                     "idempotencyKey": "l"}
                    """
                )
                // What points was told before holds for ten seconds.
                let isKnown = try await Wait.until(within: .seconds(30)) {
                    try await Self.earn(installation, linked, "k1").exitCode == 0
                }
                #expect(isKnown)
                let foreign = try await Self.earn(installation, other, "k2")
                #expect(foreign.errors.contains("rpc.scope_denied"), "\(foreign.errors)")
                let unknown = try await Self.earn(installation, "4711", "k2")
                #expect(foreign.errors == unknown.errors)
                for (phone, isFound) in [("13800000001", true), ("13800000002", false)] {
                    let answer = try await Self.asPartner(
                        installation,
                        "identity/ResolveMember",
                        #"{"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "\#(phone)"}]}"#
                    )
                    #expect((answer.exitCode == 0) == isFound, "\(answer.errors)")
                    #expect(isFound || answer.errors.contains("identity.member_unknown"))
                }
                for method in ["points/GetBalance", "identity/GetMember"] {
                    let answer = try await Self.asPartner(
                        installation,
                        method,
                        #"{"memberId": "\#(linked)"}"#
                    )
                    let isRefused = answer.errors.contains("rpc.partner_scope_denied")
                    #expect(isRefused, "\(method): \(answer.errors)")
                }
                _ = try await installation.call(
                    "identity/UnlinkMember",
                    """
                    {"memberId": "\(linked)", "partnerId": "blossom", "idempotencyKey": "u"}
                    """
                )
                let ended = try await Self.earn(installation, linked, "k3")
                #expect(ended.errors == foreign.errors, "\(ended.errors)")
            }
        }

        private static func bind(
            _ installation: Installation,
            to pins: [String],
            key: String
        ) async throws {
            let list = pins.map { "\"\($0)\"" }.joined(separator: ", ")
            _ = try await installation.call(
                "identity/PutPartner",
                """
                {"partnerId": "blossom", "organisation": "demo/blossom", "name": "Blossom",
                 "scopes": ["earn", "resolve"], "active": true, "idempotencyKey": "\(key)",
                 "certificatePins": [\(list)]}
                """
            )
        }

        @Test func partnerComesWithACertificateThatItIsBoundTo() async throws {
            try await Installation.with { installation in
                let certificates = try await installation.huitou("certs", "--partner", "blossom")
                try #require(certificates.exitCode == 0, "\(certificates.errors)")
                try await Self.makePartner(installation)
                let file = installation.home.appending(path: "tls/partner-blossom.pem").path
                let printed = try await installation.run(
                    "/usr/bin/openssl",
                    ["x509", "-in", file, "-noout", "-fingerprint", "-sha256"]
                )
                let own = try #require(printed.output.split(separator: "=").last)
                    .trimmingCharacters(in: .whitespacesAndNewlines)
                let next = String(repeating: "0a", count: 32)
                let resolve = #"{"identities": [{"kind": "IDENTITY_KIND_CARD", "value": "CARD1"}]}"#
                for (key, pins, reason) in [
                    ("two", [next, own], "identity.member_unknown"),
                    ("next", [next], "rpc.certificate_not_pinned"),
                    ("none", [], "identity.member_unknown"),
                ] {
                    try await Self.bind(installation, to: pins, key: key)
                    let answer = try await Self.asPartner(
                        installation,
                        "identity/ResolveMember",
                        resolve
                    )
                    #expect(answer.errors.contains(reason), "\(key): \(answer.errors)")
                }
                // What the other services were told before holds for ten seconds.
                try await Self.bind(installation, to: [next], key: "again")
                let isRefused = try await Wait.until(within: .seconds(30)) {
                    try await Self.earn(installation, "4711", "k").errors
                        .contains("rpc.certificate_not_pinned")
                }
                #expect(isRefused)
            }
        }
    }
}
