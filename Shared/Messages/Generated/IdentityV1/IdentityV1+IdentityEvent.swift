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
            case identityRemoved(IdentityV1.IdentityEvent.IdentityRemoved)
            case memberChanged(IdentityV1.IdentityEvent.MemberChanged)
            case membersMerged(IdentityV1.IdentityEvent.MembersMerged)
            case membersUnmerged(IdentityV1.IdentityEvent.MembersUnmerged)
            case memberErased(IdentityV1.IdentityEvent.MemberErased)
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

        /// `huitou.identity.v1.IdentityEvent.IdentityRemoved`.
        package struct IdentityRemoved: JSONMessage {
            package static let messageName = "huitou.identity.v1.IdentityEvent.IdentityRemoved"

            package var memberID: Int64
            package var kind: IdentityV1.IdentityKind
            package var removedAt: Int64

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.kind = .unspecified
                self.removedAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                kind: IdentityV1.IdentityKind = .unspecified,
                removedAt: Int64 = 0
            ) {
                self.memberID = memberID
                self.kind = kind
                self.removedAt = removedAt
            }
        }

        /// All that may be known of a member, as it is now.
        package struct MemberChanged: JSONMessage {
            package static let messageName = "huitou.identity.v1.IdentityEvent.MemberChanged"

            package var memberID: Int64
            package var facts: IdentityV1.MemberFacts?
            package var changedAt: Int64

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.facts = nil
                self.changedAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                facts: IdentityV1.MemberFacts? = nil,
                changedAt: Int64 = 0
            ) {
                self.memberID = memberID
                self.facts = facts
                self.changedAt = changedAt
            }
        }

        /// Two members were one person: what absorbed_id had belongs to member_id from now on, and its id
        /// leads to member_id. An event of member_id.
        package struct MembersMerged: JSONMessage {
            package static let messageName = "huitou.identity.v1.IdentityEvent.MembersMerged"

            package var memberID: Int64
            package var absorbedID: Int64
            /// By which every effect of the merge is recognised.
            package var mergeID: Int64
            package var organisation: String
            package var mergedAt: Int64
            /// Counts the merges and unmerges of the installation from 1, without gaps. Events of different
            /// members may overtake each other: whoever acts on merges takes them in this order.
            package var operation: Int64

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.absorbedID = 0
                self.mergeID = 0
                self.organisation = ""
                self.mergedAt = 0
                self.operation = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                absorbedID: Int64 = 0,
                mergeID: Int64 = 0,
                organisation: String = "",
                mergedAt: Int64 = 0,
                operation: Int64 = 0
            ) {
                self.memberID = memberID
                self.absorbedID = absorbedID
                self.mergeID = mergeID
                self.organisation = organisation
                self.mergedAt = mergedAt
                self.operation = operation
            }
        }

        /// A merge was undone: absorbed_id is a member of its own again. An event of member_id.
        package struct MembersUnmerged: JSONMessage {
            package static let messageName = "huitou.identity.v1.IdentityEvent.MembersUnmerged"

            package var memberID: Int64
            package var absorbedID: Int64
            package var mergeID: Int64
            package var organisation: String
            package var mergedAt: Int64
            package var undoneAt: Int64
            /// As in MembersMerged; both are counted together.
            package var operation: Int64
            /// Entries of points since the merge that are absorbed_id's although they name the survivor.
            package var entryIDs: [Int64]
            /// Orders since the merge that are absorbed_id's although they name the survivor.
            package var orders: [IdentityV1.OrderReference]

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.absorbedID = 0
                self.mergeID = 0
                self.organisation = ""
                self.mergedAt = 0
                self.undoneAt = 0
                self.operation = 0
                self.entryIDs = []
                self.orders = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                absorbedID: Int64 = 0,
                mergeID: Int64 = 0,
                organisation: String = "",
                mergedAt: Int64 = 0,
                undoneAt: Int64 = 0,
                operation: Int64 = 0,
                entryIDs: [Int64] = [],
                orders: [IdentityV1.OrderReference] = []
            ) {
                self.memberID = memberID
                self.absorbedID = absorbedID
                self.mergeID = mergeID
                self.organisation = organisation
                self.mergedAt = mergedAt
                self.undoneAt = undoneAt
                self.operation = operation
                self.entryIDs = entryIDs
                self.orders = orders
            }
        }

        /// What was held about a member is gone for good. Whoever keeps something about it lets go of it;
        /// what the ledger needs for its sums stays.
        package struct MemberErased: JSONMessage {
            package static let messageName = "huitou.identity.v1.IdentityEvent.MemberErased"

            package var memberID: Int64
            package var erasedAt: Int64
            /// The number of the last merge or unmerge that was booked before it: whoever lets go of what a
            /// member had acts on all up to that one first, so that it is only that member's. 0 where there
            /// is none, and in events of versions that did not say it.
            package var operation: Int64

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.erasedAt = 0
                self.operation = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                erasedAt: Int64 = 0,
                operation: Int64 = 0
            ) {
                self.memberID = memberID
                self.erasedAt = erasedAt
                self.operation = operation
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
        case 3: .identityRemoved(IdentityV1.IdentityEvent.IdentityRemoved(c.pointee.identity_removed))
        case 4: .memberChanged(IdentityV1.IdentityEvent.MemberChanged(c.pointee.member_changed))
        case 5: .membersMerged(IdentityV1.IdentityEvent.MembersMerged(c.pointee.members_merged))
        case 6: .membersUnmerged(IdentityV1.IdentityEvent.MembersUnmerged(c.pointee.members_unmerged))
        case 7: .memberErased(IdentityV1.IdentityEvent.MemberErased(c.pointee.member_erased))
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
        case .identityRemoved(let value):
            c.pointee.event_case = .init(rawValue: 3)
            c.pointee.identity_removed = value.makeC(arena)
        case .memberChanged(let value):
            c.pointee.event_case = .init(rawValue: 4)
            c.pointee.member_changed = value.makeC(arena)
        case .membersMerged(let value):
            c.pointee.event_case = .init(rawValue: 5)
            c.pointee.members_merged = value.makeC(arena)
        case .membersUnmerged(let value):
            c.pointee.event_case = .init(rawValue: 6)
            c.pointee.members_unmerged = value.makeC(arena)
        case .memberErased(let value):
            c.pointee.event_case = .init(rawValue: 7)
            c.pointee.member_erased = value.makeC(arena)
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

extension IdentityV1.IdentityEvent.IdentityRemoved {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityEvent__IdentityRemoved()
        huitou__identity__v1__identity_event__identity_removed__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__IdentityRemoved>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__IdentityRemoved>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__IdentityRemoved>) {
        self.init(
            memberID: c.pointee.member_id,
            kind: IdentityV1.IdentityKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            removedAt: c.pointee.removed_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent__IdentityRemoved> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityEvent__IdentityRemoved.self)
        huitou__identity__v1__identity_event__identity_removed__init(c)
        c.pointee.member_id = memberID
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        c.pointee.removed_at = removedAt
        return c
    }
}

