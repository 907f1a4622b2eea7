/// What travels with a call beside its message.
package struct CallMetadata: Hashable, Sendable {
    /// The access token of the caller on whose behalf the call is; empty for none.
    package var token: String
    /// The id under which logs of all services show this call; empty for none.
    package var requestID: String
    /// The `traceparent` of W3C Trace Context; empty for none.
    package var traceparent: String

    /// The longest token, in bytes.
    package static let tokenBytesMax = 4_096
    /// The longest request id, in bytes.
    package static let requestIDBytesMax = 64
    /// The length of a `traceparent` of version 00, the only one that is known, in bytes.
    package static let traceparentBytes = 55

    /// Bundles what travels along.
    package init(token: String = "", requestID: String = "", traceparent: String = "") {
        self.token = token
        self.requestID = requestID
        self.traceparent = traceparent
    }

    /// Checks what has come from outside.
    ///
    /// - Throws: `invalidArgument` with the field that is refused, never with what it holds.
    package func validate() throws(RPCError) {
        guard Self.isToken(token.utf8) else {
            throw .invalid(
                field: "header.token",
                "must be at most \(Self.tokenBytesMax) printable ASCII characters without space"
            )
        }
        guard Self.isRequestID(requestID.utf8) else {
            throw .invalid(
                field: "header.request_id",
                "must be at most \(Self.requestIDBytesMax) letters, digits and any of - _ . :"
            )
        }
        guard traceparent.isEmpty || Self.isTraceparent(traceparent) else {
            throw .invalid(
                field: "header.traceparent",
                "must be 00-<32 hex digits>-<16 hex digits>-<2 hex digits>, ids not all zero"
            )
        }
    }

    private static func isToken(_ bytes: String.UTF8View) -> Bool {
        bytes.count <= tokenBytesMax && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    private static func isRequestID(_ bytes: String.UTF8View) -> Bool {
        guard bytes.count <= requestIDBytesMax else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: ":"):
                true
            default: false
            }
        }
    }

    /// W3C Trace Context, section 3.2.2: version, trace id, parent id and flags in lower-case hex.
    ///
    /// One pass without allocation: it runs for every call.
    private static func isTraceparent(_ text: String) -> Bool {
        guard text.utf8.count == traceparentBytes, text.utf8.starts(with: "00-".utf8) else {
            return false
        }
        var traceIsZero = true
        var parentIsZero = true
        for (index, byte) in text.utf8.enumerated() {
            if index == 2 || index == 35 || index == 52 {
                guard byte == UInt8(ascii: "-") else { return false }
                continue
            }
            switch byte {
            case UInt8(ascii: "0"): continue
            case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
                if index < 35 { traceIsZero = false } else if index < 52 { parentIsZero = false }
            default: return false
            }
        }
        return !traceIsZero && !parentIsZero
    }
}
