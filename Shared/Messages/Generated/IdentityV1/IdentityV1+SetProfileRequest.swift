// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// Fields that are not there stay as they are; empty ones take away what is known.
    package struct SetProfileRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SetProfileRequest"

        /// `huitou.identity.v1.SetProfileRequest.ChildList`.
        package struct ChildList: JSONMessage {
            package static let messageName = "huitou.identity.v1.SetProfileRequest.ChildList"

            /// At most 10.
            package var children: [IdentityV1.Child]

            /// The message with every field at its default.
            package init() {
                self.children = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                children: [IdentityV1.Child] = []
            ) {
                self.children = children
            }
        }

        /// `huitou.identity.v1.SetProfileRequest.AddressList`.
        package struct AddressList: JSONMessage {
            package static let messageName = "huitou.identity.v1.SetProfileRequest.AddressList"

            /// At most 20.
            package var addresses: [IdentityV1.Address]

            /// The message with every field at its default.
            package init() {
                self.addresses = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                addresses: [IdentityV1.Address] = []
            ) {
                self.addresses = addresses
            }
        }

        package var memberID: Int64
        package var idempotencyKey: String
        package var name: String?
        package var gender: IdentityV1.Gender?
        /// Day, month and a known year change once in 365 days at most (identity.birthday_locked); the first
        /// one is free. hq_admin and service_agent correct it at any time.
        package var birthday: IdentityV1.Birthday?
        /// A code of 1 to 32 letters, digits, -, _ and .
        package var region: String?
        package var home: String?
        /// The id of a member of staff. Members and guides do not assign them.
        package var guide: String?
        package var children: IdentityV1.SetProfileRequest.ChildList?
        /// Each name once; those that are not named stay.
        package var attributes: [IdentityV1.Attribute]
        package var preferences: [IdentityV1.Attribute]
        package var addresses: IdentityV1.SetProfileRequest.AddressList?
        /// Once for ever (identity.acquisition_set).
        package var acquisition: IdentityV1.Acquisition?

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.idempotencyKey = ""
            self.name = nil
            self.gender = nil
            self.birthday = nil
            self.region = nil
            self.home = nil
            self.guide = nil
            self.children = nil
            self.attributes = []
            self.preferences = []
            self.addresses = nil
            self.acquisition = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            idempotencyKey: String = "",
            name: String? = nil,
            gender: IdentityV1.Gender? = nil,
            birthday: IdentityV1.Birthday? = nil,
            region: String? = nil,
            home: String? = nil,
            guide: String? = nil,
            children: IdentityV1.SetProfileRequest.ChildList? = nil,
            attributes: [IdentityV1.Attribute] = [],
            preferences: [IdentityV1.Attribute] = [],
            addresses: IdentityV1.SetProfileRequest.AddressList? = nil,
            acquisition: IdentityV1.Acquisition? = nil
        ) {
            self.memberID = memberID
            self.idempotencyKey = idempotencyKey
            self.name = name
            self.gender = gender
            self.birthday = birthday
            self.region = region
            self.home = home
            self.guide = guide
            self.children = children
            self.attributes = attributes
            self.preferences = preferences
            self.addresses = addresses
            self.acquisition = acquisition
        }
    }
}

