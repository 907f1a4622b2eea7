// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.CountByAcquisitionRequest`.
    package struct CountByAcquisitionRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.CountByAcquisitionRequest"

        package var organisation: String
        package var by: IdentityV1.AcquisitionField
        /// Registered from this time on and before that one, microseconds since the epoch; 0 for no bound.
        package var registeredFrom: Int64
        package var registeredBefore: Int64
        /// Where not empty: only members that were won by this campaign.
        package var campaign: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.by = .unspecified
            self.registeredFrom = 0
            self.registeredBefore = 0
            self.campaign = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            by: IdentityV1.AcquisitionField = .unspecified,
            registeredFrom: Int64 = 0,
            registeredBefore: Int64 = 0,
            campaign: String = ""
        ) {
            self.organisation = organisation
            self.by = by
            self.registeredFrom = registeredFrom
            self.registeredBefore = registeredBefore
            self.campaign = campaign
        }
    }
}

extension IdentityV1.CountByAcquisitionRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__CountByAcquisitionRequest()
        huitou__identity__v1__count_by_acquisition_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__CountByAcquisitionRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            by: IdentityV1.AcquisitionField(rawValue: Int32(truncatingIfNeeded: c.pointee.by.rawValue)),
            registeredFrom: c.pointee.registered_from,
            registeredBefore: c.pointee.registered_before,
            campaign: CField.string(c.pointee.campaign)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__CountByAcquisitionRequest> {
        let c = arena.allocate(Huitou__Identity__V1__CountByAcquisitionRequest.self)
        huitou__identity__v1__count_by_acquisition_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.by = .init(rawValue: .init(truncatingIfNeeded: by.rawValue))
        c.pointee.registered_from = registeredFrom
        c.pointee.registered_before = registeredBefore
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        return c
    }
}
