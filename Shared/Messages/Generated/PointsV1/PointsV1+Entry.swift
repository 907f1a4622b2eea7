// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// One operation on a member's account.
    package struct Entry: JSONMessage {
        package static let messageName = "huitou.points.v1.Entry"

        /// `huitou.points.v1.Entry.Kind`.
        package enum Kind: CaseIterable, Hashable, Sendable {
            /// `KIND_UNSPECIFIED`.
            case unspecified
            /// `KIND_EARN`.
            case earn
            /// `KIND_REVERSAL`.
            case reversal
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Kind] = [
                .unspecified,
                .earn,
                .reversal
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .earn
                case 2: self = .reversal
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .earn: 1
                case .reversal: 2
                case .unrecognized(let number): number
                }
            }
        }

        /// Unique per member, counted from 1.
        package var entryNumber: Int64
        package var memberID: Int64
        package var kind: PointsV1.Entry.Kind
        /// Signed: what the member's balance changed by.
        package var points: Int64
        package var balanceAfter: Int64
        /// When the ledger booked it, microseconds since the epoch.
        package var bookedAt: Int64
        /// The order's own time.
        package var effectiveAt: Int64
        /// order_paid, returned, cancelled, corrected.
        package var reasonCode: String
        package var channel: String
        package var orderID: String
        /// The rule that gave the points, with its version: base@1.
        package var ruleVersion: String
        /// Which lots changed by how much; they sum to points.
        package var lots: [PointsV1.LotChange]
        /// The other side: system accounts and what each changes by. Together with points they sum to 0.
        package var counterLegs: [PointsV1.AccountPoints]
        /// The entry that this one takes back; 0 for none.
        package var reversesEntryNumber: Int64
        /// What is counted: points.
        package var currency: String
        /// Where it happened.
        package var organisation: String

        /// The message with every field at its default.
        package init() {
            self.entryNumber = 0
            self.memberID = 0
            self.kind = .unspecified
            self.points = 0
            self.balanceAfter = 0
            self.bookedAt = 0
            self.effectiveAt = 0
            self.reasonCode = ""
            self.channel = ""
            self.orderID = ""
            self.ruleVersion = ""
            self.lots = []
            self.counterLegs = []
            self.reversesEntryNumber = 0
            self.currency = ""
            self.organisation = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entryNumber: Int64 = 0,
            memberID: Int64 = 0,
            kind: PointsV1.Entry.Kind = .unspecified,
            points: Int64 = 0,
            balanceAfter: Int64 = 0,
            bookedAt: Int64 = 0,
            effectiveAt: Int64 = 0,
            reasonCode: String = "",
            channel: String = "",
            orderID: String = "",
            ruleVersion: String = "",
            lots: [PointsV1.LotChange] = [],
            counterLegs: [PointsV1.AccountPoints] = [],
            reversesEntryNumber: Int64 = 0,
            currency: String = "",
            organisation: String = ""
        ) {
            self.entryNumber = entryNumber
            self.memberID = memberID
            self.kind = kind
            self.points = points
            self.balanceAfter = balanceAfter
            self.bookedAt = bookedAt
            self.effectiveAt = effectiveAt
            self.reasonCode = reasonCode
            self.channel = channel
            self.orderID = orderID
            self.ruleVersion = ruleVersion
            self.lots = lots
            self.counterLegs = counterLegs
            self.reversesEntryNumber = reversesEntryNumber
            self.currency = currency
            self.organisation = organisation
        }
    }
}

extension PointsV1.Entry {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry()
        huitou__points__v1__entry__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__Entry>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry>) {
        self.init(
            entryNumber: c.pointee.entry_number,
            memberID: c.pointee.member_id,
            kind: PointsV1.Entry.Kind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            points: c.pointee.points,
            balanceAfter: c.pointee.balance_after,
            bookedAt: c.pointee.booked_at,
            effectiveAt: c.pointee.effective_at,
            reasonCode: CField.string(c.pointee.reason_code),
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            ruleVersion: CField.string(c.pointee.rule_version),
            lots: CField.pointees(c.pointee.n_lots, c.pointee.lots) { PointsV1.LotChange($0) },
            counterLegs: CField.pointees(c.pointee.n_counter_legs, c.pointee.counter_legs) { PointsV1.AccountPoints($0) },
            reversesEntryNumber: c.pointee.reverses_entry_number,
            currency: CField.string(c.pointee.currency),
            organisation: CField.string(c.pointee.organisation)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry> {
        let c = arena.allocate(Huitou__Points__V1__Entry.self)
        huitou__points__v1__entry__init(c)
        c.pointee.entry_number = entryNumber
        c.pointee.member_id = memberID
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        c.pointee.points = points
        c.pointee.balance_after = balanceAfter
        c.pointee.booked_at = bookedAt
        c.pointee.effective_at = effectiveAt
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        if !ruleVersion.isEmpty { c.pointee.rule_version = arena.string(ruleVersion) }
        (c.pointee.n_lots, c.pointee.lots) = arena.array(lots) {
            $0.makeC(arena)
        }
        (c.pointee.n_counter_legs, c.pointee.counter_legs) = arena.array(counterLegs) {
            $0.makeC(arena)
        }
        c.pointee.reverses_entry_number = reversesEntryNumber
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        return c
    }
}