extension IdentityV1.SetProfileRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetProfileRequest()
        huitou__identity__v1__set_profile_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            name: c.pointee._name_case.rawValue == 3 ? CField.string(c.pointee.name) : nil,
            gender: c.pointee._gender_case.rawValue == 4 ? IdentityV1.Gender(rawValue: Int32(truncatingIfNeeded: c.pointee.gender.rawValue)) : nil,
            birthday: c.pointee._birthday_case.rawValue == 5 ? IdentityV1.Birthday(c.pointee.birthday) : nil,
            region: c.pointee._region_case.rawValue == 6 ? CField.string(c.pointee.region) : nil,
            home: c.pointee._home_case.rawValue == 7 ? CField.string(c.pointee.home) : nil,
            guide: c.pointee._guide_case.rawValue == 8 ? CField.string(c.pointee.guide) : nil,
            children: c.pointee._children_case.rawValue == 9 ? IdentityV1.SetProfileRequest.ChildList(c.pointee.children) : nil,
            attributes: CField.pointees(c.pointee.n_attributes, c.pointee.attributes) { IdentityV1.Attribute($0) },
            preferences: CField.pointees(c.pointee.n_preferences, c.pointee.preferences) { IdentityV1.Attribute($0) },
            addresses: c.pointee._addresses_case.rawValue == 12 ? IdentityV1.SetProfileRequest.AddressList(c.pointee.addresses) : nil,
            acquisition: c.pointee._acquisition_case.rawValue == 13 ? IdentityV1.Acquisition(c.pointee.acquisition) : nil
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetProfileRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SetProfileRequest.self)
        huitou__identity__v1__set_profile_request__init(c)
        c.pointee.member_id = memberID
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        if let value = name {
            c.pointee._name_case = .init(rawValue: 3)
            c.pointee.name = arena.string(value)
        }
        if let value = gender {
            c.pointee._gender_case = .init(rawValue: 4)
            c.pointee.gender = .init(rawValue: .init(truncatingIfNeeded: value.rawValue))
        }
        if let value = birthday {
            c.pointee._birthday_case = .init(rawValue: 5)
            c.pointee.birthday = value.makeC(arena)
        }
        if let value = region {
            c.pointee._region_case = .init(rawValue: 6)
            c.pointee.region = arena.string(value)
        }
        if let value = home {
            c.pointee._home_case = .init(rawValue: 7)
            c.pointee.home = arena.string(value)
        }
        if let value = guide {
            c.pointee._guide_case = .init(rawValue: 8)
            c.pointee.guide = arena.string(value)
        }
        if let value = children {
            c.pointee._children_case = .init(rawValue: 9)
            c.pointee.children = value.makeC(arena)
        }
        (c.pointee.n_attributes, c.pointee.attributes) = arena.array(attributes) {
            $0.makeC(arena)
        }
        (c.pointee.n_preferences, c.pointee.preferences) = arena.array(preferences) {
            $0.makeC(arena)
        }
        if let value = addresses {
            c.pointee._addresses_case = .init(rawValue: 12)
            c.pointee.addresses = value.makeC(arena)
        }
        if let value = acquisition {
            c.pointee._acquisition_case = .init(rawValue: 13)
            c.pointee.acquisition = value.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.SetProfileRequest.ChildList {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetProfileRequest__ChildList()
        huitou__identity__v1__set_profile_request__child_list__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest__ChildList>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest__ChildList>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest__ChildList>) {
        self.init(
            children: CField.pointees(c.pointee.n_children, c.pointee.children) { IdentityV1.Child($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetProfileRequest__ChildList> {
        let c = arena.allocate(Huitou__Identity__V1__SetProfileRequest__ChildList.self)
        huitou__identity__v1__set_profile_request__child_list__init(c)
        (c.pointee.n_children, c.pointee.children) = arena.array(children) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.SetProfileRequest.AddressList {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetProfileRequest__AddressList()
        huitou__identity__v1__set_profile_request__address_list__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest__AddressList>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest__AddressList>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetProfileRequest__AddressList>) {
        self.init(
            addresses: CField.pointees(c.pointee.n_addresses, c.pointee.addresses) { IdentityV1.Address($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetProfileRequest__AddressList> {
        let c = arena.allocate(Huitou__Identity__V1__SetProfileRequest__AddressList.self)
        huitou__identity__v1__set_profile_request__address_list__init(c)
        (c.pointee.n_addresses, c.pointee.addresses) = arena.array(addresses) {
            $0.makeC(arena)
        }
        return c
    }
}
