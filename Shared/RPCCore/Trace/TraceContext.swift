/// The trace that a call belongs to and the span that made it: W3C Trace Context in binary.
package struct TraceContext: Hashable, Sendable {
    /// The upper half of the trace id.
    package let traceIDHigh: UInt64
    /// The lower half of the trace id; not both halves are 0.
    package let traceIDLow: UInt64
    /// The span; not 0.
    package let spanID: UInt64
    /// The flags; bit 0 says that the trace is recorded.
    package let flags: UInt8

    /// The length of a `traceparent` of version 00, the only one that is known, in bytes.
    package static let textBytes = 55

    /// Names a span of a trace.
    ///
    /// - Precondition: Neither id is zero.
    package init(traceIDHigh: UInt64, traceIDLow: UInt64, spanID: UInt64, flags: UInt8) {
        precondition(traceIDHigh | traceIDLow != 0 && spanID != 0, "ids of a trace are not zero")
        self.traceIDHigh = traceIDHigh
        self.traceIDLow = traceIDLow
        self.spanID = spanID
        self.flags = flags
    }

    /// Reads a `traceparent`: version, trace id, parent id and flags in lower-case hex (W3C Trace
    /// Context, section 3.2.2).
    ///
    /// One pass without allocation: it runs for every call that belongs to a trace.
    ///
    /// - Parameter text: The header's value; anything but version 00 gives `nil`.
    package init?(traceparent text: String) {
        var text = text
        let parsed = text.withUTF8 { TraceContext(traceparent: UnsafeRawBufferPointer($0)) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads a `traceparent`, borrowed.
    package init?(traceparent bytes: UnsafeRawBufferPointer) {
        let hyphen = UInt8(ascii: "-")
        guard bytes.count == Self.textBytes, bytes[0] == UInt8(ascii: "0"),
            bytes[1] == UInt8(ascii: "0"), bytes[2] == hyphen, bytes[35] == hyphen,
            bytes[52] == hyphen
        else { return nil }
        guard let high = HexDigits.number(bytes, at: 3), let low = HexDigits.number(bytes, at: 19),
            let span = HexDigits.number(bytes, at: 36),
            let flags = HexDigits.byte(bytes[53], bytes[54]),
            high | low != 0, span != 0
        else { return nil }
        self.init(traceIDHigh: high, traceIDLow: low, spanID: span, flags: flags)
    }
}

extension TraceContext {
    /// The `traceparent` of what this span calls.
    package var traceparent: String {
        String(unsafeUninitializedCapacity: Self.textBytes) { buffer in
            buffer[0] = UInt8(ascii: "0")
            buffer[1] = UInt8(ascii: "0")
            buffer[2] = UInt8(ascii: "-")
            buffer[35] = UInt8(ascii: "-")
            buffer[52] = UInt8(ascii: "-")
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            HexDigits.write(traceIDHigh, to: bytes, at: 3)
            HexDigits.write(traceIDLow, to: bytes, at: 19)
            HexDigits.write(spanID, to: bytes, at: 36)
            (buffer[53], buffer[54]) = HexDigits.digits(of: flags)
            return Self.textBytes
        }
    }

    /// The trace id as logs show it: 32 hex digits.
    package var traceIDText: String {
        String(unsafeUninitializedCapacity: 32) { buffer in
            HexDigits.write(traceIDHigh, to: UnsafeMutableRawBufferPointer(buffer), at: 0)
            HexDigits.write(traceIDLow, to: UnsafeMutableRawBufferPointer(buffer), at: 16)
            return 32
        }
    }

    /// A span id as logs show it: 16 hex digits.
    package static func text(ofSpan spanID: UInt64) -> String {
        String(unsafeUninitializedCapacity: 16) { buffer in
            HexDigits.write(spanID, to: UnsafeMutableRawBufferPointer(buffer), at: 0)
            return 16
        }
    }
}
