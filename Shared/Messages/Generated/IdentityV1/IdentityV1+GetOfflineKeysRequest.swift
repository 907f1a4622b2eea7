// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetOfflineKeysRequest`.
    package struct GetOfflineKeysRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetOfflineKeysRequest"

        /// The till's own store.
        package var organisation: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = ""
        ) {
            self.organisation = organisation
        }
    }
}

extension IdentityV1.GetOfflineKeysRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetOfflineKeysRequest()
        huitou__identity__v1__get_offline_keys_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetOfflineKeysRequest> {
        let c = arena.allocate(Huitou__Identity__V1__GetOfflineKeysRequest.self)
        huitou__identity__v1__get_offline_keys_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        return c
    }
}
