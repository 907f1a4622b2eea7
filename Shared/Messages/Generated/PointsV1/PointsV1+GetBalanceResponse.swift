// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.GetBalanceResponse`.
    package struct GetBalanceResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.GetBalanceResponse"

        /// The member, or the one that it was merged into.
        package var memberID: Int64
        /// Counts the member's entries, over all currencies.
        package var version: Int64
        /// The moment that the answer is about.
        package var asOf: Int64
        /// One for each currency that was asked for, whether or not the member ever had any: points first,
        /// then by code.
        package var balances: [PointsV1.Balance]
        /// The holds that are open at that moment, in those currencies.
        package var holds: [PointsV1.Hold]

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.version = 0
            self.asOf = 0
            self.balances = []
            self.holds = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            version: Int64 = 0,
            asOf: Int64 = 0,
            balances: [PointsV1.Balance] = [],
            holds: [PointsV1.Hold] = []
        ) {
            self.memberID = memberID
            self.version = version
            self.asOf = asOf
            self.balances = balances
            self.holds = holds
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
            version: c.pointee.version,
            asOf: c.pointee.as_of,
            balances: CField.pointees(c.pointee.n_balances, c.pointee.balances) { PointsV1.Balance($0) },
            holds: CField.pointees(c.pointee.n_holds, c.pointee.holds) { PointsV1.Hold($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetBalanceResponse> {
        let c = arena.allocate(Huitou__Points__V1__GetBalanceResponse.self)
        huitou__points__v1__get_balance_response__init(c)
        c.pointee.member_id = memberID
        c.pointee.version = version
        c.pointee.as_of = asOf
        (c.pointee.n_balances, c.pointee.balances) = arena.array(balances) {
            $0.makeC(arena)
        }
        (c.pointee.n_holds, c.pointee.holds) = arena.array(holds) {
            $0.makeC(arena)
        }
        return c
    }
}
