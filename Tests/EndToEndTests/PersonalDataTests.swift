import Foundation
import TestKit
import Testing

extension EndToEndTests {
    /// Nothing personal lies in any file, log, metric or event; and what is erased stays erased.
    @Suite(.serialized)
    struct PersonalDataTests {
        private static let values = [
            "+8613971828473", "+8615066192837", "+447911947263", "KARTE77QX31", "ZPCARD99817",
            "欧阳慕容晓晓", "Thistlewood-Quennell", "司马相如测试",
        ]

        @Test func finderFindsEveryForm() {
            let value = "+8613971828473"
            let finder = PersonalBytes([value])
            for spelling in PersonalBytes.spellings(of: value) {
                for (form, bytes) in PersonalBytes.forms(of: spelling) {
                    #expect(!finder.found(in: Data("ab".utf8) + bytes).isEmpty, "\(form)")
                }
                for before in 0..<3 {
                    let text = String(repeating: "x", count: before) + spelling + "yz"
                    let encoded = Data(Data(text.utf8).base64EncodedString().utf8)
                    #expect(!finder.found(in: encoded).isEmpty, "\(before) before \(spelling)")
                }
            }
            #expect(finder.found(in: Data("+8613971828474 and more".utf8)).isEmpty)
            #expect(PersonalBytes.isFound(digits: "123456", in: Data("7123456 a123456b".utf8)))
            #expect(!PersonalBytes.isFound(digits: "123456", in: Data("7123456 1234567".utf8)))
        }

