// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.GetBalanceResponse`.
    package struct GetBalanceResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.GetBalanceResponse"

        /// `huitou.points.v1.GetBalanceResponse.ExpiringPoints`.
        package struct ExpiringPoints: JSONMessage {
            package static let messageName = "huitou.points.v1.GetBalanceResponse.ExpiringPoints"

            /// 0: never.
            package var expiresAt: Int64
            package var points: Int64

            /// The message with every field at its default.
            package init() {
                self.expiresAt = 0
                self.points = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                expiresAt: Int64 = 0,
                points: Int64 = 0
            ) {
                self.expiresAt = expiresAt
                self.points = points
            }
        }

        package var memberID: Int64
        /// Spendable now.
        package var available: Int64
        /// Granted, not yet spendable.
        package var pending: Int64
        package var held: Int64
        package var debt: Int64
        /// The lots with something left that have not lapsed, in the order in which they are spent: by
        /// expiry, then activation, then number.
        package var lots: [PointsV1.Lot]
        package var lifetimeEarned: Int64
        package var lifetimeSpent: Int64
        package var lifetimeExpired: Int64
        package var lifetimeReversed: Int64
        /// Counts the changes of this account.
        package var version: Int64
        /// What lapses when, soonest first, never last; sums to available and pending.
        package var schedule: [PointsV1.GetBalanceResponse.ExpiringPoints]

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.available = 0
            self.pending = 0
            self.held = 0
            self.debt = 0
            self.lots = []
            self.lifetimeEarned = 0
            self.lifetimeSpent = 0
            self.lifetimeExpired = 0
            self.lifetimeReversed = 0
            self.version = 0
            self.schedule = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            available: Int64 = 0,
            pending: Int64 = 0,
            held: Int64 = 0,
            debt: Int64 = 0,
            lots: [PointsV1.Lot] = [],
            lifetimeEarned: Int64 = 0,
            lifetimeSpent: Int64 = 0,
            lifetimeExpired: Int64 = 0,
            lifetimeReversed: Int64 = 0,
            version: Int64 = 0,
            schedule: [PointsV1.GetBalanceResponse.ExpiringPoints] = []
        ) {
            self.memberID = memberID
            self.available = available
            self.pending = pending
            self.held = held
            self.debt = debt
            self.lots = lots
            self.lifetimeEarned = lifetimeEarned
            self.lifetimeSpent = lifetimeSpent
            self.lifetimeExpired = lifetimeExpired
            self.lifetimeReversed = lifetimeReversed
            self.version = version
            self.schedule = schedule
        }
    }
}

extension PointsV1.GetBalanceResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetBalanceResponse()
        huitou__points__v1__get_balance_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetBalanceResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetBalanceResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetBalanceResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            available: c.pointee.available,
            pending: c.pointee.pending,
            held: c.pointee.held,
            debt: c.pointee.debt,
            lots: CField.pointees(c.pointee.n_lots, c.pointee.lots) { PointsV1.Lot($0) },
            lifetimeEarned: c.pointee.lifetime_earned,
            lifetimeSpent: c.pointee.lifetime_spent,
            lifetimeExpired: c.pointee.lifetime_expired,
            lifetimeReversed: c.pointee.lifetime_reversed,
            version: c.pointee.version,
            schedule: CField.pointees(c.pointee.n_schedule, c.pointee.schedule) { PointsV1.GetBalanceResponse.ExpiringPoints($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetBalanceResponse> {
        let c = arena.allocate(Huitou__Points__V1__GetBalanceResponse.self)
        huitou__points__v1__get_balance_response__init(c)
        c.pointee.member_id = memberID
        c.pointee.available = available
        c.pointee.pending = pending
        c.pointee.held = held
        c.pointee.debt = debt
        (c.pointee.n_lots, c.pointee.lots) = arena.array(lots) {
            $0.makeC(arena)
        }
        c.pointee.lifetime_earned = lifetimeEarned
        c.pointee.lifetime_spent = lifetimeSpent
        c.pointee.lifetime_expired = lifetimeExpired
        c.pointee.lifetime_reversed = lifetimeReversed
        c.pointee.version = version
        (c.pointee.n_schedule, c.pointee.schedule) = arena.array(schedule) {
            $0.makeC(arena)
        }
        return c
    }
}

extension PointsV1.GetBalanceResponse.ExpiringPoints {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetBalanceResponse__ExpiringPoints()
        huitou__points__v1__get_balance_response__expiring_points__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetBalanceResponse__ExpiringPoints>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetBalanceResponse__ExpiringPoints>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetBalanceResponse__ExpiringPoints>) {
        self.init(
            expiresAt: c.pointee.expires_at,
            points: c.pointee.points
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetBalanceResponse__ExpiringPoints> {
        let c = arena.allocate(Huitou__Points__V1__GetBalanceResponse__ExpiringPoints.self)
        huitou__points__v1__get_balance_response__expiring_points__init(c)
        c.pointee.expires_at = expiresAt
        c.pointee.points = points
        return c
    }
}
