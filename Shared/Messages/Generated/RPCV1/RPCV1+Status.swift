// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/wire.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// How a call ended.
    package struct Status: JSONMessage {
        package static let messageName = "huitou.rpc.v1.Status"

        /// 0 for success, else the number of a gRPC status code.
        package var code: UInt32
        /// The refusal's name in the published catalogue: points.order_differs.
        package var reason: String
        /// A sentence for a person.
        package var message: String
        package var fieldViolations: [RPCV1.FieldViolation]
        /// How long to wait before trying again; 0 where waiting does not help.
        package var retryAfterMicroseconds: UInt64

        /// The message with every field at its default.
        package init() {
            self.code = 0
            self.reason = ""
            self.message = ""
            self.fieldViolations = []
            self.retryAfterMicroseconds = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: UInt32 = 0,
            reason: String = "",
            message: String = "",
            fieldViolations: [RPCV1.FieldViolation] = [],
            retryAfterMicroseconds: UInt64 = 0
        ) {
            self.code = code
            self.reason = reason
            self.message = message
            self.fieldViolations = fieldViolations
            self.retryAfterMicroseconds = retryAfterMicroseconds
        }
    }
}

extension RPCV1.Status {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__Status()
        huitou__rpc__v1__status__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__Status>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__Status>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__Status>) {
        self.init(
            code: c.pointee.code,
            reason: CField.string(c.pointee.reason),
            message: CField.string(c.pointee.message),
            fieldViolations: CField.pointees(c.pointee.n_field_violations, c.pointee.field_violations) { RPCV1.FieldViolation($0) },
            retryAfterMicroseconds: c.pointee.retry_after_microseconds
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__Status> {
        let c = arena.allocate(Huitou__Rpc__V1__Status.self)
        huitou__rpc__v1__status__init(c)
        c.pointee.code = code
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !message.isEmpty { c.pointee.message = arena.string(message) }
        (c.pointee.n_field_violations, c.pointee.field_violations) = arena.array(fieldViolations) {
            $0.makeC(arena)
        }
        c.pointee.retry_after_microseconds = retryAfterMicroseconds
        return c
    }
}
