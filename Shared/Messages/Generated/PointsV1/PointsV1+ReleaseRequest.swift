// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.ReleaseRequest`.
    package struct ReleaseRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.ReleaseRequest"

        /// As in EarnRequest.
        package var memberID: Int64
        package var organisation: String
        package var reasonCode: String
        package var at: Int64
        package var idempotencyKey: String
        /// The name under which the hold was placed.
        package var holdID: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.organisation = ""
            self.reasonCode = ""
            self.at = 0
            self.idempotencyKey = ""
            self.holdID = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            organisation: String = "",
            reasonCode: String = "",
            at: Int64 = 0,
            idempotencyKey: String = "",
            holdID: String = ""
        ) {
            self.memberID = memberID
            self.organisation = organisation
            self.reasonCode = reasonCode
            self.at = at
            self.idempotencyKey = idempotencyKey
            self.holdID = holdID
        }
    }
}

extension PointsV1.ReleaseRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__ReleaseRequest()
        huitou__points__v1__release_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__ReleaseRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__ReleaseRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__ReleaseRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            reasonCode: CField.string(c.pointee.reason_code),
            at: c.pointee.at,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            holdID: CField.string(c.pointee.hold_id)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__ReleaseRequest> {
        let c = arena.allocate(Huitou__Points__V1__ReleaseRequest.self)
        huitou__points__v1__release_request__init(c)
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        c.pointee.at = at
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        if !holdID.isEmpty { c.pointee.hold_id = arena.string(holdID) }
        return c
    }
}
