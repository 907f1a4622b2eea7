// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.BackUpResponse`.
    package struct BackUpResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.BackUpResponse"

        package var dataFile: String
        package var keysFile: String
        package var members: UInt64

        /// The message with every field at its default.
        package init() {
            self.dataFile = ""
            self.keysFile = ""
            self.members = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            dataFile: String = "",
            keysFile: String = "",
            members: UInt64 = 0
        ) {
            self.dataFile = dataFile
            self.keysFile = keysFile
            self.members = members
        }
    }
}

extension IdentityV1.BackUpResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__BackUpResponse()
        huitou__identity__v1__back_up_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__BackUpResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__BackUpResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__BackUpResponse>) {
        self.init(
            dataFile: CField.string(c.pointee.data_file),
            keysFile: CField.string(c.pointee.keys_file),
            members: c.pointee.members
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__BackUpResponse> {
        let c = arena.allocate(Huitou__Identity__V1__BackUpResponse.self)
        huitou__identity__v1__back_up_response__init(c)
        if !dataFile.isEmpty { c.pointee.data_file = arena.string(dataFile) }
        if !keysFile.isEmpty { c.pointee.keys_file = arena.string(keysFile) }
        c.pointee.members = members
        return c
    }
}
