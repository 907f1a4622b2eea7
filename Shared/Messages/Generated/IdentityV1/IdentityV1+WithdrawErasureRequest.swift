// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.WithdrawErasureRequest`.
    package struct WithdrawErasureRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.WithdrawErasureRequest"

        package var memberID: Int64
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.WithdrawErasureRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__WithdrawErasureRequest()
        huitou__identity__v1__withdraw_erasure_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__WithdrawErasureRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__WithdrawErasureRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__WithdrawErasureRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__WithdrawErasureRequest> {
        let c = arena.allocate(Huitou__Identity__V1__WithdrawErasureRequest.self)
        huitou__identity__v1__withdraw_erasure_request__init(c)
        c.pointee.member_id = memberID
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
