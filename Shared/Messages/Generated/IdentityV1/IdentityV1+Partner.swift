// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Partner`.
    package struct Partner: JSONMessage {
        package static let messageName = "huitou.identity.v1.Partner"

        package var partnerID: String
        package var organisation: String
        package var name: String
        /// resolve, earn, burn, read_profile
        package var scopes: [String]
        package var callsPerSecond: UInt32
        package var burst: UInt32
        package var active: Bool
        package var changedAt: Int64
        package var certificatePins: [String]

        /// The message with every field at its default.
        package init() {
            self.partnerID = ""
            self.organisation = ""
            self.name = ""
            self.scopes = []
            self.callsPerSecond = 0
            self.burst = 0
            self.active = false
            self.changedAt = 0
            self.certificatePins = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            partnerID: String = "",
            organisation: String = "",
            name: String = "",
            scopes: [String] = [],
            callsPerSecond: UInt32 = 0,
            burst: UInt32 = 0,
            active: Bool = false,
            changedAt: Int64 = 0,
            certificatePins: [String] = []
        ) {
            self.partnerID = partnerID
            self.organisation = organisation
            self.name = name
            self.scopes = scopes
            self.callsPerSecond = callsPerSecond
            self.burst = burst
            self.active = active
            self.changedAt = changedAt
            self.certificatePins = certificatePins
        }
    }
}

extension IdentityV1.Partner {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Partner()
        huitou__identity__v1__partner__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Partner>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Partner>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Partner>) {
        self.init(
            partnerID: CField.string(c.pointee.partner_id),
            organisation: CField.string(c.pointee.organisation),
            name: CField.string(c.pointee.name),
            scopes: CField.pointees(c.pointee.n_scopes, c.pointee.scopes) { CField.string($0) },
            callsPerSecond: c.pointee.calls_per_second,
            burst: c.pointee.burst,
            active: c.pointee.active != 0,
            changedAt: c.pointee.changed_at,
            certificatePins: CField.pointees(c.pointee.n_certificate_pins, c.pointee.certificate_pins) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Partner> {
        let c = arena.allocate(Huitou__Identity__V1__Partner.self)
        huitou__identity__v1__partner__init(c)
        if !partnerID.isEmpty { c.pointee.partner_id = arena.string(partnerID) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        (c.pointee.n_scopes, c.pointee.scopes) = arena.array(scopes) {
            arena.string($0)
        }
        c.pointee.calls_per_second = callsPerSecond
        c.pointee.burst = burst
        c.pointee.active = active ? 1 : 0
        c.pointee.changed_at = changedAt
        (c.pointee.n_certificate_pins, c.pointee.certificate_pins) = arena.array(certificatePins) {
            arena.string($0)
        }
        return c
    }
}
