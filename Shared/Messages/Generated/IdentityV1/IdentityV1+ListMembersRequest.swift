// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListMembersRequest`.
    package struct ListMembersRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListMembersRequest"

        /// Everything in and below this unit.
        package var organisation: String
        /// Active, frozen and closed ones where unspecified.
        package var state: IdentityV1.MemberState
        /// Each of the following counts where it is not empty.
        package var tag: String
        package var region: String
        /// 1 to 12.
        package var birthdayMonth: UInt32
        /// A member of staff that is guide alone sees its own members only.
        package var guide: String
        package var childStage: String
        /// One that is not personal; its value as GetProfile shows it.
        package var attribute: IdentityV1.Attribute?
        /// 1 to 200; 0 for 50.
        package var pageSize: UInt32
        /// next_cursor of an earlier answer; empty for the start.
        package var cursor: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.state = .unspecified
            self.tag = ""
            self.region = ""
            self.birthdayMonth = 0
            self.guide = ""
            self.childStage = ""
            self.attribute = nil
            self.pageSize = 0
            self.cursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            state: IdentityV1.MemberState = .unspecified,
            tag: String = "",
            region: String = "",
            birthdayMonth: UInt32 = 0,
            guide: String = "",
            childStage: String = "",
            attribute: IdentityV1.Attribute? = nil,
            pageSize: UInt32 = 0,
            cursor: String = ""
        ) {
            self.organisation = organisation
            self.state = state
            self.tag = tag
            self.region = region
            self.birthdayMonth = birthdayMonth
            self.guide = guide
            self.childStage = childStage
            self.attribute = attribute
            self.pageSize = pageSize
            self.cursor = cursor
        }
    }
}

extension IdentityV1.ListMembersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListMembersRequest()
        huitou__identity__v1__list_members_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListMembersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListMembersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListMembersRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            state: IdentityV1.MemberState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            tag: CField.string(c.pointee.tag),
            region: CField.string(c.pointee.region),
            birthdayMonth: c.pointee.birthday_month,
            guide: CField.string(c.pointee.guide),
            childStage: CField.string(c.pointee.child_stage),
            attribute: c.pointee.attribute.map { IdentityV1.Attribute($0) },
            pageSize: c.pointee.page_size,
            cursor: CField.string(c.pointee.cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListMembersRequest> {
        let c = arena.allocate(Huitou__Identity__V1__ListMembersRequest.self)
        huitou__identity__v1__list_members_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        if !tag.isEmpty { c.pointee.tag = arena.string(tag) }
        if !region.isEmpty { c.pointee.region = arena.string(region) }
        c.pointee.birthday_month = birthdayMonth
        if !guide.isEmpty { c.pointee.guide = arena.string(guide) }
        if !childStage.isEmpty { c.pointee.child_stage = arena.string(childStage) }
        if let value = attribute { c.pointee.attribute = value.makeC(arena) }
        c.pointee.page_size = pageSize
        if !cursor.isEmpty { c.pointee.cursor = arena.string(cursor) }
        return c
    }
}
