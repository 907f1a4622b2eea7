// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// What a member has said about one purpose on one channel.
    package struct Consent: JSONMessage {
        package static let messageName = "huitou.identity.v1.Consent"

        package var purpose: String
        package var channel: IdentityV1.ContactChannel
        package var given: Bool
        package var policyVersion: String
        package var source: String
        package var at: Int64

        /// The message with every field at its default.
        package init() {
            self.purpose = ""
            self.channel = .unspecified
            self.given = false
            self.policyVersion = ""
            self.source = ""
            self.at = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            purpose: String = "",
            channel: IdentityV1.ContactChannel = .unspecified,
            given: Bool = false,
            policyVersion: String = "",
            source: String = "",
            at: Int64 = 0
        ) {
            self.purpose = purpose
            self.channel = channel
            self.given = given
            self.policyVersion = policyVersion
            self.source = source
            self.at = at
        }
    }
}

extension IdentityV1.Consent {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Consent()
        huitou__identity__v1__consent__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Consent>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Consent>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Consent>) {
        self.init(
            purpose: CField.string(c.pointee.purpose),
            channel: IdentityV1.ContactChannel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue)),
            given: c.pointee.given != 0,
            policyVersion: CField.string(c.pointee.policy_version),
            source: CField.string(c.pointee.source),
            at: c.pointee.at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Consent> {
        let c = arena.allocate(Huitou__Identity__V1__Consent.self)
        huitou__identity__v1__consent__init(c)
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        c.pointee.channel = .init(rawValue: .init(truncatingIfNeeded: channel.rawValue))
        c.pointee.given = given ? 1 : 0
        if !policyVersion.isEmpty { c.pointee.policy_version = arena.string(policyVersion) }
        if !source.isEmpty { c.pointee.source = arena.string(source) }
        c.pointee.at = at
        return c
    }
}
