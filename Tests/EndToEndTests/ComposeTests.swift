import Foundation
import Glibc
import Testing

extension EndToEndTests {
    /// The operator's first minutes.
    @Suite(.serialized)
    struct ComposeTests {
        @Test func upPrintsAHomeAndIsHarmlessTwice() async throws {
            try await Installation.with { installation in
                let first = try await installation.script("up", [])
                #expect(first.exitCode == 0, "\(first.errors)")
                let home = try Installation.object(first.output)
                #expect(home["profile"] != nil && home["points"] != nil && home["tier"] != nil)
                let recommendations = try #require(home["recommendations"] as? [String: Any])
                #expect((recommendations["items"] as? [Any])?.isEmpty == false)
                #expect(home["missing"] == nil)

                try await proposesWhatToGiveUp(installation)

                let processes = try Installation.services.map(installation.processID)
                let started = ContinuousClock.now
                let second = try await installation.script("up", [])
                #expect(second.exitCode == 0, "\(second.errors)")
                #expect(started.duration(to: .now) < .seconds(15))
                #expect(try Installation.services.map(installation.processID) == processes)
                #expect(try Installation.object(second.output)["memberId"] as? String != nil)

                let verified = try await installation.huitou("verify")
                #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
                try await installation.down()
                // Whoever adopted them waits for them a little later.
                let areGone = await Wait.until(within: .seconds(30)) {
                    processes.allSatisfy { kill($0, 0) != 0 }
                }
                #expect(areGone)
            }
        }

        /// The example of the README: nothing for dry skin, without fragrance, under ¥200.
        private func proposesWhatToGiveUp(_ installation: Installation) async throws {
            let request = """
                {"requirements": [
                  {"field": "REQUIREMENT_FIELD_ATTRIBUTE", "attribute": "skin",
                   "operator": "REQUIREMENT_OPERATOR_IS", "values": ["dry"]},
                  {"field": "REQUIREMENT_FIELD_ATTRIBUTE", "attribute": "fragrance",
                   "operator": "REQUIREMENT_OPERATOR_IS", "values": ["none"],
                   "labelEn": "no fragrance", "labelZh": "无香"},
                  {"field": "REQUIREMENT_FIELD_PRICE",
                   "operator": "REQUIREMENT_OPERATOR_AT_MOST", "values": ["20000"]}]}
                """
            let found = try await installation.huitou(
                "call",
                "recommendations/FindProductsForGuest",
                request
            )
            #expect(found.exitCode == 0, "\(found.errors)")
            let answer = try Installation.object(found.output)
            #expect(answer["items"] == nil)
            for words in ["without “no fragrance”", "raise the price limit from ¥200 to ¥239"] {
                #expect(found.output.contains(words), "\(found.output)")
            }
        }

        /// As in a container, where even the superuser has no capabilities.
        @Test func servicesNeedNoRights() async throws {
            let prefix =
                geteuid() == 0
                ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] : []
            let compose = Installation.root.appending(path: "compose").path
            try await Installation.with { installation in
                try await installation.down()
                let up = try await installation.run(
                    "/usr/bin/env",
                    prefix + ["\(compose)/up", "--no-demo"]
                )
                #expect(up.exitCode == 0, "\(up.errors)")
                let status = try await installation.run(
                    "/usr/bin/env",
                    prefix + ["\(compose)/huitou", "status", "gateway", "points"]
                )
                #expect(status.exitCode == 0, "\(status.output) \(status.errors)")
            }
        }

        @Test func statusListAndCallSpeakPlainly() async throws {
            try await Installation.with { installation in
                let status = try await installation.huitou("status")
                #expect(status.exitCode == 0, "\(status.errors)")
                for service in Installation.services { #expect(status.output.contains(service)) }

                let list = try await installation.huitou("list")
                #expect(list.output.contains("huitou.gateway.v1.Gateway/GetHome"))

                let unknown = try await installation.huitou("call", "gateway/NoSuchMethod", "{}")
                #expect(unknown.exitCode == 1)
                #expect(unknown.errors.contains("huitou list"))

                let nobody = try await installation.huitou(
                    "call",
                    "gateway/GetHome",
                    #"{"memberId": "4711"}"#
                )
                #expect(nobody.exitCode == 1)
                let error = try Installation.object(nobody.errors)
                #expect(error["code"] as? String == "NOT_FOUND")
            }
        }
    }
}
