// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Address`.
    package struct Address: JSONMessage {
        package static let messageName = "huitou.identity.v1.Address"

        /// Who takes the parcel; 1 to 64 characters.
        package var recipient: String
        /// Normalised as an identity of the kind phone.
        package var phone: String
        /// Province, city, district and street; 1 to 200 characters.
        package var text: String
        /// At most 16 letters, digits, spaces and dashes.
        package var postcode: String
        /// What the member calls it: 家; at most 32 characters.
        package var label: String

        /// The message with every field at its default.
        package init() {
            self.recipient = ""
            self.phone = ""
            self.text = ""
            self.postcode = ""
            self.label = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            recipient: String = "",
            phone: String = "",
            text: String = "",
            postcode: String = "",
            label: String = ""
        ) {
            self.recipient = recipient
            self.phone = phone
            self.text = text
            self.postcode = postcode
            self.label = label
        }
    }
}

extension IdentityV1.Address {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Address()
        huitou__identity__v1__address__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Address>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Address>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Address>) {
        self.init(
            recipient: CField.string(c.pointee.recipient),
            phone: CField.string(c.pointee.phone),
            text: CField.string(c.pointee.text),
            postcode: CField.string(c.pointee.postcode),
            label: CField.string(c.pointee.label)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Address> {
        let c = arena.allocate(Huitou__Identity__V1__Address.self)
        huitou__identity__v1__address__init(c)
        if !recipient.isEmpty { c.pointee.recipient = arena.string(recipient) }
        if !phone.isEmpty { c.pointee.phone = arena.string(phone) }
        if !text.isEmpty { c.pointee.text = arena.string(text) }
        if !postcode.isEmpty { c.pointee.postcode = arena.string(postcode) }
        if !label.isEmpty { c.pointee.label = arena.string(label) }
        return c
    }
}
