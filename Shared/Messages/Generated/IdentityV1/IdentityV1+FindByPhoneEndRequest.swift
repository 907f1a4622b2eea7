// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.FindByPhoneEndRequest`.
    package struct FindByPhoneEndRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.FindByPhoneEndRequest"

        /// The last four digits.
        package var digits: String
        /// The first character of the name, as a second thing to know.
        package var nameInitial: String
        /// The part of the organisation whose members are looked at.
        package var organisation: String

        /// The message with every field at its default.
        package init() {
            self.digits = ""
            self.nameInitial = ""
            self.organisation = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            digits: String = "",
            nameInitial: String = "",
            organisation: String = ""
        ) {
            self.digits = digits
            self.nameInitial = nameInitial
            self.organisation = organisation
        }
    }
}

extension IdentityV1.FindByPhoneEndRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__FindByPhoneEndRequest()
        huitou__identity__v1__find_by_phone_end_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndRequest>) {
        self.init(
            digits: CField.string(c.pointee.digits),
            nameInitial: CField.string(c.pointee.name_initial),
            organisation: CField.string(c.pointee.organisation)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__FindByPhoneEndRequest> {
        let c = arena.allocate(Huitou__Identity__V1__FindByPhoneEndRequest.self)
        huitou__identity__v1__find_by_phone_end_request__init(c)
        if !digits.isEmpty { c.pointee.digits = arena.string(digits) }
        if !nameInitial.isEmpty { c.pointee.name_initial = arena.string(nameInitial) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        return c
    }
}
