// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// What points publishes: one event for every entry, complete enough to rebuild any view.
    ///
    /// Entries of one member come in the order of their numbers, without gaps. Balances, lots, debts and
    /// holds follow from them alone: Entry.lots names every lot with its terms, and says which it grants.
    package struct PointsEvent: JSONMessage {
        package static let messageName = "huitou.points.v1.PointsEvent"

        /// What `event` may hold.
        package enum Event: Hashable, Sendable, Undescribed {
            case orderCommitted(PointsV1.PointsEvent.OrderCommitted)
            case orderReversed(PointsV1.PointsEvent.OrderReversed)
            /// Anything else.
            case entryBooked(PointsV1.PointsEvent.EntryBooked)
        }

        /// `huitou.points.v1.PointsEvent.OrderCommitted`.
        package struct OrderCommitted: JSONMessage {
            package static let messageName = "huitou.points.v1.PointsEvent.OrderCommitted"

            package var order: PointsV1.Order?
            package var entry: PointsV1.Entry?

            /// The message with every field at its default.
            package init() {
                self.order = nil
                self.entry = nil
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                order: PointsV1.Order? = nil,
                entry: PointsV1.Entry? = nil
            ) {
                self.order = order
                self.entry = entry
            }
        }

        /// `huitou.points.v1.PointsEvent.OrderReversed`.
        package struct OrderReversed: JSONMessage {
            package static let messageName = "huitou.points.v1.PointsEvent.OrderReversed"

            package var order: PointsV1.Order?
            package var entry: PointsV1.Entry?

            /// The message with every field at its default.
            package init() {
                self.order = nil
                self.entry = nil
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                order: PointsV1.Order? = nil,
                entry: PointsV1.Entry? = nil
            ) {
                self.order = order
                self.entry = entry
            }
        }

        /// `huitou.points.v1.PointsEvent.EntryBooked`.
        package struct EntryBooked: JSONMessage {
            package static let messageName = "huitou.points.v1.PointsEvent.EntryBooked"

            package var entry: PointsV1.Entry?

            /// The message with every field at its default.
            package init() {
                self.entry = nil
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                entry: PointsV1.Entry? = nil
            ) {
                self.entry = entry
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

extension PointsV1.PointsEvent {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__PointsEvent()
        huitou__points__v1__points_event__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__PointsEvent>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__PointsEvent>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__PointsEvent>) {
        self.init(
            event: Self.eventFromC(c)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__PointsEvent> {
        let c = arena.allocate(Huitou__Points__V1__PointsEvent.self)
        huitou__points__v1__points_event__init(c)
        fillEvent(c, arena)
        return c
    }

    private static func eventFromC(_ c: UnsafePointer<Huitou__Points__V1__PointsEvent>) -> Event? {
        switch c.pointee.event_case.rawValue {
        case 1: .orderCommitted(PointsV1.PointsEvent.OrderCommitted(c.pointee.order_committed))
        case 2: .orderReversed(PointsV1.PointsEvent.OrderReversed(c.pointee.order_reversed))
        case 3: .entryBooked(PointsV1.PointsEvent.EntryBooked(c.pointee.entry_booked))
        default: nil
        }
    }

    private func fillEvent(
        _ c: UnsafeMutablePointer<Huitou__Points__V1__PointsEvent>,
        _ arena: MessageArena
    ) {
        switch event {
        case .orderCommitted(let value):
            c.pointee.event_case = .init(rawValue: 1)
            c.pointee.order_committed = value.makeC(arena)
        case .orderReversed(let value):
            c.pointee.event_case = .init(rawValue: 2)
            c.pointee.order_reversed = value.makeC(arena)
        case .entryBooked(let value):
            c.pointee.event_case = .init(rawValue: 3)
            c.pointee.entry_booked = value.makeC(arena)
        case nil: break
        }
    }
}

extension PointsV1.PointsEvent.OrderCommitted {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__PointsEvent__OrderCommitted()
        huitou__points__v1__points_event__order_committed__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__PointsEvent__OrderCommitted>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__PointsEvent__OrderCommitted>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__PointsEvent__OrderCommitted>) {
        self.init(
            order: c.pointee.order.map { PointsV1.Order($0) },
            entry: c.pointee.entry.map { PointsV1.Entry($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__PointsEvent__OrderCommitted> {
        let c = arena.allocate(Huitou__Points__V1__PointsEvent__OrderCommitted.self)
        huitou__points__v1__points_event__order_committed__init(c)
        if let value = order { c.pointee.order = value.makeC(arena) }
        if let value = entry { c.pointee.entry = value.makeC(arena) }
        return c
    }
}

extension PointsV1.PointsEvent.OrderReversed {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__PointsEvent__OrderReversed()
        huitou__points__v1__points_event__order_reversed__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__PointsEvent__OrderReversed>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__PointsEvent__OrderReversed>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__PointsEvent__OrderReversed>) {
        self.init(
            order: c.pointee.order.map { PointsV1.Order($0) },
            entry: c.pointee.entry.map { PointsV1.Entry($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__PointsEvent__OrderReversed> {
        let c = arena.allocate(Huitou__Points__V1__PointsEvent__OrderReversed.self)
        huitou__points__v1__points_event__order_reversed__init(c)
        if let value = order { c.pointee.order = value.makeC(arena) }
        if let value = entry { c.pointee.entry = value.makeC(arena) }
        return c
    }
}

extension PointsV1.PointsEvent.EntryBooked {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__PointsEvent__EntryBooked()
        huitou__points__v1__points_event__entry_booked__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__PointsEvent__EntryBooked>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__PointsEvent__EntryBooked>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__PointsEvent__EntryBooked>) {
        self.init(
            entry: c.pointee.entry.map { PointsV1.Entry($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__PointsEvent__EntryBooked> {
        let c = arena.allocate(Huitou__Points__V1__PointsEvent__EntryBooked.self)
        huitou__points__v1__points_event__entry_booked__init(c)
        if let value = entry { c.pointee.entry = value.makeC(arena) }
        return c
    }
}
