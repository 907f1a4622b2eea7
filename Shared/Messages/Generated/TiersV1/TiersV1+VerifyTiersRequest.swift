// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.VerifyTiersRequest`.
    package struct VerifyTiersRequest: JSONMessage {
        package static let messageName = "huitou.tiers.v1.VerifyTiersRequest"

        /// The message with every field at its default.
        package init() {
        }
    }
}

extension TiersV1.VerifyTiersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__VerifyTiersRequest()
        huitou__tiers__v1__verify_tiers_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__VerifyTiersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__VerifyTiersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__VerifyTiersRequest>) {
        self.init()
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__VerifyTiersRequest> {
        let c = arena.allocate(Huitou__Tiers__V1__VerifyTiersRequest.self)
        huitou__tiers__v1__verify_tiers_request__init(c)
        return c
    }
}
