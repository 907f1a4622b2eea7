// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetProfileResponse`.
    package struct GetProfileResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetProfileResponse"

        package var profile: IdentityV1.Profile?

        /// The message with every field at its default.
        package init() {
            self.profile = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            profile: IdentityV1.Profile? = nil
        ) {
            self.profile = profile
        }
    }
}

extension IdentityV1.GetProfileResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetProfileResponse()
        huitou__identity__v1__get_profile_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetProfileResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetProfileResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetProfileResponse>) {
        self.init(
            profile: c.pointee.profile.map { IdentityV1.Profile($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetProfileResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetProfileResponse.self)
        huitou__identity__v1__get_profile_response__init(c)
        if let value = profile { c.pointee.profile = value.makeC(arena) }
        return c
    }
}
