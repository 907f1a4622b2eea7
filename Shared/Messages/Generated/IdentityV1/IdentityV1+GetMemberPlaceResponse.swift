// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetMemberPlaceResponse`.
    package struct GetMemberPlaceResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetMemberPlaceResponse"

        /// Empty for a member that is not known, or is none any more.
        package var home: String
        package var partners: [String]

        /// The message with every field at its default.
        package init() {
            self.home = ""
            self.partners = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            home: String = "",
            partners: [String] = []
        ) {
            self.home = home
            self.partners = partners
        }
    }
}

extension IdentityV1.GetMemberPlaceResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetMemberPlaceResponse()
        huitou__identity__v1__get_member_place_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetMemberPlaceResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetMemberPlaceResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetMemberPlaceResponse>) {
        self.init(
            home: CField.string(c.pointee.home),
            partners: CField.pointees(c.pointee.n_partners, c.pointee.partners) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetMemberPlaceResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetMemberPlaceResponse.self)
        huitou__identity__v1__get_member_place_response__init(c)
        if !home.isEmpty { c.pointee.home = arena.string(home) }
        (c.pointee.n_partners, c.pointee.partners) = arena.array(partners) {
            arena.string($0)
        }
        return c
    }
}
