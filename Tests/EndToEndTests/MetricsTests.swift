import Foundation
import TestKit
import Testing

extension EndToEndTests {
    /// What an operator's Prometheus gets from every service.
    @Suite(.serialized)
    struct MetricsTests {
        /// Prometheus's own checker, where `Tests/run` has fetched it.
        private static let promtool = ProcessInfo.processInfo.environment["HUITOU_PROMTOOL"]
            .flatMap { $0.isEmpty ? nil : $0 }

        private static func metrics(
            of service: String,
            _ installation: Installation
        ) throws -> String {
            let port = try installation.metricsPort(of: service)
            let answer = try HTTPSocket.get("/metrics", port: port)
            try #require(answer.hasPrefix("HTTP/1.1 200 OK\r\n"), "\(service): \(answer)")
            let end = try #require(answer.firstRange(of: "\r\n\r\n"))
            return String(answer[end.upperBound...])
        }

        /// Looks at a service's metrics until they are as wanted, as often as the port allows.
        private static func wait(
            for service: String,
            _ installation: Installation,
            until isWanted: (String) -> Bool
        ) async throws -> Bool {
            let port = try installation.metricsPort(of: service)
            return try await Wait.until(within: .seconds(15)) {
                let answer = try HTTPSocket.get("/metrics", port: port)
                return !answer.hasPrefix("HTTP/1.1 429 ") && isWanted(answer)
            }
        }

        /// The sum of the series whose line begins so.
        private static func value(_ prefix: String, _ text: String) -> Double? {
            let values = text.split(separator: "\n").filter { $0.hasPrefix(prefix) }
                .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
            return values.isEmpty ? nil : values.reduce(0, +)
        }

        @Test func everyServiceShowsWhatItDoes() async throws {
            try await Installation.with { installation in
                let registered = try await installation.call(
                    "gateway/RegisterMember",
                    """
                    {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "13912345678"}],
                     "organisation": "demo/retail", "channel": "app", "idempotencyKey": "metrics"}
                    """
                )
                let member = try #require(registered["memberId"] as? String)
                let now = Int(Date.now.timeIntervalSince1970) * 1_000_000
                _ = try await installation.call(
                    "gateway/CommitOrder",
                    """
                    {"channel": "pos", "orderId": "metrics-1", "memberId": "\(member)",
                     "organisation": "demo/retail/store-1", "paidAt": "\(now)",
                     "lines": [{"sku": "a", "quantity": "1", "paidFen": "1234"}]}
                    """
                )
                _ = try await installation.call("gateway/GetHome", #"{"memberId": "\#(member)"}"#)
                for service in Installation.services {
                    let text = try Self.metrics(of: service, installation)
                    try await Self.check(text, of: service)
                    #expect(!text.contains("13912345678") && !text.contains(member))
                    let port = try installation.metricsPort(of: service)
                    #expect(try HTTPSocket.get("/healthz", port: port).contains("200 OK"))
                }
                try await Self.checkFigures(installation)
            }
        }

        /// The format, the names and the figures of the process.
        private static func check(_ text: String, of service: String) async throws {
            for name in [
                "huitou_build_info{", "process_start_time_seconds", "process_cpu_seconds_total",
                "process_resident_memory_bytes", "process_open_fds", "huitou_ready",
                "huitou_tls_certificate_expiry_timestamp_seconds",
                "huitou_connections_opened_total{direction=\"in\"",
                "huitou_transport_received_bytes_total", "huitou_transport_sent_bytes_total",
                "huitou_rpc_server_calls_total{code=\"OK\",",
            ] {
                let value = value(name, text) ?? 0
                #expect(value > 0, "\(service): \(name)")
            }
            guard let promtool else { return }
            let file = FileManager.default.temporaryDirectory
                .appending(path: "huitou-metrics-\(UInt64.random(in: 0 ... .max))")
            try text.write(to: file, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(at: file) }
            let result = try await Subprocess.run(
                "/bin/sh",
                ["-c", #"exec "$0" check metrics < "$1""#, promtool, file.path]
            )
            #expect(
                result.exitCode == 0 && result.errors.isEmpty,
                "\(service): \(result.output) \(result.errors)"
            )
        }

        /// What one registration, one order and one home amount to.
        private static func checkFigures(_ installation: Installation) async throws {
            let gateway = try metrics(of: "gateway", installation)
            for (upstream, method) in [
                ("identity", "huitou.identity.v1.Identity/RegisterMember"),
                ("points", "huitou.points.v1.Points/CommitOrder"),
            ] {
                let series = "{code=\"OK\",method=\"\(method)\",upstream=\"\(upstream)\"} "
                #expect(value("huitou_rpc_client_calls_total" + series, gateway) == 1)
            }
            let home = "{method=\"huitou.gateway.v1.Gateway/GetHome\"} "
            #expect(value("huitou_rpc_server_call_duration_seconds_count" + home, gateway) == 1)
            for store in ["identity", "points"] {
                let text = try metrics(of: store, installation)
                let groups = "huitou_group_commit_groups_total{result=\"committed\","
                #expect((value(groups, text) ?? 0) >= 1, "\(store)")
                #expect((value("huitou_group_commit_duration_seconds_sum", text) ?? 0) > 0)
                #expect(value("huitou_group_commit_queued_commands", text) == 0)
                #expect(value("huitou_database_queued", text) != nil)
            }
            for consumer in ["tiers", "recommendations"] {
                let source = "{source=\"points\"} "
                let isUpToDate = try await wait(for: consumer, installation) { text in
                    value("huitou_event_consumer_events_total" + source, text) == 1
                        && value("huitou_event_consumer_lag_seconds" + source, text) == 0
                }
                #expect(isUpToDate, "\(consumer) has taken in the order")
            }
            let isPublished = try await wait(for: "points", installation) { text in
                value("huitou_outbox_position", text) == 1
            }
            #expect(isPublished, "the position of points' outbox")
            let hasLag = try await wait(for: "gateway", installation) { text in
                (value("huitou_event_loop_lag_seconds_count", text) ?? 0) > 0
            }
            #expect(hasLag, "the lag of the gateway's loops")
        }
    }
}
