import Logging
import Messages
import RPCCore
import ServiceRuntime
import Testing

@Suite struct CallLogTests {
    static func logged(
        _ error: RPCError?,
        _ duration: Duration,
        level: Logger.Level = .info
    ) -> [[String: String]] {
        let sink = RecordingSink()
        let log = CallLog(logger: sink.logger(level), slowMin: .seconds(1))
        log.callFinished(
            FinishedCall(
                method: RPCV1.HealthMethods.check,
                error: error,
                duration: duration,
                principalKind: .till,
                requestID: "r-9",
                span: Span(
                    context: TraceContext(traceIDHigh: 1, traceIDLow: 2, spanID: 3, flags: 1),
                    parentID: 4
                )
            )
        )
        return sink.objects
    }

    @Test func quickCallsAreQuiet() {
        #expect(Self.logged(nil, .milliseconds(999)).isEmpty)
        #expect(Self.logged(RPCError(.notFound, message: "x"), .zero).isEmpty)
        #expect(Self.logged(RPCError(.unavailable, message: "x"), .zero).isEmpty)
    }

    @Test func debugShowsEveryCall() throws {
        let object = try #require(Self.logged(nil, .microseconds(1234), level: .debug).first)
        #expect(object["level"] == "debug")
        #expect(object["call.method"] == "huitou.rpc.v1.Health/Check")
        #expect(object["call.code"] == "OK")
        #expect(object["call.milliseconds"] == "1.23")
        #expect(object["call.caller"] == "till")
        #expect(object["call.request_id"] == "r-9")
        #expect(object["call.trace_id"] == "00000000000000010000000000000002")
        #expect(object["call.span_id"] == "0000000000000003")
        #expect(object["call.parent_id"] == "0000000000000004")
    }

    @Test func slowCallsAreWarnings() {
        let object = Self.logged(nil, .milliseconds(1005)).first
        #expect(object?["level"] == "warning")
        #expect(object?["message"] == "slow call")
        #expect(object?["call.milliseconds"] == "1005.00")
    }

    @Test(arguments: [RPCError.Code.internalError, .unknown, .dataLoss])
    func defectsAreErrors(code: RPCError.Code) {
        let error = RPCError(code, reason: "points.defect", message: "broken at 13800010001")
        let object = Self.logged(error, .zero).first
        #expect(object?["level"] == "error")
        #expect(object?["call.reason"] == "points.defect")
        #expect(object?["call.error"] == "broken at <redacted>")
    }
}
