import Foundation
import Testing

extension EndToEndTests {
    /// One request is one trace, through all processes.
    @Suite(.serialized)
    struct TraceTests {
        /// A span as the log of a service tells of it.
        private struct LoggedSpan {
            let service: String
            let method: String
            let trace: String
            let id: String
            let parent: String?

            init?(_ line: [String: String], of service: String) {
                guard let method = line["call.method"], let trace = line["call.trace_id"],
                    let id = line["call.span_id"]
                else { return nil }
                self.service = service
                self.method = method
                self.trace = trace
                self.id = id
                parent = line["call.parent_id"]
            }
        }

        private static let caller = "00f067aa0ba902b7"

        private static func spans(
            of trace: String,
            _ installation: Installation
        ) throws -> [LoggedSpan] {
            try Installation.services.flatMap { service in
                try installation.log(of: service)
                    .compactMap { LoggedSpan($0, of: service) }
                    .filter { $0.trace == trace }
            }
        }

        private static func call(
            _ installation: Installation,
            _ method: String,
            _ request: String,
            trace: String
        ) async throws {
            let result = try await installation.huitou(
                "call",
                method,
                request,
                "--traceparent",
                "00-\(trace)-\(caller)-01"
            )
            try #require(result.exitCode == 0, "\(result.errors)")
        }

        @Test func homeAndOrderAreTracesThroughEveryService() async throws {
            try await Installation.with(environment: ["HUITOU_LOG_LEVEL": "debug"]) {
                installation in
                let registered = try await installation.call(
                    "gateway/RegisterMember",
                    """
                    {"identities": [{"kind": "IDENTITY_KIND_CARD", "value": "TRACE001"}],
                     "organisation": "demo/retail", "channel": "app", "idempotencyKey": "trace"}
                    """
                )
                let member = try #require(registered["memberId"] as? String)
                let order = "4bf92f3577b34da6a3ce929d0e0e4736"
                let now = Int(Date.now.timeIntervalSince1970) * 1_000_000
                try await Self.call(
                    installation,
                    "gateway/CommitOrder",
                    """
                    {"channel": "pos", "orderId": "trace-1", "memberId": "\(member)",
                     "organisation": "demo/retail/store-1", "paidAt": "\(now)",
                     "lines": [{"sku": "a", "quantity": "1", "paidFen": "1234"}]}
                    """,
                    trace: order
                )
                let home = "4bf92f3577b34da6a3ce929d0e0e4737"
                try await Self.call(
                    installation,
                    "gateway/GetHome",
                    #"{"memberId": "\#(member)"}"#,
                    trace: home
                )
                try await Self.check(home, reaches: Installation.services, installation)
                try await Self.check(order, reaches: ["gateway", "points"], installation)
                try Self.checkTracesOfTheGateway(installation)
            }
        }

        /// The spans of a trace form a tree, whose root the caller's span is.
        private static func check(
            _ trace: String,
            reaches services: [String],
            _ installation: Installation
        ) async throws {
            let isThere = try await Wait.until(within: .seconds(10)) {
                let found = try Self.spans(of: trace, installation).map(\.service)
                return Set(found).isSuperset(of: services)
            }
            let spans = try spans(of: trace, installation)
            #expect(isThere, "\(services) log the trace \(trace); found \(spans)")
            #expect(Set(spans.map(\.id)).count == spans.count, "every span has its own id")
            let roots = spans.filter { $0.parent == caller }
            #expect(roots.map(\.service) == ["gateway"])
            for span in spans where span.service != "gateway" {
                #expect(span.parent == roots.first?.id, "\(span)")
            }
        }

        /// A call that brings no trace begins one at the gateway, which the services continue.
        private static func checkTracesOfTheGateway(_ installation: Installation) throws {
            let gateway = try installation.log(of: "gateway")
                .compactMap { LoggedSpan($0, of: "gateway") }
            let registration = try #require(
                gateway.first { $0.method.hasSuffix("/RegisterMember") }
            )
            #expect(registration.parent == nil)
            let identity = try installation.log(of: "identity")
                .compactMap { LoggedSpan($0, of: "identity") }
                .filter { $0.trace == registration.trace }
            #expect(identity.map(\.parent) == [registration.id])
        }
    }
}
