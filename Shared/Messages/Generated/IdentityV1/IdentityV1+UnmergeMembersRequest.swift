// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.UnmergeMembersRequest`.
    package struct UnmergeMembersRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.UnmergeMembersRequest"

        /// The last merge into its survivor that is not undone; the survivor itself is not merged.
        package var mergeID: Int64
        package var organisation: String
        package var reason: String
        package var idempotencyKey: String
        /// Identities that the survivor has got since and that belong to the other; at most 32. Those that
        /// the other had go back without being named.
        package var identities: [IdentityV1.IdentityValue]
        /// Orders since the merge that were the other's; at most 200. Those that were sent for its id are
        /// its own without being named.
        package var orders: [IdentityV1.OrderReference]
        /// Entries of points since the merge that were the other's and belong to no order; at most 200.
        package var entryIDs: [Int64]
        /// As in MergeMembersRequest, about the survivor, with the reference "unmerge <merge_id>".
        package var approvalID: Int64

        /// The message with every field at its default.
        package init() {
            self.mergeID = 0
            self.organisation = ""
            self.reason = ""
            self.idempotencyKey = ""
            self.identities = []
            self.orders = []
            self.entryIDs = []
            self.approvalID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            mergeID: Int64 = 0,
            organisation: String = "",
            reason: String = "",
            idempotencyKey: String = "",
            identities: [IdentityV1.IdentityValue] = [],
            orders: [IdentityV1.OrderReference] = [],
            entryIDs: [Int64] = [],
            approvalID: Int64 = 0
        ) {
            self.mergeID = mergeID
            self.organisation = organisation
            self.reason = reason
            self.idempotencyKey = idempotencyKey
            self.identities = identities
            self.orders = orders
            self.entryIDs = entryIDs
            self.approvalID = approvalID
        }
    }
}

extension IdentityV1.UnmergeMembersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__UnmergeMembersRequest()
        huitou__identity__v1__unmerge_members_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__UnmergeMembersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__UnmergeMembersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__UnmergeMembersRequest>) {
        self.init(
            mergeID: c.pointee.merge_id,
            organisation: CField.string(c.pointee.organisation),
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            identities: CField.pointees(c.pointee.n_identities, c.pointee.identities) { IdentityV1.IdentityValue($0) },
            orders: CField.pointees(c.pointee.n_orders, c.pointee.orders) { IdentityV1.OrderReference($0) },
            entryIDs: CField.array(c.pointee.n_entry_ids, c.pointee.entry_ids) { $0 },
            approvalID: c.pointee.approval_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__UnmergeMembersRequest> {
        let c = arena.allocate(Huitou__Identity__V1__UnmergeMembersRequest.self)
        huitou__identity__v1__unmerge_members_request__init(c)
        c.pointee.merge_id = mergeID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        (c.pointee.n_identities, c.pointee.identities) = arena.array(identities) {
            $0.makeC(arena)
        }
        (c.pointee.n_orders, c.pointee.orders) = arena.array(orders) {
            $0.makeC(arena)
        }
        (c.pointee.n_entry_ids, c.pointee.entry_ids) = arena.array(entryIDs) {
            $0
        }
        c.pointee.approval_id = approvalID
        return c
    }
}
