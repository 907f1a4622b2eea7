// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RequestErasureRequest`.
    package struct RequestErasureRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.RequestErasureRequest"

        package var memberID: Int64
        /// 1 to 200 characters; without personal data.
        package var reason: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.reason = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            reason: String = "",
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.reason = reason
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.RequestErasureRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RequestErasureRequest()
        huitou__identity__v1__request_erasure_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RequestErasureRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RequestErasureRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RequestErasureRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RequestErasureRequest> {
        let c = arena.allocate(Huitou__Identity__V1__RequestErasureRequest.self)
        huitou__identity__v1__request_erasure_request__init(c)
        c.pointee.member_id = memberID
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
