// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.VerifyTiersResponse`.
    package struct VerifyTiersResponse: JSONMessage {
        package static let messageName = "huitou.tiers.v1.VerifyTiersResponse"

        package var members: UInt64
        package var growthEntries: UInt64
        package var tierChanges: UInt64
        package var events: UInt64
        package var findings: [String]

        /// The message with every field at its default.
        package init() {
            self.members = 0
            self.growthEntries = 0
            self.tierChanges = 0
            self.events = 0
            self.findings = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            members: UInt64 = 0,
            growthEntries: UInt64 = 0,
            tierChanges: UInt64 = 0,
            events: UInt64 = 0,
            findings: [String] = []
        ) {
            self.members = members
            self.growthEntries = growthEntries
            self.tierChanges = tierChanges
            self.events = events
            self.findings = findings
        }
    }
}

extension TiersV1.VerifyTiersResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__VerifyTiersResponse()
        huitou__tiers__v1__verify_tiers_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__VerifyTiersResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__VerifyTiersResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__VerifyTiersResponse>) {
        self.init(
            members: c.pointee.members,
            growthEntries: c.pointee.growth_entries,
            tierChanges: c.pointee.tier_changes,
            events: c.pointee.events,
            findings: CField.pointees(c.pointee.n_findings, c.pointee.findings) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__VerifyTiersResponse> {
        let c = arena.allocate(Huitou__Tiers__V1__VerifyTiersResponse.self)
        huitou__tiers__v1__verify_tiers_response__init(c)
        c.pointee.members = members
        c.pointee.growth_entries = growthEntries
        c.pointee.tier_changes = tierChanges
        c.pointee.events = events
        (c.pointee.n_findings, c.pointee.findings) = arena.array(findings) {
            arena.string($0)
        }
        return c
    }
}
