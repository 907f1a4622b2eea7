// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.Order`.
    package struct Order: JSONMessage {
        package static let messageName = "huitou.points.v1.Order"

        /// `huitou.points.v1.Order.State`.
        package enum State: CaseIterable, Hashable, Sendable {
            /// `STATE_UNSPECIFIED`.
            case unspecified
            /// `STATE_PAID`.
            case paid
            /// `STATE_REVERSED`.
            case reversed
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [State] = [
                .unspecified,
                .paid,
                .reversed
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .paid
                case 2: self = .reversed
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .paid: 1
                case .reversed: 2
                case .unrecognized(let number): number
                }
            }
        }

        package var channel: String
        package var orderID: String
        package var memberID: Int64
        package var organisation: String
        package var paidAt: Int64
        package var bookedAt: Int64
        package var state: PointsV1.Order.State
        /// Sum of the lines.
        package var paidFen: Int64
        /// Before debts were repaid from it.
        package var pointsEarned: Int64
        package var lines: [PointsV1.OrderLine]
        /// The member that the order was sent for, where that one was merged into member_id by then; else 0.
        package var namedID: Int64

        /// The message with every field at its default.
        package init() {
            self.channel = ""
            self.orderID = ""
            self.memberID = 0
            self.organisation = ""
            self.paidAt = 0
            self.bookedAt = 0
            self.state = .unspecified
            self.paidFen = 0
            self.pointsEarned = 0
            self.lines = []
            self.namedID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            channel: String = "",
            orderID: String = "",
            memberID: Int64 = 0,
            organisation: String = "",
            paidAt: Int64 = 0,
            bookedAt: Int64 = 0,
            state: PointsV1.Order.State = .unspecified,
            paidFen: Int64 = 0,
            pointsEarned: Int64 = 0,
            lines: [PointsV1.OrderLine] = [],
            namedID: Int64 = 0
        ) {
            self.channel = channel
            self.orderID = orderID
            self.memberID = memberID
            self.organisation = organisation
            self.paidAt = paidAt
            self.bookedAt = bookedAt
            self.state = state
            self.paidFen = paidFen
            self.pointsEarned = pointsEarned
            self.lines = lines
            self.namedID = namedID
        }
    }
}

extension PointsV1.Order {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Order()
        huitou__points__v1__order__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Order>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__Order>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Order>) {
        self.init(
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            paidAt: c.pointee.paid_at,
            bookedAt: c.pointee.booked_at,
            state: PointsV1.Order.State(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            paidFen: c.pointee.paid_fen,
            pointsEarned: c.pointee.points_earned,
            lines: CField.pointees(c.pointee.n_lines, c.pointee.lines) { PointsV1.OrderLine($0) },
            namedID: c.pointee.named_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Order> {
        let c = arena.allocate(Huitou__Points__V1__Order.self)
        huitou__points__v1__order__init(c)
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.paid_at = paidAt
        c.pointee.booked_at = bookedAt
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.paid_fen = paidFen
        c.pointee.points_earned = pointsEarned
        (c.pointee.n_lines, c.pointee.lines) = arena.array(lines) {
            $0.makeC(arena)
        }
        c.pointee.named_id = namedID
        return c
    }
}
