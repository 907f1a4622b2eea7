// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetBackTestResponse`.
    package struct GetBackTestResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetBackTestResponse"

        package var state: RecommendationsV1.BackTestState
        /// What is being done, for people.
        package var step: String
        /// From 0 to 1000.
        package var doneThousandths: UInt32
        /// Why it has failed.
        package var failure: String
        /// What was learned from: members and their orders before the day, and how many seconds it took.
        package var members: UInt64
        package var orders: UInt64
        package var seconds: Double
        /// The morning as of which it answers: the one that was asked for, or the one after the last
        /// purchase where that is earlier.
        package var asOf: String

        /// The message with every field at its default.
        package init() {
            self.state = .unspecified
            self.step = ""
            self.doneThousandths = 0
            self.failure = ""
            self.members = 0
            self.orders = 0
            self.seconds = 0
            self.asOf = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            state: RecommendationsV1.BackTestState = .unspecified,
            step: String = "",
            doneThousandths: UInt32 = 0,
            failure: String = "",
            members: UInt64 = 0,
            orders: UInt64 = 0,
            seconds: Double = 0,
            asOf: String = ""
        ) {
            self.state = state
            self.step = step
            self.doneThousandths = doneThousandths
            self.failure = failure
            self.members = members
            self.orders = orders
            self.seconds = seconds
            self.asOf = asOf
        }
    }
}

extension RecommendationsV1.GetBackTestResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetBackTestResponse()
        huitou__recommendations__v1__get_back_test_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetBackTestResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetBackTestResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetBackTestResponse>) {
        self.init(
            state: RecommendationsV1.BackTestState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            step: CField.string(c.pointee.step),
            doneThousandths: c.pointee.done_thousandths,
            failure: CField.string(c.pointee.failure),
            members: c.pointee.members,
            orders: c.pointee.orders,
            seconds: c.pointee.seconds,
            asOf: CField.string(c.pointee.as_of)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetBackTestResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetBackTestResponse.self)
        huitou__recommendations__v1__get_back_test_response__init(c)
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        if !step.isEmpty { c.pointee.step = arena.string(step) }
        c.pointee.done_thousandths = doneThousandths
        if !failure.isEmpty { c.pointee.failure = arena.string(failure) }
        c.pointee.members = members
        c.pointee.orders = orders
        c.pointee.seconds = seconds
        if !asOf.isEmpty { c.pointee.as_of = arena.string(asOf) }
        return c
    }
}
