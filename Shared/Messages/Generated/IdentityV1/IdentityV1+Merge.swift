// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Merge`.
    package struct Merge: JSONMessage {
        package static let messageName = "huitou.identity.v1.Merge"

        package var mergeID: Int64
        package var survivorID: Int64
        package var absorbedID: Int64
        package var organisation: String
        package var reason: String
        /// Who asked for it: staff:emp-17.
        package var mergedBy: String
        package var mergedAt: Int64
        /// 0 where it stands.
        package var undoneAt: Int64
        package var undoneBy: String
        package var undoneReason: String

        /// The message with every field at its default.
        package init() {
            self.mergeID = 0
            self.survivorID = 0
            self.absorbedID = 0
            self.organisation = ""
            self.reason = ""
            self.mergedBy = ""
            self.mergedAt = 0
            self.undoneAt = 0
            self.undoneBy = ""
            self.undoneReason = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            mergeID: Int64 = 0,
            survivorID: Int64 = 0,
            absorbedID: Int64 = 0,
            organisation: String = "",
            reason: String = "",
            mergedBy: String = "",
            mergedAt: Int64 = 0,
            undoneAt: Int64 = 0,
            undoneBy: String = "",
            undoneReason: String = ""
        ) {
            self.mergeID = mergeID
            self.survivorID = survivorID
            self.absorbedID = absorbedID
            self.organisation = organisation
            self.reason = reason
            self.mergedBy = mergedBy
            self.mergedAt = mergedAt
            self.undoneAt = undoneAt
            self.undoneBy = undoneBy
            self.undoneReason = undoneReason
        }
    }
}

extension IdentityV1.Merge {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Merge()
        huitou__identity__v1__merge__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Merge>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Merge>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Merge>) {
        self.init(
            mergeID: c.pointee.merge_id,
            survivorID: c.pointee.survivor_id,
            absorbedID: c.pointee.absorbed_id,
            organisation: CField.string(c.pointee.organisation),
            reason: CField.string(c.pointee.reason),
            mergedBy: CField.string(c.pointee.merged_by),
            mergedAt: c.pointee.merged_at,
            undoneAt: c.pointee.undone_at,
            undoneBy: CField.string(c.pointee.undone_by),
            undoneReason: CField.string(c.pointee.undone_reason)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Merge> {
        let c = arena.allocate(Huitou__Identity__V1__Merge.self)
        huitou__identity__v1__merge__init(c)
        c.pointee.merge_id = mergeID
        c.pointee.survivor_id = survivorID
        c.pointee.absorbed_id = absorbedID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !mergedBy.isEmpty { c.pointee.merged_by = arena.string(mergedBy) }
        c.pointee.merged_at = mergedAt
        c.pointee.undone_at = undoneAt
        if !undoneBy.isEmpty { c.pointee.undone_by = arena.string(undoneBy) }
        if !undoneReason.isEmpty { c.pointee.undone_reason = arena.string(undoneReason) }
        return c
    }
}
