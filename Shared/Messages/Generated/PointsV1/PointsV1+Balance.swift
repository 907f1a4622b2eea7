// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// What a member has of one currency at one moment.
    package struct Balance: JSONMessage {
        package static let messageName = "huitou.points.v1.Balance"

        /// `huitou.points.v1.Balance.Expiry`.
        package struct Expiry: JSONMessage {
            package static let messageName = "huitou.points.v1.Balance.Expiry"

            /// 0: never, or not before the member is idle or reminded.
            package var lapsesAt: Int64
            package var amount: Int64

            /// The message with every field at its default.
            package init() {
                self.lapsesAt = 0
                self.amount = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                lapsesAt: Int64 = 0,
                amount: Int64 = 0
            ) {
                self.lapsesAt = lapsesAt
                self.amount = amount
            }
        }

        package var currency: String
        /// Spendable: what is usable and free, less debt; never below 0.
        package var available: Int64
        /// Given, not spendable yet.
        package var pending: Int64
        /// Set aside by holds; neither available nor pending.
        package var held: Int64
        /// Owed: what was taken back beyond what there was. Repaid by what is earned next.
        package var debt: Int64
        /// The lots with something left that have not lapsed, in the order in which they are spent: by
        /// expiry, then activation, then name.
        package var lots: [PointsV1.Lot]
        /// What lapses when, soonest first, never last; sums to what is left of lots, which is available,
        /// pending and held where nothing is owed.
        package var schedule: [PointsV1.Balance.Expiry]
        package var lifetime: PointsV1.Lifetime?

        /// The message with every field at its default.
        package init() {
            self.currency = ""
            self.available = 0
            self.pending = 0
            self.held = 0
            self.debt = 0
            self.lots = []
            self.schedule = []
            self.lifetime = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            currency: String = "",
            available: Int64 = 0,
            pending: Int64 = 0,
            held: Int64 = 0,
            debt: Int64 = 0,
            lots: [PointsV1.Lot] = [],
            schedule: [PointsV1.Balance.Expiry] = [],
            lifetime: PointsV1.Lifetime? = nil
        ) {
            self.currency = currency
            self.available = available
            self.pending = pending
            self.held = held
            self.debt = debt
            self.lots = lots
            self.schedule = schedule
            self.lifetime = lifetime
        }
    }
}

extension PointsV1.Balance {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Balance()
        huitou__points__v1__balance__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Balance>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__Balance>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Balance>) {
        self.init(
            currency: CField.string(c.pointee.currency),
            available: c.pointee.available,
            pending: c.pointee.pending,
            held: c.pointee.held,
            debt: c.pointee.debt,
            lots: CField.pointees(c.pointee.n_lots, c.pointee.lots) { PointsV1.Lot($0) },
            schedule: CField.pointees(c.pointee.n_schedule, c.pointee.schedule) { PointsV1.Balance.Expiry($0) },
            lifetime: c.pointee.lifetime.map { PointsV1.Lifetime($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Balance> {
        let c = arena.allocate(Huitou__Points__V1__Balance.self)
        huitou__points__v1__balance__init(c)
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        c.pointee.available = available
        c.pointee.pending = pending
        c.pointee.held = held
        c.pointee.debt = debt
        (c.pointee.n_lots, c.pointee.lots) = arena.array(lots) {
            $0.makeC(arena)
        }
        (c.pointee.n_schedule, c.pointee.schedule) = arena.array(schedule) {
            $0.makeC(arena)
        }
        if let value = lifetime { c.pointee.lifetime = value.makeC(arena) }
        return c
    }
}

extension PointsV1.Balance.Expiry {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Balance__Expiry()
        huitou__points__v1__balance__expiry__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Balance__Expiry>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__Balance__Expiry>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Balance__Expiry>) {
        self.init(
            lapsesAt: c.pointee.lapses_at,
            amount: c.pointee.amount
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Balance__Expiry> {
        let c = arena.allocate(Huitou__Points__V1__Balance__Expiry.self)
        huitou__points__v1__balance__expiry__init(c)
        c.pointee.lapses_at = lapsesAt
        c.pointee.amount = amount
        return c
    }
}
