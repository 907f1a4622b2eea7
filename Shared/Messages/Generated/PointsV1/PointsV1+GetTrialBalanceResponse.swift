// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.GetTrialBalanceResponse`.
    package struct GetTrialBalanceResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.GetTrialBalanceResponse"

        /// By currency: members, then the system accounts by name; per currency they sum to 0.
        package var accounts: [PointsV1.AccountAmount]
        package var orders: UInt64
        package var entries: UInt64
        package var members: UInt64

        /// The message with every field at its default.
        package init() {
            self.accounts = []
            self.orders = 0
            self.entries = 0
            self.members = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            accounts: [PointsV1.AccountAmount] = [],
            orders: UInt64 = 0,
            entries: UInt64 = 0,
            members: UInt64 = 0
        ) {
            self.accounts = accounts
            self.orders = orders
            self.entries = entries
            self.members = members
        }
    }
}

extension PointsV1.GetTrialBalanceResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__GetTrialBalanceResponse()
        huitou__points__v1__get_trial_balance_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__GetTrialBalanceResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__GetTrialBalanceResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__GetTrialBalanceResponse>) {
        self.init(
            accounts: CField.pointees(c.pointee.n_accounts, c.pointee.accounts) { PointsV1.AccountAmount($0) },
            orders: c.pointee.orders,
            entries: c.pointee.entries,
            members: c.pointee.members
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__GetTrialBalanceResponse> {
        let c = arena.allocate(Huitou__Points__V1__GetTrialBalanceResponse.self)
        huitou__points__v1__get_trial_balance_response__init(c)
        (c.pointee.n_accounts, c.pointee.accounts) = arena.array(accounts) {
            $0.makeC(arena)
        }
        c.pointee.orders = orders
        c.pointee.entries = entries
        c.pointee.members = members
        return c
    }
}
