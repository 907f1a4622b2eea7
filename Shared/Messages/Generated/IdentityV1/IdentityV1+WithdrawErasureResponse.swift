// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.WithdrawErasureResponse`.
    package struct WithdrawErasureResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.WithdrawErasureResponse"

        /// Whether there was a wish, of the member or of one that was merged into it.
        package var withdrawn: Bool
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.withdrawn = false
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            withdrawn: Bool = false,
            replayed: Bool = false
        ) {
            self.withdrawn = withdrawn
            self.replayed = replayed
        }
    }
}

extension IdentityV1.WithdrawErasureResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__WithdrawErasureResponse()
        huitou__identity__v1__withdraw_erasure_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__WithdrawErasureResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__WithdrawErasureResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__WithdrawErasureResponse>) {
        self.init(
            withdrawn: c.pointee.withdrawn != 0,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__WithdrawErasureResponse> {
        let c = arena.allocate(Huitou__Identity__V1__WithdrawErasureResponse.self)
        huitou__identity__v1__withdraw_erasure_response__init(c)
        c.pointee.withdrawn = withdrawn ? 1 : 0
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
