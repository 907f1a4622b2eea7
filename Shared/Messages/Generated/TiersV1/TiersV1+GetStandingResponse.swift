// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.GetStandingResponse`.
    package struct GetStandingResponse: JSONMessage {
        package static let messageName = "huitou.tiers.v1.GetStandingResponse"

        package var memberID: Int64
        /// Program and version: supermarket@1.
        package var programVersion: String
        package var tier: TiersV1.Tier?
        /// When the tier was reached, microseconds since the epoch.
        package var since: Int64
        /// The first moment at which time alone may take it away; 0: never.
        package var keptUntil: Int64
        /// Growth of the running window, as the tier is judged by.
        package var growth: Int64
        package var windowStartsAt: Int64
        package var windowEndsAt: Int64
        /// The next tier; absent at the top.
        package var nextTier: TiersV1.Tier?
        /// Growth still missing for the next tier.
        package var growthToNext: Int64
        /// Growth still missing to keep this tier past kept_until.
        package var growthToKeep: Int64
        /// How far the events of points have been taken in: the time of the last.
        package var asOf: Int64
        /// The start of the window whose growth counts for growth_to_keep: the last one before kept_until;
        /// 0 where nothing is needed. Later than now: that window has not begun.
        package var keepWindowStartsAt: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.programVersion = ""
            self.tier = nil
            self.since = 0
            self.keptUntil = 0
            self.growth = 0
            self.windowStartsAt = 0
            self.windowEndsAt = 0
            self.nextTier = nil
            self.growthToNext = 0
            self.growthToKeep = 0
            self.asOf = 0
            self.keepWindowStartsAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            programVersion: String = "",
            tier: TiersV1.Tier? = nil,
            since: Int64 = 0,
            keptUntil: Int64 = 0,
            growth: Int64 = 0,
            windowStartsAt: Int64 = 0,
            windowEndsAt: Int64 = 0,
            nextTier: TiersV1.Tier? = nil,
            growthToNext: Int64 = 0,
            growthToKeep: Int64 = 0,
            asOf: Int64 = 0,
            keepWindowStartsAt: Int64 = 0
        ) {
            self.memberID = memberID
            self.programVersion = programVersion
            self.tier = tier
            self.since = since
            self.keptUntil = keptUntil
            self.growth = growth
            self.windowStartsAt = windowStartsAt
            self.windowEndsAt = windowEndsAt
            self.nextTier = nextTier
            self.growthToNext = growthToNext
            self.growthToKeep = growthToKeep
            self.asOf = asOf
            self.keepWindowStartsAt = keepWindowStartsAt
        }
    }
}

extension TiersV1.GetStandingResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__GetStandingResponse()
        huitou__tiers__v1__get_standing_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__GetStandingResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__GetStandingResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__GetStandingResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            programVersion: CField.string(c.pointee.program_version),
            tier: c.pointee.tier.map { TiersV1.Tier($0) },
            since: c.pointee.since,
            keptUntil: c.pointee.kept_until,
            growth: c.pointee.growth,
            windowStartsAt: c.pointee.window_starts_at,
            windowEndsAt: c.pointee.window_ends_at,
            nextTier: c.pointee._next_tier_case.rawValue == 9 ? TiersV1.Tier(c.pointee.next_tier) : nil,
            growthToNext: c.pointee.growth_to_next,
            growthToKeep: c.pointee.growth_to_keep,
            asOf: c.pointee.as_of,
            keepWindowStartsAt: c.pointee.keep_window_starts_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__GetStandingResponse> {
        let c = arena.allocate(Huitou__Tiers__V1__GetStandingResponse.self)
        huitou__tiers__v1__get_standing_response__init(c)
        c.pointee.member_id = memberID
        if !programVersion.isEmpty { c.pointee.program_version = arena.string(programVersion) }
        if let value = tier { c.pointee.tier = value.makeC(arena) }
        c.pointee.since = since
        c.pointee.kept_until = keptUntil
        c.pointee.growth = growth
        c.pointee.window_starts_at = windowStartsAt
        c.pointee.window_ends_at = windowEndsAt
        if let value = nextTier {
            c.pointee._next_tier_case = .init(rawValue: 9)
            c.pointee.next_tier = value.makeC(arena)
        }
        c.pointee.growth_to_next = growthToNext
        c.pointee.growth_to_keep = growthToKeep
        c.pointee.as_of = asOf
        c.pointee.keep_window_starts_at = keepWindowStartsAt
        return c
    }
}
