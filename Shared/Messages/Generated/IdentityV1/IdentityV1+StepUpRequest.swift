// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.StepUpRequest`.
    package struct StepUpRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.StepUpRequest"

        package var memberID: Int64
        /// Of a code for CODE_PURPOSE_STEP_UP, sent to a phone by which the member signs in.
        package var code: IdentityV1.OneTimeCode?
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.code = nil
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            code: IdentityV1.OneTimeCode? = nil,
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.code = code
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.StepUpRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__StepUpRequest()
        huitou__identity__v1__step_up_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__StepUpRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__StepUpRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__StepUpRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            code: c.pointee.code.map { IdentityV1.OneTimeCode($0) },
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__StepUpRequest> {
        let c = arena.allocate(Huitou__Identity__V1__StepUpRequest.self)
        huitou__identity__v1__step_up_request__init(c)
        c.pointee.member_id = memberID
        if let value = code { c.pointee.code = value.makeC(arena) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
