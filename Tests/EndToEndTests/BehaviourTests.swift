import Foundation
import Testing

extension EndToEndTests {
    /// What members do besides buying, from their consent to the copy of everything held about them.
    @Suite(.serialized)
    struct BehaviourTests {
        @Test func whatMembersDidAndSaidIsExportedAndReported() async throws {
            try await Installation.with { installation in
                let member = try await Self.register(installation)
                try await Self.putExperiment(installation)
                let asked = #"{"memberId":"\#(member)","experiment":"home"}"#
                // The order, and identity's word of the consent, come by themselves.
                var listID = "0"
                let isKept = try await Wait.until(within: .seconds(30)) {
                    let list = try await installation.call("recommendations/Recommend", asked)
                    listID = list["listId"] as? String ?? "0"
                    let items = list["items"] as? [[String: Any]] ?? []
                    return listID != "0" && items.contains { $0["sku"] as? String == "tea" }
                }
                try #require(isKept, "no list is kept")
                try await Self.act(member, listID, installation)
                // Lists are written down twice a second.
                let isCounted = try await Wait.until(within: .seconds(10)) {
                    let arms = try await installation.call(
                        "recommendations/ListMemberArms",
                        #"{"memberId":"\#(member)"}"#
                    )
                    let arm = (arms["arms"] as? [[String: Any]])?.first
                    return arm?["outcomes"] as? Int == 1
                }
                #expect(isCounted, "the click of a list is no outcome of its experiment")
                let exported = try await installation.huitou(
                    "export",
                    member,
                    "--purpose",
                    "asked for"
                )
                #expect(exported.exitCode == 0, "\(exported.errors)")
                try Self.expectWhole(exported.output, listID)
                let day = Self.today()
                let report = try await installation.huitou("lists", "demo", day, day)
                #expect(report.exitCode == 0, "\(report.errors)")
                #expect(report.output.contains("home  only  1  "), "\(report.output)")
            }
        }

        private static func expectWhole(_ output: String, _ listID: String) throws {
            let exported = try Installation.object(output)
            let unwanted = try #require(
                (exported["recommendations/ListNotInterested"] as? [[String: Any]])?.first
            )
            let what = try #require((unwanted["what"] as? [[String: Any]])?.first)
            #expect(what["name"] as? String == "Snacks nobody wants")
            let feedback = try #require(
                (exported["recommendations/ExportMemberFeedback"] as? [[String: Any]])?.first
            )
            let behaviours = try #require(feedback["behaviours"] as? [[String: Any]])
            #expect(
                behaviours.compactMap { $0["id"] as? String }.sorted()
                    == ["click-1", "seen-1", "view-1"]
            )
            #expect(behaviours.contains { $0["kind"] as? String == "BEHAVIOUR_KIND_IMPRESSION" })
            let lists = try #require(feedback["lists"] as? [[String: Any]])
            let list = try #require(lists.first { $0["listId"] as? String == listID })
            #expect(list["experiment"] as? String == "home" && list["arm"] as? String == "only")
        }

        /// Registers a member that agrees to behaviour, and puts a product.
        private static func register(_ installation: Installation) async throws -> String {
            let registered = try await installation.call(
                "identity/RegisterMember",
                """
                {"identities": [{"kind": "IDENTITY_KIND_CARD", "value": "BEHAVES01"}],
                 "name": "Li Na", "organisation": "demo/retail/store-1", "channel": "app",
                 "idempotencyKey": "behaves"}
                """
            )
            let member = try #require(registered["memberId"] as? String)
            let now = Int64(Date().timeIntervalSince1970) * 1_000_000
            for (method, request) in [
                (
                    "gateway/CommitOrder",
                    #"{"channel":"pos","orderId":"behaves-1","memberId":"\#(member)","#
                        + #""organisation":"demo/retail/store-1","paidAt":"\#(now)","#
                        + #""lines":[{"sku":"tea","quantity":"1","paidFen":"1234"}]}"#
                ),
                (
                    "recommendations/PutProducts",
                    #"{"products":[{"sku":"tea","name":"Tea","recommendable":true}]}"#
                ),
                (
                    "identity/PutPolicy",
                    #"{"purpose":"behaviour","version":"1","language":"en","#
                        + #""text":"What you look at.","idempotencyKey":"p"}"#
                ),
                (
                    "identity/SetConsent",
                    #"{"memberId":"\#(member)","purpose":"behaviour","given":true,"#
                        + #""policyVersion":"1","source":"app","idempotencyKey":"c"}"#
                ),
            ] {
                _ = try await installation.call(method, request)
            }
            return member
        }

        /// Sets up an experiment with nearly everybody in one arm.
        private static func putExperiment(_ installation: Installation) async throws {
            let now = Int64(Date().timeIntervalSince1970) * 1_000_000
            _ = try await installation.call(
                "recommendations/PutExperiment",
                """
                {"organisation": "demo", "experiment": {"name": "home",
                 "policy": "POLICY_FIXED", "arms": [
                   {"name": "only", "share": 9999, "list": {"countsOnly": true}},
                   {"name": "other", "share": 1}],
                 "startsAt": "\(now - 60_000_000)", "endsAt": "\(now + 3_600_000_000)",
                 "metric": {"kind": "KIND_CLICK", "days": 7}}}
                """
            )
        }

        private static func act(
            _ member: String,
            _ listID: String,
            _ installation: Installation
        ) async throws {
            let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
            let item = #""at":"\#(now)","sku":"tea""#
            let shown = item + #","listId":"\#(listID)","place":1"#
            let done = [
                #"{"id":"seen-1","kind":"BEHAVIOUR_KIND_IMPRESSION",\#(shown)}"#,
                #"{"id":"click-1","kind":"BEHAVIOUR_KIND_CLICK",\#(shown)}"#,
                #"{"id":"view-1","kind":"BEHAVIOUR_KIND_VIEW",\#(item)}"#,
            ]
            for (method, request) in [
                (
                    "recommendations/RecordBehaviour",
                    #"{"memberId":"\#(member)","behaviours":[\#(done.joined(separator: ","))]}"#
                ),
                (
                    "recommendations/SetNotInterested",
                    #"{"memberId":"\#(member)","what":{"#
                        + #""subject":"NOT_INTERESTED_SUBJECT_CATEGORY","#
                        + #""name":"Snacks nobody wants"}}"#
                ),
            ] {
                let answer = try await installation.huitou(
                    "call",
                    method,
                    request,
                    "--token",
                    try await appToken(installation),
                    "--certificate",
                    "gateway"
                )
                #expect(answer.exitCode == 0, "\(method): \(answer.errors)")
            }
        }

        /// A token of a channel's app, which tells what members do.
        private static func appToken(_ installation: Installation) async throws -> String {
            let made = try await installation.run(
                Installation.root.appending(path: "compose/huitou").path,
                [
                    "token", "--organisation", "demo/retail", "--kind", "channel_app", "--id",
                    "app",
                ]
            )
            try #require(made.exitCode == 0, "\(made.errors)")
            return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        /// The day in the program's usual time zone.
        private static func today() -> String {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
            let parts = calendar.dateComponents([.year, .month, .day], from: Date())
            return String(
                format: "%04d-%02d-%02d",
                parts.year ?? 0,
                parts.month ?? 0,
                parts.day ?? 0
            )
        }
    }
}
