// swift-format-ignore-file
// Made by protos/generate from huitou/gateway/v1/gateway.proto. Do not edit.

internal import CMessages
package import RPCCore

extension GatewayV1 {
    /// `huitou.gateway.v1.IdentifyMemberRequest`.
    package struct IdentifyMemberRequest: JSONMessage {
        package static let messageName = "huitou.gateway.v1.IdentifyMemberRequest"

        /// Tried in this order: the first that is known counts.
        package var identities: [IdentityV1.IdentityValue]

        /// The message with every field at its default.
        package init() {
            self.identities = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            identities: [IdentityV1.IdentityValue] = []
        ) {
            self.identities = identities
        }
    }
}

extension GatewayV1.IdentifyMemberRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Gateway__V1__IdentifyMemberRequest()
        huitou__gateway__v1__identify_member_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Gateway__V1__IdentifyMemberRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Gateway__V1__IdentifyMemberRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Gateway__V1__IdentifyMemberRequest>) {
        self.init(
            identities: CField.pointees(c.pointee.n_identities, c.pointee.identities) { IdentityV1.IdentityValue($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Gateway__V1__IdentifyMemberRequest> {
        let c = arena.allocate(Huitou__Gateway__V1__IdentifyMemberRequest.self)
        huitou__gateway__v1__identify_member_request__init(c)
        (c.pointee.n_identities, c.pointee.identities) = arena.array(identities) {
            $0.makeC(arena)
        }
        return c
    }
}
