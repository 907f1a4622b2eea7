// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.MergeMembersRequest`.
    package struct MergeMembersRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.MergeMembersRequest"

        /// Who remains: what it says of itself stands, and what it does not say is taken from the other.
        package var survivorID: Int64
        /// Whose id leads to the survivor from now on.
        package var absorbedID: Int64
        /// On whose behalf; both members must belong to it.
        package var organisation: String
        /// Why these two are one person: 1 to 200 characters, without names or numbers.
        package var reason: String
        package var idempotencyKey: String
        /// Where identity is set to need a second person (merges.second_person): an approval of
        /// SENSITIVE_ACT_MERGE_MEMBERS about the survivor, with the reference "merge <absorbed_id>", that was
        /// decided on with yes; it is used up together with the merge. 0 elsewhere.
        package var approvalID: Int64

        /// The message with every field at its default.
        package init() {
            self.survivorID = 0
            self.absorbedID = 0
            self.organisation = ""
            self.reason = ""
            self.idempotencyKey = ""
            self.approvalID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            survivorID: Int64 = 0,
            absorbedID: Int64 = 0,
            organisation: String = "",
            reason: String = "",
            idempotencyKey: String = "",
            approvalID: Int64 = 0
        ) {
            self.survivorID = survivorID
            self.absorbedID = absorbedID
            self.organisation = organisation
            self.reason = reason
            self.idempotencyKey = idempotencyKey
            self.approvalID = approvalID
        }
    }
}

extension IdentityV1.MergeMembersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__MergeMembersRequest()
        huitou__identity__v1__merge_members_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__MergeMembersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__MergeMembersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__MergeMembersRequest>) {
        self.init(
            survivorID: c.pointee.survivor_id,
            absorbedID: c.pointee.absorbed_id,
            organisation: CField.string(c.pointee.organisation),
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            approvalID: c.pointee.approval_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__MergeMembersRequest> {
        let c = arena.allocate(Huitou__Identity__V1__MergeMembersRequest.self)
        huitou__identity__v1__merge_members_request__init(c)
        c.pointee.survivor_id = survivorID
        c.pointee.absorbed_id = absorbedID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        c.pointee.approval_id = approvalID
        return c
    }
}
