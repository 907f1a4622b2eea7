// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.FindByPhoneEndResponse`.
    package struct FindByPhoneEndResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.FindByPhoneEndResponse"

        /// `huitou.identity.v1.FindByPhoneEndResponse.Match`.
        package struct Match: JSONMessage {
            package static let messageName = "huitou.identity.v1.FindByPhoneEndResponse.Match"

            package var memberID: Int64
            package var maskedName: String
            package var maskedPhone: String
            package var home: String

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.maskedName = ""
                self.maskedPhone = ""
                self.home = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                maskedName: String = "",
                maskedPhone: String = "",
                home: String = ""
            ) {
                self.memberID = memberID
                self.maskedName = maskedName
                self.maskedPhone = maskedPhone
                self.home = home
            }
        }

        package var matches: [IdentityV1.FindByPhoneEndResponse.Match]
        /// Whether there are more than are listed: something else must be asked for.
        package var hasMore: Bool

        /// The message with every field at its default.
        package init() {
            self.matches = []
            self.hasMore = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            matches: [IdentityV1.FindByPhoneEndResponse.Match] = [],
            hasMore: Bool = false
        ) {
            self.matches = matches
            self.hasMore = hasMore
        }
    }
}

extension IdentityV1.FindByPhoneEndResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__FindByPhoneEndResponse()
        huitou__identity__v1__find_by_phone_end_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndResponse>) {
        self.init(
            matches: CField.pointees(c.pointee.n_matches, c.pointee.matches) { IdentityV1.FindByPhoneEndResponse.Match($0) },
            hasMore: c.pointee.has_more != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__FindByPhoneEndResponse> {
        let c = arena.allocate(Huitou__Identity__V1__FindByPhoneEndResponse.self)
        huitou__identity__v1__find_by_phone_end_response__init(c)
        (c.pointee.n_matches, c.pointee.matches) = arena.array(matches) {
            $0.makeC(arena)
        }
        c.pointee.has_more = hasMore ? 1 : 0
        return c
    }
}

extension IdentityV1.FindByPhoneEndResponse.Match {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__FindByPhoneEndResponse__Match()
        huitou__identity__v1__find_by_phone_end_response__match__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndResponse__Match>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndResponse__Match>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__FindByPhoneEndResponse__Match>) {
        self.init(
            memberID: c.pointee.member_id,
            maskedName: CField.string(c.pointee.masked_name),
            maskedPhone: CField.string(c.pointee.masked_phone),
            home: CField.string(c.pointee.home)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__FindByPhoneEndResponse__Match> {
        let c = arena.allocate(Huitou__Identity__V1__FindByPhoneEndResponse__Match.self)
        huitou__identity__v1__find_by_phone_end_response__match__init(c)
        c.pointee.member_id = memberID
        if !maskedName.isEmpty { c.pointee.masked_name = arena.string(maskedName) }
        if !maskedPhone.isEmpty { c.pointee.masked_phone = arena.string(maskedPhone) }
        if !home.isEmpty { c.pointee.home = arena.string(home) }
        return c
    }
}
