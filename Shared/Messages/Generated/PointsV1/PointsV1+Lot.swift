// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// A lot with something left.
    package struct Lot: JSONMessage {
        package static let messageName = "huitou.points.v1.Lot"

        /// `huitou.points.v1.Lot.Phase`.
        package enum Phase: CaseIterable, Hashable, Sendable {
            /// `PHASE_UNSPECIFIED`.
            case unspecified
            /// Not spendable yet.
            case pending
            /// `PHASE_USABLE`.
            case usable
            /// Lapsed, and kept only by a hold.
            case lapsed
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Phase] = [
                .unspecified,
                .pending,
                .usable,
                .lapsed
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .pending
                case 2: self = .usable
                case 3: self = .lapsed
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .pending: 1
                case .usable: 2
                case .lapsed: 3
                case .unrecognized(let number): number
                }
            }
        }

        /// As in LotChange.
        package var entryNumber: Int64
        package var index: UInt32
        /// What is left and not held.
        package var free: Int64
        /// What is left and set aside by holds.
        package var held: Int64
        package var phase: PointsV1.Lot.Phase
        /// When it lapses as far as is known now; 0: never, or not before the member is idle or reminded.
        package var lapsesAt: Int64
        package var terms: PointsV1.LotTerms?

        /// The message with every field at its default.
        package init() {
            self.entryNumber = 0
            self.index = 0
            self.free = 0
            self.held = 0
            self.phase = .unspecified
            self.lapsesAt = 0
            self.terms = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entryNumber: Int64 = 0,
            index: UInt32 = 0,
            free: Int64 = 0,
            held: Int64 = 0,
            phase: PointsV1.Lot.Phase = .unspecified,
            lapsesAt: Int64 = 0,
            terms: PointsV1.LotTerms? = nil
        ) {
            self.entryNumber = entryNumber
            self.index = index
            self.free = free
            self.held = held
            self.phase = phase
            self.lapsesAt = lapsesAt
            self.terms = terms
        }
    }
}

extension PointsV1.Lot {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Lot()
        huitou__points__v1__lot__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Lot>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__Lot>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Lot>) {
        self.init(
            entryNumber: c.pointee.entry_number,
            index: c.pointee.index,
            free: c.pointee.free,
            held: c.pointee.held,
            phase: PointsV1.Lot.Phase(rawValue: Int32(truncatingIfNeeded: c.pointee.phase.rawValue)),
            lapsesAt: c.pointee.lapses_at,
            terms: c.pointee.terms.map { PointsV1.LotTerms($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Lot> {
        let c = arena.allocate(Huitou__Points__V1__Lot.self)
        huitou__points__v1__lot__init(c)
        c.pointee.entry_number = entryNumber
        c.pointee.index = index
        c.pointee.free = free
        c.pointee.held = held
        c.pointee.phase = .init(rawValue: .init(truncatingIfNeeded: phase.rawValue))
        c.pointee.lapses_at = lapsesAt
        if let value = terms { c.pointee.terms = value.makeC(arena) }
        return c
    }
}
