// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ExportMemberResponse`.
    package struct ExportMemberResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ExportMemberResponse"

        /// `huitou.identity.v1.ExportMemberResponse.Contact`.
        package struct Contact: JSONMessage {
            package static let messageName = "huitou.identity.v1.ExportMemberResponse.Contact"

            package var purpose: String
            package var channel: IdentityV1.ContactChannel
            package var at: Int64

            /// The message with every field at its default.
            package init() {
                self.purpose = ""
                self.channel = .unspecified
                self.at = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                purpose: String = "",
                channel: IdentityV1.ContactChannel = .unspecified,
                at: Int64 = 0
            ) {
                self.purpose = purpose
                self.channel = channel
                self.at = at
            }
        }

        /// `huitou.identity.v1.ExportMemberResponse.Order`.
        package struct Order: JSONMessage {
            package static let messageName = "huitou.identity.v1.ExportMemberResponse.Order"

            /// The local day on which it was paid: 2026-01-31.
            package var day: String
            /// 0 to 23.
            package var hour: UInt32
            package var channel: String
            package var organisation: String
            /// In fen.
            package var paid: Int64
            package var lines: [IdentityV1.ExportMemberResponse.Line]

            /// The message with every field at its default.
            package init() {
                self.day = ""
                self.hour = 0
                self.channel = ""
                self.organisation = ""
                self.paid = 0
                self.lines = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                day: String = "",
                hour: UInt32 = 0,
                channel: String = "",
                organisation: String = "",
                paid: Int64 = 0,
                lines: [IdentityV1.ExportMemberResponse.Line] = []
            ) {
                self.day = day
                self.hour = hour
                self.channel = channel
                self.organisation = organisation
                self.paid = paid
                self.lines = lines
            }
        }

        /// `huitou.identity.v1.ExportMemberResponse.Line`.
        package struct Line: JSONMessage {
            package static let messageName = "huitou.identity.v1.ExportMemberResponse.Line"

            package var sku: String
            package var category: String
            package var brand: String
            package var quantity: Int64
            /// In fen.
            package var paid: Int64

            /// The message with every field at its default.
            package init() {
                self.sku = ""
                self.category = ""
                self.brand = ""
                self.quantity = 0
                self.paid = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                sku: String = "",
                category: String = "",
                brand: String = "",
                quantity: Int64 = 0,
                paid: Int64 = 0
            ) {
                self.sku = sku
                self.category = category
                self.brand = brand
                self.quantity = quantity
                self.paid = paid
            }
        }

        /// `huitou.identity.v1.ExportMemberResponse.InviteCode`.
        package struct InviteCode: JSONMessage {
            package static let messageName = "huitou.identity.v1.ExportMemberResponse.InviteCode"

            package var code: String
            package var campaign: String
            package var madeAt: Int64

            /// The message with every field at its default.
            package init() {
                self.code = ""
                self.campaign = ""
                self.madeAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                code: String = "",
                campaign: String = "",
                madeAt: Int64 = 0
            ) {
                self.code = code
                self.campaign = campaign
                self.madeAt = madeAt
            }
        }

        /// `huitou.identity.v1.ExportMemberResponse.Invitation`.
        package struct Invitation: JSONMessage {
            package static let messageName = "huitou.identity.v1.ExportMemberResponse.Invitation"

            package var campaign: String
            package var claimedAt: Int64

            /// The message with every field at its default.
            package init() {
                self.campaign = ""
                self.claimedAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                campaign: String = "",
                claimedAt: Int64 = 0
            ) {
                self.campaign = campaign
                self.claimedAt = claimedAt
            }
        }

        /// `huitou.identity.v1.ExportMemberResponse.RealPersonCheck`.
        package struct RealPersonCheck: JSONMessage {
            package static let messageName = "huitou.identity.v1.ExportMemberResponse.RealPersonCheck"

            package var checkedAt: Int64
            package var passed: Bool

            /// The message with every field at its default.
            package init() {
                self.checkedAt = 0
                self.passed = false
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                checkedAt: Int64 = 0,
                passed: Bool = false
            ) {
                self.checkedAt = checkedAt
                self.passed = passed
            }
        }

        package var memberID: Int64
        package var exportedAt: Int64
        package var name: String
        package var organisation: String
        package var channel: String
        package var registeredAt: Int64
        package var identities: [IdentityV1.IdentityValue]
        package var facts: IdentityV1.MemberFacts?
        package var consents: IdentityV1.GetConsentsResponse?
        /// Who was contacted when and why, as far as senders have asked.
        package var contacts: [IdentityV1.ExportMemberResponse.Contact]
        /// Who saw this data unmasked.
        package var reads: [RPCV1.AuditRecord]
        /// The member's profile with every mark, then those of whoever was merged into it: each keeps what
        /// was its own.
        package var profiles: [IdentityV1.Profile]
        /// Where it is signed in.
        package var devices: [IdentityV1.ListDevicesResponse.Device]
        /// With reasons.
        package var tags: [IdentityV1.MemberTag]
        /// What is drawn out of its orders; not where it has switched personalisation off.
        package var portrait: IdentityV1.GetPortraitResponse?
        /// Orders that identity keeps for tags and portrait; points has all of them.
        package var orders: [IdentityV1.ExportMemberResponse.Order]
        package var inviteCodes: [IdentityV1.ExportMemberResponse.InviteCode]
        /// Whom it invited, without their names.
        package var referrals: [IdentityV1.Referral]
        /// That somebody invited it.
        package var invitation: IdentityV1.ExportMemberResponse.Invitation?
        package var partnerLinks: [IdentityV1.PartnerLink]
        package var merges: [IdentityV1.Merge]
        package var realPersonChecks: [IdentityV1.ExportMemberResponse.RealPersonCheck]
        /// Since when it wishes to be erased; 0 where it has not said so.
        package var erasureRequestedAt: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.exportedAt = 0
            self.name = ""
            self.organisation = ""
            self.channel = ""
            self.registeredAt = 0
            self.identities = []
            self.facts = nil
            self.consents = nil
            self.contacts = []
            self.reads = []
            self.profiles = []
            self.devices = []
            self.tags = []
            self.portrait = nil
            self.orders = []
            self.inviteCodes = []
            self.referrals = []
            self.invitation = nil
            self.partnerLinks = []
            self.merges = []
            self.realPersonChecks = []
            self.erasureRequestedAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            exportedAt: Int64 = 0,
            name: String = "",
            organisation: String = "",
            channel: String = "",
            registeredAt: Int64 = 0,
            identities: [IdentityV1.IdentityValue] = [],
            facts: IdentityV1.MemberFacts? = nil,
            consents: IdentityV1.GetConsentsResponse? = nil,
            contacts: [IdentityV1.ExportMemberResponse.Contact] = [],
            reads: [RPCV1.AuditRecord] = [],
            profiles: [IdentityV1.Profile] = [],
            devices: [IdentityV1.ListDevicesResponse.Device] = [],
            tags: [IdentityV1.MemberTag] = [],
            portrait: IdentityV1.GetPortraitResponse? = nil,
            orders: [IdentityV1.ExportMemberResponse.Order] = [],
            inviteCodes: [IdentityV1.ExportMemberResponse.InviteCode] = [],
            referrals: [IdentityV1.Referral] = [],
            invitation: IdentityV1.ExportMemberResponse.Invitation? = nil,
            partnerLinks: [IdentityV1.PartnerLink] = [],
            merges: [IdentityV1.Merge] = [],
            realPersonChecks: [IdentityV1.ExportMemberResponse.RealPersonCheck] = [],
            erasureRequestedAt: Int64 = 0
        ) {
            self.memberID = memberID
            self.exportedAt = exportedAt
            self.name = name
            self.organisation = organisation
            self.channel = channel
            self.registeredAt = registeredAt
            self.identities = identities
            self.facts = facts
            self.consents = consents
            self.contacts = contacts
            self.reads = reads
            self.profiles = profiles
            self.devices = devices
            self.tags = tags
            self.portrait = portrait
            self.orders = orders
            self.inviteCodes = inviteCodes
            self.referrals = referrals
            self.invitation = invitation
            self.partnerLinks = partnerLinks
            self.merges = merges
            self.realPersonChecks = realPersonChecks
            self.erasureRequestedAt = erasureRequestedAt
        }
    }
}

