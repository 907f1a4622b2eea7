// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SetProfileResponse`.
    package struct SetProfileResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.SetProfileResponse"

        /// Whether anything is other than before.
        package var changed: Bool
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.changed = false
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            changed: Bool = false,
            replayed: Bool = false
        ) {
            self.changed = changed
            self.replayed = replayed
        }
    }
}

extension IdentityV1.SetProfileResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetProfileResponse()
        huitou__identity__v1__set_profile_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetProfileResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetProfileResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetProfileResponse>) {
        self.init(
            changed: c.pointee.changed != 0,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetProfileResponse> {
        let c = arena.allocate(Huitou__Identity__V1__SetProfileResponse.self)
        huitou__identity__v1__set_profile_response__init(c)
        c.pointee.changed = changed ? 1 : 0
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