extension IdentityV1.IdentityEvent.MemberChanged {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityEvent__MemberChanged()
        huitou__identity__v1__identity_event__member_changed__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberChanged>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberChanged>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberChanged>) {
        self.init(
            memberID: c.pointee.member_id,
            facts: c.pointee.facts.map { IdentityV1.MemberFacts($0) },
            changedAt: c.pointee.changed_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent__MemberChanged> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityEvent__MemberChanged.self)
        huitou__identity__v1__identity_event__member_changed__init(c)
        c.pointee.member_id = memberID
        if let value = facts { c.pointee.facts = value.makeC(arena) }
        c.pointee.changed_at = changedAt
        return c
    }
}

extension IdentityV1.IdentityEvent.MembersMerged {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityEvent__MembersMerged()
        huitou__identity__v1__identity_event__members_merged__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MembersMerged>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MembersMerged>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MembersMerged>) {
        self.init(
            memberID: c.pointee.member_id,
            absorbedID: c.pointee.absorbed_id,
            mergeID: c.pointee.merge_id,
            organisation: CField.string(c.pointee.organisation),
            mergedAt: c.pointee.merged_at,
            operation: c.pointee.operation
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent__MembersMerged> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityEvent__MembersMerged.self)
        huitou__identity__v1__identity_event__members_merged__init(c)
        c.pointee.member_id = memberID
        c.pointee.absorbed_id = absorbedID
        c.pointee.merge_id = mergeID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.merged_at = mergedAt
        c.pointee.operation = operation
        return c
    }
}

extension IdentityV1.IdentityEvent.MembersUnmerged {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityEvent__MembersUnmerged()
        huitou__identity__v1__identity_event__members_unmerged__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MembersUnmerged>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MembersUnmerged>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MembersUnmerged>) {
        self.init(
            memberID: c.pointee.member_id,
            absorbedID: c.pointee.absorbed_id,
            mergeID: c.pointee.merge_id,
            organisation: CField.string(c.pointee.organisation),
            mergedAt: c.pointee.merged_at,
            undoneAt: c.pointee.undone_at,
            operation: c.pointee.operation,
            entryIDs: CField.array(c.pointee.n_entry_ids, c.pointee.entry_ids) { $0 },
            orders: CField.pointees(c.pointee.n_orders, c.pointee.orders) { IdentityV1.OrderReference($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent__MembersUnmerged> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityEvent__MembersUnmerged.self)
        huitou__identity__v1__identity_event__members_unmerged__init(c)
        c.pointee.member_id = memberID
        c.pointee.absorbed_id = absorbedID
        c.pointee.merge_id = mergeID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.merged_at = mergedAt
        c.pointee.undone_at = undoneAt
        c.pointee.operation = operation
        (c.pointee.n_entry_ids, c.pointee.entry_ids) = arena.array(entryIDs) {
            $0
        }
        (c.pointee.n_orders, c.pointee.orders) = arena.array(orders) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.IdentityEvent.MemberErased {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityEvent__MemberErased()
        huitou__identity__v1__identity_event__member_erased__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberErased>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberErased>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityEvent__MemberErased>) {
        self.init(
            memberID: c.pointee.member_id,
            erasedAt: c.pointee.erased_at,
            operation: c.pointee.operation
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityEvent__MemberErased> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityEvent__MemberErased.self)
        huitou__identity__v1__identity_event__member_erased__init(c)
        c.pointee.member_id = memberID
        c.pointee.erased_at = erasedAt
        c.pointee.operation = operation
        return c
    }
}
