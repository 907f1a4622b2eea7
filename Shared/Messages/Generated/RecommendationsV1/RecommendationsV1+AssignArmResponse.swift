// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.AssignArmResponse`.
    package struct AssignArmResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.AssignArmResponse"

        package var arm: String
        /// Whether the member takes part. Whoever asked not to be judged by what it did, lives outside of
        /// the experiment's unit, or comes before the start or after the end, does not.
        package var takesPart: Bool
        /// When it first got the arm.
        package var since: Int64
        /// The chance with which it got the arm.
        package var propensity: Double

        /// The message with every field at its default.
        package init() {
            self.arm = ""
            self.takesPart = false
            self.since = 0
            self.propensity = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            arm: String = "",
            takesPart: Bool = false,
            since: Int64 = 0,
            propensity: Double = 0
        ) {
            self.arm = arm
            self.takesPart = takesPart
            self.since = since
            self.propensity = propensity
        }
    }
}

extension RecommendationsV1.AssignArmResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__AssignArmResponse()
        huitou__recommendations__v1__assign_arm_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__AssignArmResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__AssignArmResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__AssignArmResponse>) {
        self.init(
            arm: CField.string(c.pointee.arm),
            takesPart: c.pointee.takes_part != 0,
            since: c.pointee.since,
            propensity: c.pointee.propensity
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__AssignArmResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__AssignArmResponse.self)
        huitou__recommendations__v1__assign_arm_response__init(c)
        if !arm.isEmpty { c.pointee.arm = arena.string(arm) }
        c.pointee.takes_part = takesPart ? 1 : 0
        c.pointee.since = since
        c.pointee.propensity = propensity
        return c
    }
}