extension IdentityV1.ExportMemberResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ExportMemberResponse()
        huitou__identity__v1__export_member_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            exportedAt: c.pointee.exported_at,
            name: CField.string(c.pointee.name),
            organisation: CField.string(c.pointee.organisation),
            channel: CField.string(c.pointee.channel),
            registeredAt: c.pointee.registered_at,
            identities: CField.pointees(c.pointee.n_identities, c.pointee.identities) { IdentityV1.IdentityValue($0) },
            facts: c.pointee.facts.map { IdentityV1.MemberFacts($0) },
            consents: c.pointee.consents.map { IdentityV1.GetConsentsResponse($0) },
            contacts: CField.pointees(c.pointee.n_contacts, c.pointee.contacts) { IdentityV1.ExportMemberResponse.Contact($0) },
            reads: CField.pointees(c.pointee.n_reads, c.pointee.reads) { RPCV1.AuditRecord($0) },
            profiles: CField.pointees(c.pointee.n_profiles, c.pointee.profiles) { IdentityV1.Profile($0) },
            devices: CField.pointees(c.pointee.n_devices, c.pointee.devices) { IdentityV1.ListDevicesResponse.Device($0) },
            tags: CField.pointees(c.pointee.n_tags, c.pointee.tags) { IdentityV1.MemberTag($0) },
            portrait: c.pointee.portrait.map { IdentityV1.GetPortraitResponse($0) },
            orders: CField.pointees(c.pointee.n_orders, c.pointee.orders) { IdentityV1.ExportMemberResponse.Order($0) },
            inviteCodes: CField.pointees(c.pointee.n_invite_codes, c.pointee.invite_codes) { IdentityV1.ExportMemberResponse.InviteCode($0) },
            referrals: CField.pointees(c.pointee.n_referrals, c.pointee.referrals) { IdentityV1.Referral($0) },
            invitation: c.pointee.invitation.map { IdentityV1.ExportMemberResponse.Invitation($0) },
            partnerLinks: CField.pointees(c.pointee.n_partner_links, c.pointee.partner_links) { IdentityV1.PartnerLink($0) },
            merges: CField.pointees(c.pointee.n_merges, c.pointee.merges) { IdentityV1.Merge($0) },
            realPersonChecks: CField.pointees(c.pointee.n_real_person_checks, c.pointee.real_person_checks) { IdentityV1.ExportMemberResponse.RealPersonCheck($0) },
            erasureRequestedAt: c.pointee.erasure_requested_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ExportMemberResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ExportMemberResponse.self)
        huitou__identity__v1__export_member_response__init(c)
        c.pointee.member_id = memberID
        c.pointee.exported_at = exportedAt
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        c.pointee.registered_at = registeredAt
        (c.pointee.n_identities, c.pointee.identities) = arena.array(identities) {
            $0.makeC(arena)
        }
        if let value = facts { c.pointee.facts = value.makeC(arena) }
        if let value = consents { c.pointee.consents = value.makeC(arena) }
        (c.pointee.n_contacts, c.pointee.contacts) = arena.array(contacts) {
            $0.makeC(arena)
        }
        (c.pointee.n_reads, c.pointee.reads) = arena.array(reads) {
            $0.makeC(arena)
        }
        (c.pointee.n_profiles, c.pointee.profiles) = arena.array(profiles) {
            $0.makeC(arena)
        }
        (c.pointee.n_devices, c.pointee.devices) = arena.array(devices) {
            $0.makeC(arena)
        }
        (c.pointee.n_tags, c.pointee.tags) = arena.array(tags) {
            $0.makeC(arena)
        }
        if let value = portrait { c.pointee.portrait = value.makeC(arena) }
        (c.pointee.n_orders, c.pointee.orders) = arena.array(orders) {
            $0.makeC(arena)
        }
        (c.pointee.n_invite_codes, c.pointee.invite_codes) = arena.array(inviteCodes) {
            $0.makeC(arena)
        }
        (c.pointee.n_referrals, c.pointee.referrals) = arena.array(referrals) {
            $0.makeC(arena)
        }
        if let value = invitation { c.pointee.invitation = value.makeC(arena) }
        (c.pointee.n_partner_links, c.pointee.partner_links) = arena.array(partnerLinks) {
            $0.makeC(arena)
        }
        (c.pointee.n_merges, c.pointee.merges) = arena.array(merges) {
            $0.makeC(arena)
        }
        (c.pointee.n_real_person_checks, c.pointee.real_person_checks) = arena.array(realPersonChecks) {
            $0.makeC(arena)
        }
        c.pointee.erasure_requested_at = erasureRequestedAt
        return c
    }
}

