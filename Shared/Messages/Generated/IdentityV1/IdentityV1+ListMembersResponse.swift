// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListMembersResponse`.
    package struct ListMembersResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListMembersResponse"

        /// `huitou.identity.v1.ListMembersResponse.ListedMember`.
        package struct ListedMember: JSONMessage {
            package static let messageName = "huitou.identity.v1.ListMembersResponse.ListedMember"

            package var memberID: Int64
            package var maskedName: String
            package var maskedPhone: String
            package var facts: IdentityV1.MemberFacts?
            package var registeredAt: Int64

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.maskedName = ""
                self.maskedPhone = ""
                self.facts = nil
                self.registeredAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                maskedName: String = "",
                maskedPhone: String = "",
                facts: IdentityV1.MemberFacts? = nil,
                registeredAt: Int64 = 0
            ) {
                self.memberID = memberID
                self.maskedName = maskedName
                self.maskedPhone = maskedPhone
                self.facts = facts
                self.registeredAt = registeredAt
            }
        }

        /// By home and id. Fewer than asked for, even none, where few of many are meant: next_cursor says
        /// whether more follow.
        package var members: [IdentityV1.ListMembersResponse.ListedMember]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.members = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            members: [IdentityV1.ListMembersResponse.ListedMember] = [],
            nextCursor: String = ""
        ) {
            self.members = members
            self.nextCursor = nextCursor
        }
    }
}

extension IdentityV1.ListMembersResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListMembersResponse()
        huitou__identity__v1__list_members_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListMembersResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListMembersResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListMembersResponse>) {
        self.init(
            members: CField.pointees(c.pointee.n_members, c.pointee.members) { IdentityV1.ListMembersResponse.ListedMember($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListMembersResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ListMembersResponse.self)
        huitou__identity__v1__list_members_response__init(c)
        (c.pointee.n_members, c.pointee.members) = arena.array(members) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension IdentityV1.ListMembersResponse.ListedMember {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListMembersResponse__ListedMember()
        huitou__identity__v1__list_members_response__listed_member__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListMembersResponse__ListedMember>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListMembersResponse__ListedMember>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListMembersResponse__ListedMember>) {
        self.init(
            memberID: c.pointee.member_id,
            maskedName: CField.string(c.pointee.masked_name),
            maskedPhone: CField.string(c.pointee.masked_phone),
            facts: c.pointee.facts.map { IdentityV1.MemberFacts($0) },
            registeredAt: c.pointee.registered_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListMembersResponse__ListedMember> {
        let c = arena.allocate(Huitou__Identity__V1__ListMembersResponse__ListedMember.self)
        huitou__identity__v1__list_members_response__listed_member__init(c)
        c.pointee.member_id = memberID
        if !maskedName.isEmpty { c.pointee.masked_name = arena.string(maskedName) }
        if !maskedPhone.isEmpty { c.pointee.masked_phone = arena.string(maskedPhone) }
        if let value = facts { c.pointee.facts = value.makeC(arena) }
        c.pointee.registered_at = registeredAt
        return c
    }
}
