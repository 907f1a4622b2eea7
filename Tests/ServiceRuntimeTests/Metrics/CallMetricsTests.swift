import Messages
import PrometheusMetrics
import RPCCore
import Testing

@testable import ServiceRuntime

/// What is counted of calls, on both sides.
struct CallMetricsTests {
    private struct Silent: CallObserver {
        func callFinished(_ call: FinishedCall) {}
    }

    private static let method = RPCV1.HealthMethods.check

    private static func finished(
        _ method: MethodDescriptor?,
        _ error: RPCError?,
        _ duration: Duration = .milliseconds(3)
    ) -> FinishedCall {
        FinishedCall(method: method, error: error, duration: duration)
    }

    @Test func serverCountsByMethodAndStatus() {
        let registry = MetricRegistry(MetricCatalogue.all)
        let metrics = ServerCallMetrics(registry: registry, next: Silent())
        for _ in 0..<3 { metrics.callArrived(Self.method) }
        metrics.callFinished(Self.finished(Self.method, nil))
        metrics.callFinished(Self.finished(Self.method, RPCError(.notFound, message: "no")))
        metrics.callFinished(Self.finished(nil, RPCError(.unimplemented, message: "no")))
        let text = registry.text()
        let name = "huitou.rpc.v1.Health/Check"
        for line in [
            "huitou_rpc_server_calls_started_total{method=\"\(name)\"} 3",
            "huitou_rpc_server_calls_total{code=\"OK\",method=\"\(name)\"} 1",
            "huitou_rpc_server_calls_total{code=\"NOT_FOUND\",method=\"\(name)\"} 1",
            "huitou_rpc_server_calls_total{code=\"UNIMPLEMENTED\",method=\"unknown\"} 1",
            "huitou_rpc_server_calls_in_flight 1",
            "huitou_rpc_server_call_duration_seconds_bucket{method=\"\(name)\",le=\"0.0025\"} 0",
            "huitou_rpc_server_call_duration_seconds_bucket{method=\"\(name)\",le=\"0.005\"} 2",
            "huitou_rpc_server_call_duration_seconds_sum{method=\"\(name)\"} 0.006",
        ] {
            #expect(text.contains("\n\(line)\n"), "\(line) is missing in\n\(text)")
        }
    }

    private struct ScriptedChannel: RPCChannel {
        let error: RPCError?

        func unary<Request: RPCMessage, Response: RPCMessage>(
            _ method: MethodDescriptor,
            _ request: Request,
            options: CallOptions,
            returning: Response.Type
        ) async throws(RPCError) -> Response {
            if let error { throw error }
            return Response()
        }

        func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
            _ method: MethodDescriptor,
            _ request: Request,
            options: CallOptions,
            returning: Response.Type
        ) async throws(RPCError) -> RPCResponses<Response> {
            let error = error
            return RPCResponses { () async throws(RPCError) -> Response? in
                if let error { throw error }
                return nil
            }
        }

        func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
            _ method: MethodDescriptor,
            _ first: Request,
            options: CallOptions,
            returning: Response.Type
        ) async throws(RPCError) -> RPCUpload<Request, Response> {
            let error = error
            return RPCUpload(writer: NoWriter()) { () async throws(RPCError) -> Response in
                if let error { throw error }
                return Response()
            }
        }

        func bidirectionalStreaming<Request: RPCMessage, Response: RPCMessage>(
            _ method: MethodDescriptor,
            _ first: Request,
            options: CallOptions,
            returning: Response.Type
        ) async throws(RPCError) -> RPCConversation<Request, Response> {
            RPCConversation(
                writer: NoWriter(),
                responses: try await serverStreaming(
                    method,
                    first,
                    options: options,
                    returning: returning
                )
            )
        }
    }

    private struct NoWriter: RPCRequestWriter {
        func write<Request: RPCMessage>(_ request: Request) async throws(RPCError) -> Bool { true }
        func finish() async {}
    }

    private static func client(_ error: RPCError?, _ registry: MetricRegistry) -> RPCV1.HealthClient
    {
        RPCV1.HealthClient(
            channel: MeasuredChannel(
                ScriptedChannel(error: error),
                to: "points",
                registry: registry,
                clock: SystemMonotonicClock()
            )
        )
    }

    @Test func clientCountsByUpstreamMethodAndStatus() async throws {
        let registry = MetricRegistry(MetricCatalogue.all)
        let good = Self.client(nil, registry)
        _ = try await good.check(.init())
        for try await _ in try await good.watch(.init()) {}
        let bad = Self.client(RPCError(.unavailable, message: "away"), registry)
        await #expect(throws: RPCError.self) { _ = try await bad.check(.init()) }
        await #expect(throws: RPCError.self) {
            for try await _ in try await bad.watch(.init()) {}
        }
        // Nobody reads it: it was cancelled.
        _ = try await good.watch(.init())
        let text = registry.text()
        for (method, code, count) in [
            ("Check", "OK", 1), ("Check", "UNAVAILABLE", 1), ("Watch", "OK", 1),
            ("Watch", "UNAVAILABLE", 1), ("Watch", "CANCELLED", 1),
        ] {
            let line =
                "huitou_rpc_client_calls_total{code=\"\(code)\","
                + "method=\"huitou.rpc.v1.Health/\(method)\",upstream=\"points\"} \(count)"
            #expect(text.contains("\n\(line)\n"), "\(line) is missing in\n\(text)")
        }
        #expect(text.contains("\nhuitou_rpc_client_calls_in_flight{upstream=\"points\"} 0\n"))
    }

    @Test func streamsOfRequestsAreCountedAtTheirEnd() async throws {
        let registry = MetricRegistry(MetricCatalogue.all)
        let channel = MeasuredChannel(
            ScriptedChannel(error: nil),
            to: "points",
            registry: registry,
            clock: SystemMonotonicClock()
        )
        let request = RPCV1.CheckHealthRequest()
        let upload = try await channel.clientStreaming(
            Self.method,
            request,
            options: .inherited,
            returning: RPCV1.CheckHealthResponse.self
        )
        #expect(try await upload.write(request))
        #expect(registry.text().contains("in_flight{upstream=\"points\"} 1\n"))
        _ = try await upload.finish()
        let conversation = try await channel.bidirectionalStreaming(
            Self.method,
            request,
            options: .inherited,
            returning: RPCV1.CheckHealthResponse.self
        )
        #expect(try await conversation.write(request))
        await conversation.finish()
        for try await _ in conversation.responses {}
        let text = registry.text()
        #expect(text.contains("in_flight{upstream=\"points\"} 0\n"))
        let name = "method=\"huitou.rpc.v1.Health/Check\",upstream=\"points\""
        #expect(text.contains("huitou_rpc_client_calls_total{code=\"OK\",\(name)} 2\n"))
    }

    @Test(arguments: [
        (Duration.zero, Int64(0)), (.nanoseconds(1), 1), (.seconds(18), 18_000_000_000),
        (.seconds(19), 19_000_000_000), (.seconds(86_400), 86_400_000_000_000),
        (.nanoseconds(-7), -7), (.seconds(Int64.max), .max),
    ])
    func durationsBecomeNanoseconds(duration: Duration, nanoseconds: Int64) {
        #expect(duration.nanoseconds == nanoseconds)
    }
}
