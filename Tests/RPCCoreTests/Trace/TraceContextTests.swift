import RPCCore
import Testing

/// W3C Trace Context in binary and in text.
struct TraceContextTests {
    private static let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test func exampleOfTheSpecificationComesBack() throws {
        let context = try #require(TraceContext(traceparent: Self.text))
        #expect(context.traceIDHigh == 0x0AF7_6519_16CD_43DD)
        #expect(context.traceIDLow == 0x8448_EB21_1C80_319C)
        #expect(context.spanID == 0xB7AD_6B71_6920_3331)
        #expect(context.flags == 1)
        #expect(context.traceparent == Self.text)
        #expect(context.traceIDText == "0af7651916cd43dd8448eb211c80319c")
        #expect(TraceContext.text(ofSpan: context.spanID) == "b7ad6b7169203331")
    }

    @Test(arguments: ["00", "01", "fe", "ff"])
    func flagsPassOn(flags: String) throws {
        let text = Self.text.dropLast(2) + flags
        #expect(TraceContext(traceparent: String(text))?.traceparent == String(text))
    }

    @Test func everyChangedByteIsRefusedOrAnotherContext() throws {
        let whole = try #require(TraceContext(traceparent: Self.text))
        for index in Self.text.utf8.indices {
            for byte in UInt8.min...UInt8.max {
                let offset = Self.text.utf8.distance(from: Self.text.startIndex, to: index)
                var bytes = Array(Self.text.utf8)
                guard bytes[offset] != byte else { continue }
                bytes[offset] = byte
                let changed = String(decoding: bytes, as: UTF8.self)
                guard let context = TraceContext(traceparent: changed) else { continue }
                #expect(context != whole && context.traceparent == changed)
            }
        }
    }

    @Test func spansOfAProcessContinueTheirCallers() throws {
        let source = SpanSource(seed: 7, startsTraces: false)
        let parent = try #require(TraceContext(traceparent: Self.text))
        var seen: Set<UInt64> = [parent.spanID]
        for _ in 0..<10_000 {
            let span = try #require(source.span(continuing: parent))
            #expect(span.parentID == parent.spanID)
            #expect(span.context.traceIDText == parent.traceIDText)
            #expect(span.context.flags == parent.flags)
            #expect(seen.insert(span.context.spanID).inserted)
        }
        #expect(source.span(continuing: nil) == nil)
    }

    @Test func doorBeginsATraceWhereThereIsNone() throws {
        let source = SpanSource(seed: 7, startsTraces: true)
        let one = try #require(source.span(continuing: nil))
        let two = try #require(source.span(continuing: nil))
        #expect(one.parentID == nil && two.parentID == nil)
        #expect(one.context.traceIDText != two.context.traceIDText)
        #expect(TraceContext(traceparent: one.context.traceparent) == one.context)
        #expect(one.context.flags == 1)
    }

    @Test func descriptorsHaveNumbersOfTheirOwn() {
        func make() -> MethodDescriptor {
            MethodDescriptor(
                service: "s",
                name: "m",
                kind: .unary,
                idempotency: .none,
                access: .nobody
            )
        }
        let (one, two) = (make(), make())
        let copy = one
        #expect(one == two && one.hashValue == two.hashValue)
        #expect(one.ordinal != two.ordinal && copy.ordinal == one.ordinal)
    }
}
