// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.ListTierHistoryResponse`.
    package struct ListTierHistoryResponse: JSONMessage {
        package static let messageName = "huitou.tiers.v1.ListTierHistoryResponse"

        package var changes: [TiersV1.TierChange]
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.changes = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            changes: [TiersV1.TierChange] = [],
            nextCursor: String = ""
        ) {
            self.changes = changes
            self.nextCursor = nextCursor
        }
    }
}

extension TiersV1.ListTierHistoryResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__ListTierHistoryResponse()
        huitou__tiers__v1__list_tier_history_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__ListTierHistoryResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__ListTierHistoryResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__ListTierHistoryResponse>) {
        self.init(
            changes: CField.pointees(c.pointee.n_changes, c.pointee.changes) { TiersV1.TierChange($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__ListTierHistoryResponse> {
        let c = arena.allocate(Huitou__Tiers__V1__ListTierHistoryResponse.self)
        huitou__tiers__v1__list_tier_history_response__init(c)
        (c.pointee.n_changes, c.pointee.changes) = arena.array(changes) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}
