// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.MayContactRequest`.
    package struct MayContactRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.MayContactRequest"

        package var memberID: Int64
        package var purpose: String
        package var channel: IdentityV1.ContactChannel
        /// Takes the slot where there is one: it counts against the caps from then on.
        package var reserve: Bool
        /// What the contact is about, by the caller's name for it, 1 to 64 printable ASCII characters:
        /// birthday-2026. Asked again, it is answered as the first time and counts once. Required where
        /// reserve is set.
        package var occurrence: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.purpose = ""
            self.channel = .unspecified
            self.reserve = false
            self.occurrence = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            purpose: String = "",
            channel: IdentityV1.ContactChannel = .unspecified,
            reserve: Bool = false,
            occurrence: String = ""
        ) {
            self.memberID = memberID
            self.purpose = purpose
            self.channel = channel
            self.reserve = reserve
            self.occurrence = occurrence
        }
    }
}

extension IdentityV1.MayContactRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__MayContactRequest()
        huitou__identity__v1__may_contact_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__MayContactRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__MayContactRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__MayContactRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            purpose: CField.string(c.pointee.purpose),
            channel: IdentityV1.ContactChannel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue)),
            reserve: c.pointee.reserve != 0,
            occurrence: CField.string(c.pointee.occurrence)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__MayContactRequest> {
        let c = arena.allocate(Huitou__Identity__V1__MayContactRequest.self)
        huitou__identity__v1__may_contact_request__init(c)
        c.pointee.member_id = memberID
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        c.pointee.channel = .init(rawValue: .init(truncatingIfNeeded: channel.rawValue))
        c.pointee.reserve = reserve ? 1 : 0
        if !occurrence.isEmpty { c.pointee.occurrence = arena.string(occurrence) }
        return c
    }
}