extension IdentityV1.ExportMemberResponse.Contact {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ExportMemberResponse__Contact()
        huitou__identity__v1__export_member_response__contact__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Contact>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Contact>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Contact>) {
        self.init(
            purpose: CField.string(c.pointee.purpose),
            channel: IdentityV1.ContactChannel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue)),
            at: c.pointee.at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ExportMemberResponse__Contact> {
        let c = arena.allocate(Huitou__Identity__V1__ExportMemberResponse__Contact.self)
        huitou__identity__v1__export_member_response__contact__init(c)
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        c.pointee.channel = .init(rawValue: .init(truncatingIfNeeded: channel.rawValue))
        c.pointee.at = at
        return c
    }
}

extension IdentityV1.ExportMemberResponse.Order {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ExportMemberResponse__Order()
        huitou__identity__v1__export_member_response__order__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Order>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Order>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Order>) {
        self.init(
            day: CField.string(c.pointee.day),
            hour: c.pointee.hour,
            channel: CField.string(c.pointee.channel),
            organisation: CField.string(c.pointee.organisation),
            paid: c.pointee.paid,
            lines: CField.pointees(c.pointee.n_lines, c.pointee.lines) { IdentityV1.ExportMemberResponse.Line($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ExportMemberResponse__Order> {
        let c = arena.allocate(Huitou__Identity__V1__ExportMemberResponse__Order.self)
        huitou__identity__v1__export_member_response__order__init(c)
        if !day.isEmpty { c.pointee.day = arena.string(day) }
        c.pointee.hour = hour
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.paid = paid
        (c.pointee.n_lines, c.pointee.lines) = arena.array(lines) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.ExportMemberResponse.Line {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ExportMemberResponse__Line()
        huitou__identity__v1__export_member_response__line__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Line>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Line>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Line>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            category: CField.string(c.pointee.category),
            brand: CField.string(c.pointee.brand),
            quantity: c.pointee.quantity,
            paid: c.pointee.paid
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ExportMemberResponse__Line> {
        let c = arena.allocate(Huitou__Identity__V1__ExportMemberResponse__Line.self)
        huitou__identity__v1__export_member_response__line__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !category.isEmpty { c.pointee.category = arena.string(category) }
        if !brand.isEmpty { c.pointee.brand = arena.string(brand) }
        c.pointee.quantity = quantity
        c.pointee.paid = paid
        return c
    }
}

extension IdentityV1.ExportMemberResponse.InviteCode {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ExportMemberResponse__InviteCode()
        huitou__identity__v1__export_member_response__invite_code__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__InviteCode>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__InviteCode>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__InviteCode>) {
        self.init(
            code: CField.string(c.pointee.code),
            campaign: CField.string(c.pointee.campaign),
            madeAt: c.pointee.made_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ExportMemberResponse__InviteCode> {
        let c = arena.allocate(Huitou__Identity__V1__ExportMemberResponse__InviteCode.self)
        huitou__identity__v1__export_member_response__invite_code__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        c.pointee.made_at = madeAt
        return c
    }
}

extension IdentityV1.ExportMemberResponse.Invitation {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ExportMemberResponse__Invitation()
        huitou__identity__v1__export_member_response__invitation__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Invitation>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Invitation>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__Invitation>) {
        self.init(
            campaign: CField.string(c.pointee.campaign),
            claimedAt: c.pointee.claimed_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ExportMemberResponse__Invitation> {
        let c = arena.allocate(Huitou__Identity__V1__ExportMemberResponse__Invitation.self)
        huitou__identity__v1__export_member_response__invitation__init(c)
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        c.pointee.claimed_at = claimedAt
        return c
    }
}

extension IdentityV1.ExportMemberResponse.RealPersonCheck {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ExportMemberResponse__RealPersonCheck()
        huitou__identity__v1__export_member_response__real_person_check__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__RealPersonCheck>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__RealPersonCheck>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ExportMemberResponse__RealPersonCheck>) {
        self.init(
            checkedAt: c.pointee.checked_at,
            passed: c.pointee.passed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ExportMemberResponse__RealPersonCheck> {
        let c = arena.allocate(Huitou__Identity__V1__ExportMemberResponse__RealPersonCheck.self)
        huitou__identity__v1__export_member_response__real_person_check__init(c)
        c.pointee.checked_at = checkedAt
        c.pointee.passed = passed ? 1 : 0
        return c
    }
}
