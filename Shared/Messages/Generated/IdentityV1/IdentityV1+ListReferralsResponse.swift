// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListReferralsResponse`.
    package struct ListReferralsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListReferralsResponse"

        package var referrals: [IdentityV1.Referral]
        /// Empty where this was the last page.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.referrals = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            referrals: [IdentityV1.Referral] = [],
            nextCursor: String = ""
        ) {
            self.referrals = referrals
            self.nextCursor = nextCursor
        }
    }
}

extension IdentityV1.ListReferralsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListReferralsResponse()
        huitou__identity__v1__list_referrals_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListReferralsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListReferralsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListReferralsResponse>) {
        self.init(
            referrals: CField.pointees(c.pointee.n_referrals, c.pointee.referrals) { IdentityV1.Referral($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListReferralsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ListReferralsResponse.self)
        huitou__identity__v1__list_referrals_response__init(c)
        (c.pointee.n_referrals, c.pointee.referrals) = arena.array(referrals) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}
