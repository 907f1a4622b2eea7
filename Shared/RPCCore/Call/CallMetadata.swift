/// What travels with a call beside its message.
package struct CallMetadata: Hashable, Sendable {
    /// The access token of the caller on whose behalf the call is; empty for none.
    package var token: String
    /// The id under which logs of all services show this call; empty for none.
    package var requestID: String
    /// The `traceparent` of W3C Trace Context; empty for none.
    package var traceparent: String

    /// Why personal data is to be seen, in the caller's words; empty where it has not said.
    package var purpose: String

    /// The longest token, in bytes.
    package static let tokenBytesMax = 4_096
    /// The longest request id, in bytes.
    package static let requestIDBytesMax = 64
    /// The longest purpose, in bytes.
    package static let purposeBytesMax = 200
    /// The longest number in a purpose, in digits.
    package static let purposeDigitsMax = 6

    /// Bundles what travels along.
    package init(
        token: String = "",
        requestID: String = "",
        traceparent: String = "",
        purpose: String = ""
    ) {
        self.token = token
        self.requestID = requestID
        self.traceparent = traceparent
        self.purpose = purpose
    }

    /// Checks what has come from outside.
    ///
    /// - Throws: `invalidArgument` with the field that is refused, never with what it holds.
    package func validate() throws(RPCError) {
        try Self.check(token, Self.token)
        try Self.check(requestID, Self.requestID)
        try Self.check(traceparent, Self.traceparent)
        try Self.check(purpose, Self.purpose)
    }

    private static func check(
        _ text: String,
        _ read: (UnsafeRawBufferPointer) throws(RPCError) -> String
    ) throws(RPCError) {
        if text.isEmpty { return }
        var text = text
        let result = text.withUTF8 { bytes in
            Result { () throws(RPCError) in _ = try read(UnsafeRawBufferPointer(bytes)) }
        }
        try result.get()
    }
}

/// The fields as they come from outside: each is checked in one pass, for every call.
extension CallMetadata {
    /// Reads a token; empty for none.
    ///
    /// - Throws: `invalidArgument` for what is no token.
    package static func token(_ bytes: UnsafeRawBufferPointer) throws(RPCError) -> String {
        guard bytes.count <= tokenBytesMax, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .invalid(
                field: "header.token",
                "must be at most \(tokenBytesMax) printable ASCII characters without space"
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a request id; empty for none.
    ///
    /// - Throws: `invalidArgument` for what is no request id.
    package static func requestID(_ bytes: UnsafeRawBufferPointer) throws(RPCError) -> String {
        guard bytes.count <= requestIDBytesMax, bytes.allSatisfy(isRequestIDByte) else {
            throw .invalid(
                field: "header.request_id",
                "must be at most \(requestIDBytesMax) letters, digits and any of - _ . :"
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a `traceparent`; empty for none.
    ///
    /// - Throws: `invalidArgument` for what is none.
    package static func traceparent(_ bytes: UnsafeRawBufferPointer) throws(RPCError) -> String {
        guard bytes.isEmpty || TraceContext(traceparent: bytes) != nil else {
            throw .invalid(
                field: "header.traceparent",
                "must be 00-<32 hex digits>-<16 hex digits>-<2 hex digits>, ids not all zero"
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a purpose; empty for none.
    ///
    /// - Throws: `invalidArgument` for what is none.
    package static func purpose(_ bytes: UnsafeRawBufferPointer) throws(RPCError) -> String {
        guard bytes.count <= purposeBytesMax, let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy(isPrintable), !holdsLongNumber(text)
        else {
            throw .invalid(
                field: "header.purpose",
                "must be at most \(purposeBytesMax) bytes of printable text "
                    + "without numbers of more than \(purposeDigitsMax) digits"
            )
        }
        return text
    }

    /// Whether there are as many digits in a row as in a phone or card number: a purpose is kept.
    private static func holdsLongNumber(_ text: String) -> Bool {
        var count = 0
        for scalar in text.unicodeScalars {
            count = scalar.properties.numericType == nil ? 0 : count + 1
            if count > purposeDigitsMax { return true }
        }
        return false
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            false
        default: true
        }
    }

    /// Letters, digits and `- _ . :`, a bit for each, those below 64 first.
    private static let requestIDBytes: (low: UInt64, high: UInt64) = (
        0x07FF_6000_0000_0000, 0x07FF_FFFE_87FF_FFFE
    )

    /// Whether a request id may hold a byte; without a branch, which would be guessed wrongly as
    /// often as rightly.
    private static func isRequestIDByte(_ byte: UInt8) -> Bool {
        let half = byte & 0x40 == 0 ? requestIDBytes.low : requestIDBytes.high
        return byte < 0x80 && half >> UInt64(byte & 0x3F) & 1 == 1
    }
}
