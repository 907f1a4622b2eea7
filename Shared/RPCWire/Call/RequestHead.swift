package import RPCCore

/// What precedes the first message of a request: `huitou.rpc.v1.RequestHeader`.
///
/// Coded by hand, because every call has one and a general codec costs more than some handlers do.
/// The bytes are those of the message in `wire.proto`, field for field.
package struct RequestHead: Hashable, Sendable {
    /// The method's place in the server's list, from 1; or 0, and the name counts.
    package var methodNumber: UInt32
    /// `<service>/<method>`; empty where the number is given.
    package var method: String
    /// How long the caller still waits, in microseconds; 0 for no limit.
    package var timeoutMicroseconds: UInt64
    /// What travels beside the message.
    package var metadata: CallMetadata

    /// Puts a head together.
    package init(
        methodNumber: UInt32 = 0,
        method: String = "",
        timeoutMicroseconds: UInt64 = 0,
        metadata: CallMetadata = CallMetadata()
    ) {
        self.methodNumber = methodNumber
        self.method = method
        self.timeoutMicroseconds = timeoutMicroseconds
        self.metadata = metadata
    }
}

extension RequestHead {
    /// The fields of `huitou.rpc.v1.RequestHeader`.
    private enum Field: UInt8 {
        case methodNumber = 1
        case method = 2
        case timeout = 3
        case token = 4
        case requestID = 5
        case traceparent = 6
        case purpose = 7
    }

    private static let varint: UInt8 = 0
    private static let delimited: UInt8 = 2

    /// The length of the encoded head.
    package var byteCount: Int {
        var count = 0
        if methodNumber > 0 { count += 1 + Self.varintByteCount(UInt64(methodNumber)) }
        if timeoutMicroseconds > 0 { count += 1 + Self.varintByteCount(timeoutMicroseconds) }
        count += Self.textByteCount(method)
        count += Self.textByteCount(metadata.token)
        count += Self.textByteCount(metadata.requestID)
        count += Self.textByteCount(metadata.traceparent)
        count += Self.textByteCount(metadata.purpose)
        return count
    }

    /// Writes exactly `byteCount` bytes.
    package func encode(to address: UnsafeMutableRawPointer) {
        var place = address
        if methodNumber > 0 {
            Self.write(.methodNumber, Self.varint, to: &place)
            Self.write(UInt64(methodNumber), to: &place)
        }
        Self.write(.method, method, to: &place)
        if timeoutMicroseconds > 0 {
            Self.write(.timeout, Self.varint, to: &place)
            Self.write(timeoutMicroseconds, to: &place)
        }
        Self.write(.token, metadata.token, to: &place)
        Self.write(.requestID, metadata.requestID, to: &place)
        Self.write(.traceparent, metadata.traceparent, to: &place)
        Self.write(.purpose, metadata.purpose, to: &place)
    }

    private static func varintByteCount(_ value: UInt64) -> Int {
        max(1, (70 - value.leadingZeroBitCount) / 7)
    }

    private static func textByteCount(_ text: String) -> Int {
        let count = text.utf8.count
        return count == 0 ? 0 : 1 + varintByteCount(UInt64(count)) + count
    }

    private static func write(
        _ field: Field,
        _ wireType: UInt8,
        to place: inout UnsafeMutableRawPointer
    ) {
        place.storeBytes(of: field.rawValue << 3 | wireType, as: UInt8.self)
        place += 1
    }

    private static func write(_ value: UInt64, to place: inout UnsafeMutableRawPointer) {
        var rest = value
        while rest >= 0x80 {
            place.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, as: UInt8.self)
            place += 1
            rest >>= 7
        }
        place.storeBytes(of: UInt8(truncatingIfNeeded: rest), as: UInt8.self)
        place += 1
    }

    private static func write(
        _ field: Field,
        _ text: String,
        to place: inout UnsafeMutableRawPointer
    ) {
        var text = text
        text.withUTF8 { bytes in
            guard let source = bytes.baseAddress, bytes.count > 0 else { return }
            write(field, delimited, to: &place)
            write(UInt64(bytes.count), to: &place)
            place.copyMemory(from: source, byteCount: bytes.count)
            place += bytes.count
        }
    }
}

extension RequestHead {
    /// Decodes and checks a head.
    ///
    /// - Parameter bytes: The encoded head; borrowed.
    /// - Throws: `invalidArgument`: `rpc.bad_request_header` for what is no such message,
    ///   `rpc.invalid_field` for a field outside of its bounds.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RPCError) {
        self.init()
        var reader = HeadReader(bytes)
        while !reader.isAtEnd {
            let key = try reader.readShortVarint()
            guard key >> 3 != 0 else { throw .badRequestHeader }
            let wireType = UInt8(truncatingIfNeeded: key & 7)
            guard let field = Field(rawValue: UInt8(clamping: key >> 3)) else {
                try reader.skip(wireType)
                continue
            }
            try read(field, wireType, from: &reader)
        }
    }

    private mutating func read(
        _ field: Field,
        _ wireType: UInt8,
        from reader: inout HeadReader
    ) throws(RPCError) {
        switch field {
        case .methodNumber, .timeout:
            guard wireType == Self.varint else { throw .badRequestHeader }
            let value = try reader.readVarint()
            if field == .timeout {
                timeoutMicroseconds = value
            } else {
                methodNumber = UInt32(truncatingIfNeeded: value)
            }
        case .method, .token, .requestID, .traceparent, .purpose:
            guard wireType == Self.delimited else { throw .badRequestHeader }
            let text = try reader.readDelimited()
            switch field {
            case .token: metadata.token = try CallMetadata.token(text)
            case .requestID: metadata.requestID = try CallMetadata.requestID(text)
            case .traceparent: metadata.traceparent = try CallMetadata.traceparent(text)
            case .purpose: metadata.purpose = try CallMetadata.purpose(text)
            default:
                guard let name = String(validating: text, as: UTF8.self) else {
                    throw .badRequestHeader
                }
                method = name
            }
        }
    }
}

extension RPCError {
    /// A request whose header is longer than its frame or than allowed, or is no such message.
    package static let badRequestHeader = RPCError(
        .invalidArgument,
        reason: "rpc.bad_request_header",
        message: "the request's header cannot be decoded, or is longer than allowed"
    )
}