        @Test func noFileLogMetricOrEventHoldsAnythingPersonal() async throws {
            try await Self.withProgram { installation in
                let members = try await Self.register(installation)
                let member = members[0]
                let life = PersonalLife(installation: installation)
                let secrets = try await life.live(
                    member,
                    phone: Self.values[0],
                    other: members[1],
                    invitee: members[2]
                )
                let finder = PersonalBytes(Self.values + PersonalLife.values + secrets.tokens)
                try await Self.use(member, installation)
                try await Self.fail(member, installation)
                try await life.stumble(member, other: members[1])
                for service in Installation.services {
                    let port = try installation.metricsPort(of: service)
                    let metrics = try HTTPSocket.get("/metrics", port: port)
                    #expect(finder.found(in: Data(metrics.utf8)) == [], "\(service)")
                }
                for service in ["identity", "points", "tiers"] {
                    let events = try await Self.events(of: service, installation)
                    #expect(finder.found(in: events) == [], "events of \(service)")
                    if service == "identity" { #expect(events.count > 200) }
                }
                let verified = try await installation.huitou("verify")
                #expect(verified.exitCode == 0, "\(verified.output)")
                // While it runs: with the logs of the databases.
                try Self.expectNothing(below: installation, finder, secrets.digits)
                try await installation.down()
                try Self.expectNothing(below: installation, finder, secrets.digits)
            }
        }

        /// Starts services that know attributes, tags and a campaign, and write codes into a file.
        private static func withProgram(
            _ body: (Installation) async throws -> Void
        ) async throws {
            let file = FileManager.default.temporaryDirectory
                .appending(path: "huitou-program-\(UInt64.random(in: 0 ... .max)).yaml")
            try Data(PersonalLife.program.utf8).write(to: file)
            defer {
                // Nothing depends on the file being gone.
                try? FileManager.default.removeItem(at: file)
            }
            try await Installation.with(
                environment: [
                    "HUITOU_IDENTITY_PROGRAM": file.path, "HUITOU_DEVELOPMENT": "true",
                ],
                body
            )
        }

        private static func expectNothing(
            below installation: Installation,
            _ finder: PersonalBytes,
            _ digits: [String]
        ) throws {
            // Where codes are read in development stands what is sent to people.
            let (findings, files, bytes) = try finder.found(
                below: installation.home,
                digits: digits,
                except: ["codes.jsonl"]
            )
            #expect(findings == [])
            for name in [
                "identity.sqlite", "identity-audit.sqlite", "points.sqlite", "tiers.sqlite",
                "identity.sqlite.head", "identity.log", "gateway.log",
            ] {
                #expect(files.contains(name), "\(name) was not looked at: \(files)")
            }
            #expect(bytes > 200_000, "too little to prove anything")
        }

        private static func json(_ object: [String: Any]) throws -> String {
            String(
                decoding: try JSONSerialization.data(withJSONObject: object),
                as: UTF8.self
            )
        }

        private static func registration(
            _ index: Int,
            _ identities: [(kind: String, value: String)],
            name: String
        ) throws -> String {
            try json([
                "identities": identities.map {
                    ["kind": "IDENTITY_KIND_\($0.kind)", "value": $0.value]
                },
                "name": name, "organisation": "demo/retail/store-1", "channel": "app",
                // Callers may put anything into their keys.
                "idempotencyKey": "reg-\(index)-\(values[0])",
            ])
        }

        /// Registers members with every value.
        ///
        /// - Returns: Their ids.
        private static func register(_ installation: Installation) async throws -> [String] {
            let first = try await installation.call(
                "gateway/RegisterMember",
                try registration(
                    1,
                    [("PHONE", values[0]), ("CARD", values[3])],
                    name: values[5]
                )
            )
            var members = [try #require(first["memberId"] as? String)]
            for (index, phone, name) in [(2, values[1], values[6]), (3, values[2], values[7])] {
                let next = try await installation.call(
                    "identity/RegisterMember",
                    try registration(
                        index,
                        index == 2 ? [("PHONE", phone), ("CARD", values[4])] : [("PHONE", phone)],
                        name: name
                    )
                )
                members.append(try #require(next["memberId"] as? String))
            }
            return members
        }

        /// An export holds everything that was left.
        private static func export(
            _ member: String,
            _ installation: Installation
        ) async throws {
            let exported = try await installation.huitou("export", member, "--purpose", "audit 7")
            #expect(exported.exitCode == 0, "\(exported.errors)")
            for value in [values[0], values[3], values[5]] + PersonalLife.exported {
                #expect(exported.output.contains(value), "\(value) is not exported")
            }
            let identity = try Installation.object(exported.output)["identity/ExportMember"]
            let parts = try #require((identity as? [[String: Any]])?.first)
            for part in [
                "profiles", "devices", "tags", "portrait", "inviteCodes", "referrals",
                "partnerLinks", "merges", "consents", "facts",
            ] {
                #expect(parts[part] != nil, "\(part) is not exported")
            }
            let profile = try #require((parts["profiles"] as? [[String: Any]])?.first)
            #expect((profile["birthday"] as? [String: Any])?["year"] as? Int == 1987)
            #expect((profile["acquisition"] as? [String: Any])?["campaign"] as? String == "spring")
            #expect("\(profile["identities"] ?? "")".contains("VERIFICATION_METHOD_ONE_TIME_CODE"))
        }

        /// Calls that succeed, by an operator, a member and staff.
        private static func use(_ member: String, _ installation: Installation) async throws {
            try await export(member, installation)
            for (method, request) in [
                (
                    "identity/PutPolicy",
                    #"{"purpose":"marketing","version":"1","language":"en","#
                        + #""text":"We write to you.","idempotencyKey":"p1"}"#
                ),
                (
                    "identity/SetConsent",
                    #"{"memberId":"\#(member)","purpose":"marketing","#
                        + #""channel":"CONTACT_CHANNEL_SMS","given":true,"policyVersion":"1","#
                        + #""source":"app","idempotencyKey":"c-\#(values[0])"}"#
                ),
                (
                    "identity/MayContact",
                    #"{"memberId":"\#(member)","purpose":"transactional","#
                        + #""channel":"CONTACT_CHANNEL_SMS","reserve":true,"#
                        + #""occurrence":"\#(values[0])"}"#
                ),
                (
                    "identity/SetPersonalisation",
                    #"{"memberId":"\#(member)","source":"app","#
                        + #""idempotencyKey":"s1"}"#
                ),
                ("gateway/GetHome", #"{"memberId":"\#(member)"}"#),
                ("identity/RotateMasterKey", "{}"),
                ("identity/BackUp", #"{"folder":"\#(installation.home.path)"}"#),
            ] {
                _ = try await installation.call(method, request)
            }
            let staff = try await token(
                installation,
                ["--kind", "staff", "--id", "17", "--role", "service_agent"]
            )
            let found = try await installation.huitou(
                "call",
                "identity/FindByPhoneEnd",
                #"{"digits":"8473","nameInitial":"欧","organisation":"demo/retail"}"#,
                "--token",
                staff,
                "--certificate",
                "gateway"
            )
            #expect(found.output.contains(member), "\(found.output) \(found.errors)")
            #expect(!found.output.contains(values[5]))
            let unnamed = try await installation.huitou(
                "call",
                "identity/ExportMember",
                #"{"memberId":"\#(member)"}"#,
                "--token",
                staff,
                "--certificate",
                "gateway"
            )
            #expect(unnamed.errors.contains("rpc.purpose_required"), "\(unnamed.errors)")
            let reads = try await installation.call(
                "identity/Audit.ListMemberReads",
                #"{"memberId":"\#(member)"}"#
            )
            let records = try #require(reads["records"] as? [[String: Any]])
            #expect(records.contains { $0["purpose"] as? String == "audit 7" }, "\(records)")
        }

        private static func token(
            _ installation: Installation,
            _ arguments: [String]
        ) async throws -> String {
            let made = try await installation.run(
                Installation.root.appending(path: "compose/huitou").path,
                ["token", "--organisation", "demo/retail"] + arguments
            )
            try #require(made.exitCode == 0, "\(made.errors)")
            return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        /// Calls that fail, with personal values wherever a caller could put them.
        private static func fail(_ member: String, _ installation: Installation) async throws {
            let (phone, name) = (values[0], values[5])
            let staff = try await token(
                installation,
                ["--kind", "staff", "--id", "17", "--role", "hq_admin"]
            )
            for (method, request, reason) in [
                (
                    "identity/RegisterMember",
                    try registration(1, [("PHONE", values[1])], name: name),
                    "identity.key_reused"
                ),
                (
                    "identity/RegisterMember",
                    try registration(9, [("PHONE", phone), ("CARD", values[4])], name: name),
                    "identity.identities_conflict"
                ),
                (
                    "identity/RegisterMember",
                    try registration(8, [("PHONE", phone + "x")], name: ""),
                    "rpc.invalid_field"
                ),
                (
                    "identity/RegisterMember",
                    #"{"channel":"\#(phone)","organisation":"\#(name)"}"#,
                    "rpc.invalid_field"
                ),
                (
                    "identity/ResolveMember",
                    #"{"identities":[{"kind":"IDENTITY_KIND_CARD","value":"\#(name)"}]}"#,
                    "rpc.invalid_field"
                ),
                (
                    "identity/PutPolicy", #"{"purpose":"\#(name)","version":"\#(phone)"}"#,
                    "rpc.invalid_field"
                ),
                (
                    "identity/SetConsent", #"{"memberId":"\#(member)","purpose":"\#(phone)"}"#,
                    "rpc.invalid_field"
                ),
                (
                    "identity/EraseMember", #"{"memberId":"\#(member)","reason":"\#(phone)"}"#,
                    "rpc.invalid_field"
                ),
                (
                    "identity/FindByPhoneEnd", #"{"digits":"8473","organisation":"\#(phone)"}"#,
                    "rpc."
                ),
                (
                    "points/GetOrder", #"{"channel":"\#(phone)","orderId":"\#(name)"}"#,
                    "rpc.invalid_field"
                ),
            ] {
                for more in [
                    [], ["--token", staff, "--certificate", "gateway"], ["--purpose", phone],
                ] {
                    let refused = try await installation.run(
                        Installation.root.appending(path: "compose/huitou").path,
                        ["call", method, request] + more
                    )
                    #expect(refused.exitCode == 1, "\(method): \(refused.output)")
                    if more.isEmpty {
                        #expect(refused.errors.contains(reason), "\(method): \(refused.errors)")
                    }
                }
            }
        }

        /// Everything that a service has published, as its bytes.
        private static func events(
            of service: String,
            _ installation: Installation
        ) async throws -> Data {
            // The stream has no end: what has come by then is all there is.
            let answer = try await installation.huitou(
                "call",
                "\(service)/EventStream.Subscribe",
                #"{"consumer":"test"}"#,
                "--timeout",
                "2"
            )
            var bytes = Data(answer.output.utf8)
            for part in answer.output.split(separator: #""payload":""#).dropFirst() {
                let text = part.prefix { $0 != "\"" }
                bytes += Data(base64Encoded: String(text)) ?? Data()
            }
            return bytes
        }

        @Test func erasureOutlivesTheRestoreOfAnOlderBackup() async throws {
            try await Installation.with { installation in
                let members = try await Self.register(installation)
                let (member, other) = (members[0], members[1])
                let backup = try await installation.call(
                    "identity/BackUp",
                    #"{"folder":"\#(installation.home.path)"}"#
                )
                // The backup knows neither of the merge nor of the erasure.
                let merged = try await installation.call(
                    "identity/MergeMembers",
                    #"{"survivorId":"\#(member)","absorbedId":"\#(other)","organisation":"demo","#
                        + #""reason":"one person","idempotencyKey":"m1"}"#
                )
                try await Self.buy(other, installation)
                let erased = try await installation.call(
                    "identity/EraseMember",
                    #"{"memberId":"\#(other)","reason":"asked","forfeitsValue":true,"#
                        + #""idempotencyKey":"e1"}"#
                )
                #expect(erased["erasedAt"] != nil)
                try await Self.expectErased(members, installation)
                let undone = try await installation.huitou(
                    "call",
                    "identity/UnmergeMembers",
                    #"{"mergeId":"\#(merged["mergeId"] ?? "")","organisation":"demo","#
                        + #""reason":"two after all","idempotencyKey":"u1"}"#
                )
                #expect(undone.errors.contains("identity.member_erased"), "\(undone.errors)")
                try await Self.expectLetGo(member, installation)
                try await installation.kill("identity")
                let restored = try await installation.huitou(
                    "restore",
                    "identity",
                    "--data",
                    try #require(backup["dataFile"] as? String),
                    "--keys",
                    try #require(backup["keysFile"] as? String)
                )
                #expect(restored.exitCode == 0, "\(restored.errors)")
                try await installation.up()
                try await Self.expectErased(members, installation)
                let verified = try await installation.huitou("verify", "identity")
                #expect(verified.exitCode == 0, "\(verified.output)")
                #expect(verified.output.contains("3 members, 1 identities"), "\(verified.output)")
            }
        }

        private static func buy(_ member: String, _ installation: Installation) async throws {
            let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
            _ = try await installation.call(
                "points/CommitOrder",
                #"{"channel":"pos","orderId":"o1","memberId":"\#(member)","#
                    + #""organisation":"demo/retail/store-1","paidAt":"\#(now)","lines":"#
                    + #"[{"sku":"tea","quantity":"1","paidFen":"250000"}]}"#
            )
            let isKnown = try await Wait.until(within: .seconds(30)) {
                let bought = try await installation.call(
                    "recommendations/ListPurchases",
                    #"{"memberId":"\#(member)"}"#
                )
                return bought["purchases"] != nil
            }
            #expect(isKnown)
        }

        /// Recommendations know nothing of the member any more, soon.
        private static func expectLetGo(
            _ member: String,
            _ installation: Installation
        ) async throws {
            let isGone = try await Wait.until(within: .seconds(30)) {
                let bought = try await installation.call(
                    "recommendations/ListPurchases",
                    #"{"memberId":"\#(member)"}"#
                )
                return bought["purchases"] == nil
            }
            #expect(isGone)
        }

        private static func expectErased(
            _ members: [String],
            _ installation: Installation
        ) async throws {
            for (index, member) in members.prefix(2).enumerated() {
                let got = try await installation.huitou(
                    "call",
                    "identity/GetMember",
                    #"{"memberId":"\#(member)"}"#
                )
                #expect(got.errors.contains("identity.member_erased"), "\(got.output)")
                let replayed = try await installation.huitou(
                    "call",
                    // The gateway finds a restarted identity a little later.
                    "identity/RegisterMember",
                    try registration(
                        index + 1,
                        [("PHONE", values[index]), ("CARD", values[index + 3])],
                        name: values[index + 5]
                    )
                )
                #expect(replayed.errors.contains("identity.member_erased"), "\(replayed.errors)")
            }
        }
    }
}
