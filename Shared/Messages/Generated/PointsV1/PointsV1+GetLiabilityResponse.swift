// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.GetLiabilityResponse`.
    package struct GetLiabilityResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.GetLiabilityResponse"

        /// `huitou.points.v1.GetLiabilityResponse.Day`.
        package struct Day: JSONMessage {
            package static let messageName = "huitou.points.v1.GetLiabilityResponse.Day"

            package var day: String
            /// What was owed to all members at the day's end: balances of members.
            package var outstanding: Int64
            /// What the day changed: members (all together) first, then the system accounts by name.
            package var movements: [PointsV1.AccountAmount]
            /// What they held at its end.
            package var balances: [PointsV1.AccountAmount]

            /// The message with every field at its default.
            package init() {
                self.day = ""
                self.outstanding = 0
                self.movements = []
                self.balances = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                day: String = "",
                outstanding: Int64 = 0,
                movements: [PointsV1.AccountAmount] = [],
                balances: [PointsV1.AccountAmount] = []
            ) {
                self.day = day
                self.outstanding = outstanding
                self.movements = movements
                self.balances = balances
            }
        }

        /// The days on which anything was booked, in order; between them nothing changed.
        package var days: [PointsV1.GetLiabilityResponse.Day]

        /// The message with every field at its default.
        package init() {
            self.days = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            days: [PointsV1.GetLiabilityResponse.Day] = []
        ) {
            self.days = days
        }
    }
}

extension PointsV1.GetLiabilityResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetLiabilityResponse()
        huitou__points__v1__get_liability_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetLiabilityResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetLiabilityResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetLiabilityResponse>) {
        self.init(
            days: CField.pointees(c.pointee.n_days, c.pointee.days) { PointsV1.GetLiabilityResponse.Day($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetLiabilityResponse> {
        let c = arena.allocate(Huitou__Points__V1__GetLiabilityResponse.self)
        huitou__points__v1__get_liability_response__init(c)
        (c.pointee.n_days, c.pointee.days) = arena.array(days) {
            $0.makeC(arena)
        }
        return c
    }
}

extension PointsV1.GetLiabilityResponse.Day {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetLiabilityResponse__Day()
        huitou__points__v1__get_liability_response__day__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetLiabilityResponse__Day>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetLiabilityResponse__Day>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetLiabilityResponse__Day>) {
        self.init(
            day: CField.string(c.pointee.day),
            outstanding: c.pointee.outstanding,
            movements: CField.pointees(c.pointee.n_movements, c.pointee.movements) { PointsV1.AccountAmount($0) },
            balances: CField.pointees(c.pointee.n_balances, c.pointee.balances) { PointsV1.AccountAmount($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetLiabilityResponse__Day> {
        let c = arena.allocate(Huitou__Points__V1__GetLiabilityResponse__Day.self)
        huitou__points__v1__get_liability_response__day__init(c)
        if !day.isEmpty { c.pointee.day = arena.string(day) }
        c.pointee.outstanding = outstanding
        (c.pointee.n_movements, c.pointee.movements) = arena.array(movements) {
            $0.makeC(arena)
        }
        (c.pointee.n_balances, c.pointee.balances) = arena.array(balances) {
            $0.makeC(arena)
        }
        return c
    }
}
