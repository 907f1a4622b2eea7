// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.ListGrowthResponse`.
    package struct ListGrowthResponse: JSONMessage {
        package static let messageName = "huitou.tiers.v1.ListGrowthResponse"

        package var entries: [TiersV1.GrowthEntry]
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.entries = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entries: [TiersV1.GrowthEntry] = [],
            nextCursor: String = ""
        ) {
            self.entries = entries
            self.nextCursor = nextCursor
        }
    }
}

extension TiersV1.ListGrowthResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__ListGrowthResponse()
        huitou__tiers__v1__list_growth_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__ListGrowthResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__ListGrowthResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__ListGrowthResponse>) {
        self.init(
            entries: CField.pointees(c.pointee.n_entries, c.pointee.entries) { TiersV1.GrowthEntry($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__ListGrowthResponse> {
        let c = arena.allocate(Huitou__Tiers__V1__ListGrowthResponse.self)
        huitou__tiers__v1__list_growth_response__init(c)
        (c.pointee.n_entries, c.pointee.entries) = arena.array(entries) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}
