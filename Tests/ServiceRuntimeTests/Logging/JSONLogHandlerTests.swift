import Logging
import Messages
import RPCCore
import ServiceRuntime
import Testing

@Suite struct JSONLogHandlerTests {
    @Test func lineIsOneObject() throws {
        let sink = RecordingSink()
        sink.logger().info("listening", metadata: ["port": "7402", "a": "b"])
        #expect(
            sink.lines == [
                #"{"time":"2026-01-01T00:00:00.007Z","level":"info","service":"points","#
                    + #""message":"listening","a":"b","port":"7402"}"# + "\n"
            ]
        )
    }

    @Test func levelBelowIsNotWritten() {
        let sink = RecordingSink()
        sink.logger(.warning).info("quiet")
        sink.logger(.warning).warning("loud")
        #expect(sink.objects.map { $0["message"] } == ["loud"])
    }

    @Test func callOnTheTaskIsNamed() async throws {
        let sink = RecordingSink()
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let parsed = try #require(TraceContext(traceparent: trace))
        let context = CallContext(
            method: RPCV1.HealthMethods.check,
            principal: nil,
            peer: nil,
            deadline: nil,
            metadata: CallMetadata(requestID: "r-1", traceparent: trace),
            span: Span(context: parsed, parentID: 1)
        )
        CallContext.$current.withValue(context) { sink.logger().info("inside") }
        sink.logger().info("outside")
        #expect(sink.objects.first?["request_id"] == "r-1")
        #expect(sink.objects.first?["trace_id"] == "0af7651916cd43dd8448eb211c80319c")
        #expect(sink.objects.first?["span_id"] == "b7ad6b7169203331")
        #expect(sink.objects.last?["request_id"] == nil)
        #expect(sink.objects.last?["trace_id"] == nil)
    }

    @Test(arguments: [
        "a\nb", "\"quoted\"", "back\\slash", "tab\t", "\u{0}\u{1B}[31m", "\u{2028}", "会员", "👩‍👩‍👧",
    ])
    func everyTextComesBack(text: String) throws {
        let sink = RecordingSink()
        sink.logger().info("\(text)")
        #expect(sink.lines.count == 1)
        #expect(sink.lines.first?.dropLast().contains("\n") == false)
        #expect(sink.lines.first?.contains("\u{1B}") == false)
        #expect(sink.objects.first?["message"] == text)
    }

    @Test func longTextIsCut() {
        let sink = RecordingSink()
        sink.logger().info("\(String(repeating: "x", count: 100_000))")
        #expect((sink.lines.first?.utf8.count ?? 0) < 5000)
        #expect(sink.objects.first?["message"]?.hasSuffix("…") == true)
    }

    @Test func fieldCannotPretendToBeOurs() {
        let sink = RecordingSink()
        sink.logger().info("x", metadata: ["level": "debug", "time": "never"])
        #expect(sink.objects.first?["level"] == "info")
        #expect(sink.objects.first?["field.level"] == "debug")
    }

    @Test(arguments: [
        ("called 13800010001 back", "called <redacted> back"),
        ("+86 138-0001-0001", "<redacted>"),
        ("8613800010001,", "<redacted>,"),
        ("008613800010001", "<redacted>"),
        ("tel:19912345678;", "tel:<redacted>;"),
        ("bearer eyJhbGciOiJFZERTQSJ9.e30.AAAA end", "bearer <redacted> end"),
        // A member id, microseconds, an order and a code are no phone numbers.
        ("member 4611686018427387904", "member 4611686018427387904"),
        ("at 1767225600007999", "at 1767225600007999"),
        ("order 12345678901", "order 12345678901"),
        ("138000100011", "138000100011"), ("1380001000", "1380001000"),
        ("eye eyJ", "eye eyJ"),
    ])
    func formsOfPersonalDataAreHidden(text: String, shown: String) {
        let sink = RecordingSink()
        sink.logger().info("\(text)", metadata: ["detail": "\(text)"])
        #expect(sink.objects.first?["message"] == shown)
        #expect(sink.objects.first?["detail"] == shown)
    }

    @Test(arguments: ["phone", "member.phone", "access_token", "Authorization", "customer.name"])
    func fieldsThatSpeakOfPersonsAreHidden(field: String) {
        let sink = RecordingSink()
        sink.logger().info("x", metadata: [field: "anything"])
        #expect(sink.objects.first?[field] == "<redacted>")
    }

    @Test func errorIsShownWithoutPersonalData() {
        let sink = RecordingSink()
        sink.logger().error("failed", error: StartFailure("no 13800010001 here"))
        #expect(sink.objects.first?["error"] == "no <redacted> here")
    }
}
