// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.BackUpRequest`.
    package struct BackUpRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.BackUpRequest"

        /// A folder of the machine that identity runs on, which must be there; identity-data-*.sqlite and
        /// identity-keys-*.sqlite are made in it.
        package var folder: String

        /// The message with every field at its default.
        package init() {
            self.folder = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            folder: String = ""
        ) {
            self.folder = folder
        }
    }
}

extension IdentityV1.BackUpRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__BackUpRequest()
        huitou__identity__v1__back_up_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__BackUpRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__BackUpRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__BackUpRequest>) {
        self.init(
            folder: CField.string(c.pointee.folder)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__BackUpRequest> {
        let c = arena.allocate(Huitou__Identity__V1__BackUpRequest.self)
        huitou__identity__v1__back_up_request__init(c)
        if !folder.isEmpty { c.pointee.folder = arena.string(folder) }
        return c
    }
}
