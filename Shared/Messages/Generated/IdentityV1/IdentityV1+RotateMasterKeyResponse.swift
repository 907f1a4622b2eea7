// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RotateMasterKeyResponse`.
    package struct RotateMasterKeyResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.RotateMasterKeyResponse"

        /// The number of the newest master key.
        package var masterKeyID: Int64
        /// How many keys were wrapped anew now.
        package var wrapped: UInt32
        /// Where to go on; 0 at the end.
        package var nextMemberID: Int64
        /// How many keys are still wrapped under older master keys; counted at the end only.
        package var remaining: UInt64

        /// The message with every field at its default.
        package init() {
            self.masterKeyID = 0
            self.wrapped = 0
            self.nextMemberID = 0
            self.remaining = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            masterKeyID: Int64 = 0,
            wrapped: UInt32 = 0,
            nextMemberID: Int64 = 0,
            remaining: UInt64 = 0
        ) {
            self.masterKeyID = masterKeyID
            self.wrapped = wrapped
            self.nextMemberID = nextMemberID
            self.remaining = remaining
        }
    }
}

extension IdentityV1.RotateMasterKeyResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RotateMasterKeyResponse()
        huitou__identity__v1__rotate_master_key_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RotateMasterKeyResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RotateMasterKeyResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RotateMasterKeyResponse>) {
        self.init(
            masterKeyID: c.pointee.master_key_id,
            wrapped: c.pointee.wrapped,
            nextMemberID: c.pointee.next_member_id,
            remaining: c.pointee.remaining
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RotateMasterKeyResponse> {
        let c = arena.allocate(Huitou__Identity__V1__RotateMasterKeyResponse.self)
        huitou__identity__v1__rotate_master_key_response__init(c)
        c.pointee.master_key_id = masterKeyID
        c.pointee.wrapped = wrapped
        c.pointee.next_member_id = nextMemberID
        c.pointee.remaining = remaining
        return c
    }
}
