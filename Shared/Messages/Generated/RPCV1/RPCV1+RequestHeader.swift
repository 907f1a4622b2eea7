// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/wire.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// What precedes the message of a request.
    package struct RequestHeader: JSONMessage {
        package static let messageName = "huitou.rpc.v1.RequestHeader"

        /// The method's place in the server's list, from 1; or 0, and the name counts.
        package var methodNumber: UInt32
        /// <service>/<method>: huitou.points.v1.Points/GetBalance.
        package var method: String
        /// Microseconds that the caller still waits; 0 for no limit.
        package var timeoutMicroseconds: UInt64
        /// An access token: the caller on whose behalf the call is.
        package var token: String
        /// The id under which all services log this call.
        package var requestID: String
        /// W3C Trace Context.
        package var traceparent: String
        /// Why somebody wants to see personal data unmasked; goes into the audit trail.
        package var purpose: String

        /// The message with every field at its default.
        package init() {
            self.methodNumber = 0
            self.method = ""
            self.timeoutMicroseconds = 0
            self.token = ""
            self.requestID = ""
            self.traceparent = ""
            self.purpose = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            methodNumber: UInt32 = 0,
            method: String = "",
            timeoutMicroseconds: UInt64 = 0,
            token: String = "",
            requestID: String = "",
            traceparent: String = "",
            purpose: String = ""
        ) {
            self.methodNumber = methodNumber
            self.method = method
            self.timeoutMicroseconds = timeoutMicroseconds
            self.token = token
            self.requestID = requestID
            self.traceparent = traceparent
            self.purpose = purpose
        }
    }
}

extension RPCV1.RequestHeader {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__RequestHeader()
        huitou__rpc__v1__request_header__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__RequestHeader>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__RequestHeader>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__RequestHeader>) {
        self.init(
            methodNumber: c.pointee.method_number,
            method: CField.string(c.pointee.method),
            timeoutMicroseconds: c.pointee.timeout_microseconds,
            token: CField.string(c.pointee.token),
            requestID: CField.string(c.pointee.request_id),
            traceparent: CField.string(c.pointee.traceparent),
            purpose: CField.string(c.pointee.purpose)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__RequestHeader> {
        let c = arena.allocate(Huitou__Rpc__V1__RequestHeader.self)
        huitou__rpc__v1__request_header__init(c)
        c.pointee.method_number = methodNumber
        if !method.isEmpty { c.pointee.method = arena.string(method) }
        c.pointee.timeout_microseconds = timeoutMicroseconds
        if !token.isEmpty { c.pointee.token = arena.string(token) }
        if !requestID.isEmpty { c.pointee.request_id = arena.string(requestID) }
        if !traceparent.isEmpty { c.pointee.traceparent = arena.string(traceparent) }
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        return c
    }
}
