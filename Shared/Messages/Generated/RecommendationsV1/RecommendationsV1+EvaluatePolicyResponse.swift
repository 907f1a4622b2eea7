// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.EvaluatePolicyResponse`.
    package struct EvaluatePolicyResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.EvaluatePolicyResponse"

        /// `huitou.recommendations.v1.EvaluatePolicyResponse.PolicyValue`.
        package struct PolicyValue: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.EvaluatePolicyResponse.PolicyValue"

            package var value: Double
            /// One deviation.
            package var deviation: Double

            /// The message with every field at its default.
            package init() {
                self.value = 0
                self.deviation = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                value: Double = 0,
                deviation: Double = 0
            ) {
                self.value = value
                self.deviation = deviation
            }
        }

        /// By inverse propensity scores.
        package var inversePropensity: RecommendationsV1.EvaluatePolicyResponse.PolicyValue?
        package var selfNormalised: RecommendationsV1.EvaluatePolicyResponse.PolicyValue?
        /// Corrected by the means of arm and segment among the other half of the members.
        package var doublyRobust: RecommendationsV1.EvaluatePolicyResponse.PolicyValue?
        /// What the policy that ran has brought.
        package var logged: RecommendationsV1.EvaluatePolicyResponse.PolicyValue?
        package var members: UInt64
        /// How many evenly weighted members the log is worth for this policy.
        package var effectiveMembers: Double

        /// The message with every field at its default.
        package init() {
            self.inversePropensity = nil
            self.selfNormalised = nil
            self.doublyRobust = nil
            self.logged = nil
            self.members = 0
            self.effectiveMembers = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            inversePropensity: RecommendationsV1.EvaluatePolicyResponse.PolicyValue? = nil,
            selfNormalised: RecommendationsV1.EvaluatePolicyResponse.PolicyValue? = nil,
            doublyRobust: RecommendationsV1.EvaluatePolicyResponse.PolicyValue? = nil,
            logged: RecommendationsV1.EvaluatePolicyResponse.PolicyValue? = nil,
            members: UInt64 = 0,
            effectiveMembers: Double = 0
        ) {
            self.inversePropensity = inversePropensity
            self.selfNormalised = selfNormalised
            self.doublyRobust = doublyRobust
            self.logged = logged
            self.members = members
            self.effectiveMembers = effectiveMembers
        }
    }
}

extension RecommendationsV1.EvaluatePolicyResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__EvaluatePolicyResponse()
        huitou__recommendations__v1__evaluate_policy_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyResponse>) {
        self.init(
            inversePropensity: c.pointee.inverse_propensity.map { RecommendationsV1.EvaluatePolicyResponse.PolicyValue($0) },
            selfNormalised: c.pointee.self_normalised.map { RecommendationsV1.EvaluatePolicyResponse.PolicyValue($0) },
            doublyRobust: c.pointee.doubly_robust.map { RecommendationsV1.EvaluatePolicyResponse.PolicyValue($0) },
            logged: c.pointee.logged.map { RecommendationsV1.EvaluatePolicyResponse.PolicyValue($0) },
            members: c.pointee.members,
            effectiveMembers: c.pointee.effective_members
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__EvaluatePolicyResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__EvaluatePolicyResponse.self)
        huitou__recommendations__v1__evaluate_policy_response__init(c)
        if let value = inversePropensity { c.pointee.inverse_propensity = value.makeC(arena) }
        if let value = selfNormalised { c.pointee.self_normalised = value.makeC(arena) }
        if let value = doublyRobust { c.pointee.doubly_robust = value.makeC(arena) }
        if let value = logged { c.pointee.logged = value.makeC(arena) }
        c.pointee.members = members
        c.pointee.effective_members = effectiveMembers
        return c
    }
}

extension RecommendationsV1.EvaluatePolicyResponse.PolicyValue {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__EvaluatePolicyResponse__PolicyValue()
        huitou__recommendations__v1__evaluate_policy_response__policy_value__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyResponse__PolicyValue>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyResponse__PolicyValue>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyResponse__PolicyValue>) {
        self.init(
            value: c.pointee.value,
            deviation: c.pointee.deviation
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__EvaluatePolicyResponse__PolicyValue> {
        let c = arena.allocate(Huitou__Recommendations__V1__EvaluatePolicyResponse__PolicyValue.self)
        huitou__recommendations__v1__evaluate_policy_response__policy_value__init(c)
        c.pointee.value = value
        c.pointee.deviation = deviation
        return c
    }
}
