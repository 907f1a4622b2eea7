// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// What tiers publishes.
    package struct TiersEvent: JSONMessage {
        package static let messageName = "huitou.tiers.v1.TiersEvent"

        /// What `event` may hold.
        package enum Event: Hashable, Sendable, Undescribed {
            case tierChanged(TiersV1.TierChange)
            case growthBooked(TiersV1.GrowthEntry)
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

extension TiersV1.TiersEvent {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__TiersEvent()
        huitou__tiers__v1__tiers_event__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__TiersEvent>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__TiersEvent>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__TiersEvent>) {
        self.init(
            event: Self.eventFromC(c)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__TiersEvent> {
        let c = arena.allocate(Huitou__Tiers__V1__TiersEvent.self)
        huitou__tiers__v1__tiers_event__init(c)
        fillEvent(c, arena)
        return c
    }

    private static func eventFromC(_ c: UnsafePointer<Huitou__Tiers__V1__TiersEvent>) -> Event? {
        switch c.pointee.event_case.rawValue {
        case 1: .tierChanged(TiersV1.TierChange(c.pointee.tier_changed))
        case 2: .growthBooked(TiersV1.GrowthEntry(c.pointee.growth_booked))
        default: nil
        }
    }

    private func fillEvent(
        _ c: UnsafeMutablePointer<Huitou__Tiers__V1__TiersEvent>,
        _ arena: MessageArena
    ) {
        switch event {
        case .tierChanged(let value):
            c.pointee.event_case = .init(rawValue: 1)
            c.pointee.tier_changed = value.makeC(arena)
        case .growthBooked(let value):
            c.pointee.event_case = .init(rawValue: 2)
            c.pointee.growth_booked = value.makeC(arena)
        case nil: break
        }
    }
}
