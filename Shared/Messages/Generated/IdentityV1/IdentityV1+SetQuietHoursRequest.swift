// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SetQuietHoursRequest`.
    package struct SetQuietHoursRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SetQuietHoursRequest"

        package var memberID: Int64
        /// Absent for the program's.
        package var quietHours: IdentityV1.QuietHours?
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.quietHours = nil
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            quietHours: IdentityV1.QuietHours? = nil,
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.quietHours = quietHours
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.SetQuietHoursRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetQuietHoursRequest()
        huitou__identity__v1__set_quiet_hours_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetQuietHoursRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetQuietHoursRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetQuietHoursRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            quietHours: c.pointee.quiet_hours.map { IdentityV1.QuietHours($0) },
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetQuietHoursRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SetQuietHoursRequest.self)
        huitou__identity__v1__set_quiet_hours_request__init(c)
        c.pointee.member_id = memberID
        if let value = quietHours { c.pointee.quiet_hours = value.makeC(arena) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
