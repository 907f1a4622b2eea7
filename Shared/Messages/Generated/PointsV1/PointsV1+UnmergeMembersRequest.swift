// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.UnmergeMembersRequest`.
    package struct UnmergeMembersRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.UnmergeMembersRequest"

        /// Into whom the other one was merged; the rest as in EarnRequest.
        package var memberID: Int64
        package var organisation: String
        package var reasonCode: String
        package var at: Int64
        package var idempotencyKey: String
        /// Who was merged.
        package var mergedID: Int64
        /// The entries since the merge (Entry.entry_id) that belong to merged_id though they named another
        /// member: earned, burnt or captured; at most 1,000, each once.
        package var entryIDs: [Int64]

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.organisation = ""
            self.reasonCode = ""
            self.at = 0
            self.idempotencyKey = ""
            self.mergedID = 0
            self.entryIDs = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            organisation: String = "",
            reasonCode: String = "",
            at: Int64 = 0,
            idempotencyKey: String = "",
            mergedID: Int64 = 0,
            entryIDs: [Int64] = []
        ) {
            self.memberID = memberID
            self.organisation = organisation
            self.reasonCode = reasonCode
            self.at = at
            self.idempotencyKey = idempotencyKey
            self.mergedID = mergedID
            self.entryIDs = entryIDs
        }
    }
}

extension PointsV1.UnmergeMembersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__UnmergeMembersRequest()
        huitou__points__v1__unmerge_members_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__UnmergeMembersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__UnmergeMembersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__UnmergeMembersRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            reasonCode: CField.string(c.pointee.reason_code),
            at: c.pointee.at,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            mergedID: c.pointee.merged_id,
            entryIDs: CField.array(c.pointee.n_entry_ids, c.pointee.entry_ids) { $0 }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__UnmergeMembersRequest> {
        let c = arena.allocate(Huitou__Points__V1__UnmergeMembersRequest.self)
        huitou__points__v1__unmerge_members_request__init(c)
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        c.pointee.at = at
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        c.pointee.merged_id = mergedID
        (c.pointee.n_entry_ids, c.pointee.entry_ids) = arena.array(entryIDs) {
            $0
        }
        return c
    }
}
