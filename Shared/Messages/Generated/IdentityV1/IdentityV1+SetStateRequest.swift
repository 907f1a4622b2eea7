// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SetStateRequest`.
    package struct SetStateRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SetStateRequest"

        package var memberID: Int64
        /// active, frozen or closed.
        package var state: IdentityV1.MemberState
        /// Of a frozen member: whether it may earn and burn meanwhile.
        package var mayEarn: Bool
        package var mayBurn: Bool
        /// Why, 1 to 200 characters.
        package var reason: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.state = .unspecified
            self.mayEarn = false
            self.mayBurn = false
            self.reason = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            state: IdentityV1.MemberState = .unspecified,
            mayEarn: Bool = false,
            mayBurn: Bool = false,
            reason: String = "",
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.state = state
            self.mayEarn = mayEarn
            self.mayBurn = mayBurn
            self.reason = reason
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.SetStateRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetStateRequest()
        huitou__identity__v1__set_state_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetStateRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetStateRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetStateRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            state: IdentityV1.MemberState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            mayEarn: c.pointee.may_earn != 0,
            mayBurn: c.pointee.may_burn != 0,
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetStateRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SetStateRequest.self)
        huitou__identity__v1__set_state_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.may_earn = mayEarn ? 1 : 0
        c.pointee.may_burn = mayBurn ? 1 : 0
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
