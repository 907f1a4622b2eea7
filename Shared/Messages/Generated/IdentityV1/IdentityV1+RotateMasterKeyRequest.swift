// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RotateMasterKeyRequest`.
    package struct RotateMasterKeyRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.RotateMasterKeyRequest"

        /// The member after which to go on; 0 for the first.
        package var afterMemberID: Int64
        /// How many keys to wrap, 1 to 5,000; 0 for 1,000.
        package var keysMax: UInt32

        /// The message with every field at its default.
        package init() {
            self.afterMemberID = 0
            self.keysMax = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            afterMemberID: Int64 = 0,
            keysMax: UInt32 = 0
        ) {
            self.afterMemberID = afterMemberID
            self.keysMax = keysMax
        }
    }
}

extension IdentityV1.RotateMasterKeyRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RotateMasterKeyRequest()
        huitou__identity__v1__rotate_master_key_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RotateMasterKeyRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RotateMasterKeyRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RotateMasterKeyRequest>) {
        self.init(
            afterMemberID: c.pointee.after_member_id,
            keysMax: c.pointee.keys_max
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RotateMasterKeyRequest> {
        let c = arena.allocate(Huitou__Identity__V1__RotateMasterKeyRequest.self)
        huitou__identity__v1__rotate_master_key_request__init(c)
        c.pointee.after_member_id = afterMemberID
        c.pointee.keys_max = keysMax
        return c
    }
}
