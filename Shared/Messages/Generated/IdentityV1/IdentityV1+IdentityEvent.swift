// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// What identity publishes; without personal data.
    package struct IdentityEvent: JSONMessage {
        package static let messageName = "huitou.identity.v1.IdentityEvent"

        /// What `event` may hold.
        package enum Event: Hashable, Sendable, Undescribed {
            case memberRegistered(IdentityV1.IdentityEvent.MemberRegistered)
            case identityAdded(IdentityV1.IdentityEvent.IdentityAdded)
        }

        /// `huitou.identity.v1.IdentityEvent.MemberRegistered`.
        package struct MemberRegistered: JSONMessage {
            package static let messageName = "huitou.identity.v1.IdentityEvent.MemberRegistered"

            package var memberID: Int64
            package var registeredAt: Int64
            package var organisation: String
            package var channel: String
            package var identityKinds: [IdentityV1.IdentityKind]

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.registeredAt = 0
                self.organisation = ""
                self.channel = ""
                self.identityKinds = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                registeredAt: Int64 = 0,
                organisation: String = "",
                channel: String = "",
                identityKinds: [IdentityV1.IdentityKind] = []
            ) {
                self.memberID = memberID
                self.registeredAt = registeredAt
                self.organisation = organisation
                self.channel = channel
                self.identityKinds = identityKinds
            }
        }

        /// `huitou.identity.v1.IdentityEvent.IdentityAdded`.
        package struct IdentityAdded: JSONMessage {
            package static let messageName = "huitou.identity.v1.IdentityEvent.IdentityAdded"

            package var memberID: Int64
            package var kind: IdentityV1.IdentityKind
            package var addedAt: Int64

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.kind = .unspecified
                self.addedAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                kind: IdentityV1.IdentityKind = .unspecified,
                addedAt: Int64 = 0
            ) {
                self.memberID = memberID
                self.kind = kind
                self.addedAt = addedAt
            }
        }

        package var event: Event?

        /// The message with every field at its default.
        package init() {
            self.event = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            event: Event? = nil
        ) {
            self.event = event
        }
    }
}

extension IdentityV1.IdentityEvent {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityEvent()
        huitou__identity__v1__identity_event__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent>) {
        self.init(
            event: Self.eventFromC(c)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityEvent.self)
        huitou__identity__v1__identity_event__init(c)
        fillEvent(c, arena)
        return c
    }

    private static func eventFromC(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent>) -> Event? {
        switch c.pointee.event_case.rawValue {
        case 1: .memberRegistered(IdentityV1.IdentityEvent.MemberRegistered(c.pointee.member_registered))
        case 2: .identityAdded(IdentityV1.IdentityEvent.IdentityAdded(c.pointee.identity_added))
        default: nil
        }
    }

    private func fillEvent(
        _ c: UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent>,
        _ arena: MessageArena
    ) {
        switch event {
        case .memberRegistered(let value):
            c.pointee.event_case = .init(rawValue: 1)
            c.pointee.member_registered = value.makeC(arena)
        case .identityAdded(let value):
            c.pointee.event_case = .init(rawValue: 2)
            c.pointee.identity_added = value.makeC(arena)
        case nil: break
        }
    }
}

extension IdentityV1.IdentityEvent.MemberRegistered {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityEvent__MemberRegistered()
        huitou__identity__v1__identity_event__member_registered__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberRegistered>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberRegistered>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberRegistered>) {
        self.init(
            memberID: c.pointee.member_id,
            registeredAt: c.pointee.registered_at,
            organisation: CField.string(c.pointee.organisation),
            channel: CField.string(c.pointee.channel),
            identityKinds: CField.array(c.pointee.n_identity_kinds, c.pointee.identity_kinds) { IdentityV1.IdentityKind(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent__MemberRegistered> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityEvent__MemberRegistered.self)
        huitou__identity__v1__identity_event__member_registered__init(c)
        c.pointee.member_id = memberID
        c.pointee.registered_at = registeredAt
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        (c.pointee.n_identity_kinds, c.pointee.identity_kinds) = arena.array(identityKinds) {
            .init(rawValue: .init(truncatingIfNeeded: $0.rawValue))
        }
        return c
    }
}

extension IdentityV1.IdentityEvent.IdentityAdded {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityEvent__IdentityAdded()
        huitou__identity__v1__identity_event__identity_added__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__IdentityAdded>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__IdentityAdded>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__IdentityAdded>) {
        self.init(
            memberID: c.pointee.member_id,
            kind: IdentityV1.IdentityKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            addedAt: c.pointee.added_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent__IdentityAdded> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityEvent__IdentityAdded.self)
        huitou__identity__v1__identity_event__identity_added__init(c)
        c.pointee.member_id = memberID
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        c.pointee.added_at = addedAt
        return c
    }
}
