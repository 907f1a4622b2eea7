// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.UnmergeMembersResponse`.
    package struct UnmergeMembersResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.UnmergeMembersResponse"

        package var survivorID: Int64
        package var absorbedID: Int64
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.survivorID = 0
            self.absorbedID = 0
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            survivorID: Int64 = 0,
            absorbedID: Int64 = 0,
            replayed: Bool = false
        ) {
            self.survivorID = survivorID
            self.absorbedID = absorbedID
            self.replayed = replayed
        }
    }
}

extension IdentityV1.UnmergeMembersResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__UnmergeMembersResponse()
        huitou__identity__v1__unmerge_members_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__UnmergeMembersResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__UnmergeMembersResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__UnmergeMembersResponse>) {
        self.init(
            survivorID: c.pointee.survivor_id,
            absorbedID: c.pointee.absorbed_id,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__UnmergeMembersResponse> {
        let c = arena.allocate(Huitou__Identity__V1__UnmergeMembersResponse.self)
        huitou__identity__v1__unmerge_members_response__init(c)
        c.pointee.survivor_id = survivorID
        c.pointee.absorbed_id = absorbedID
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
