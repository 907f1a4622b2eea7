// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// What one way of making offers would have brought in a proposal's days on average: the margin of
    /// what the member bought in scope, less benefits used and contacts, in fen.
    package struct OfferPolicy: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.OfferPolicy"

        /// `huitou.recommendations.v1.OfferPolicy.Policy`.
        package enum Policy: CaseIterable, Hashable, Sendable {
            /// `POLICY_UNSPECIFIED`.
            case unspecified
            /// No proposal is made.
            case nobody
            /// Every proposal is made.
            case everybody
            /// Those that were expected to add something are made, trials are not.
            case worthItsCost
            /// Those for which a model of the margin, learned from the other half of the members, expects more
            /// with the offer than without.
            case learned
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Policy] = [
                .unspecified,
                .nobody,
                .everybody,
                .worthItsCost,
                .learned
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .nobody
                case 2: self = .everybody
                case 3: self = .worthItsCost
                case 4: self = .learned
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .nobody: 1
                case .everybody: 2
                case .worthItsCost: 3
                case .learned: 4
                case .unrecognized(let number): number
                }
            }
        }

        /// `huitou.recommendations.v1.OfferPolicy.Value`.
        package struct Value: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.OfferPolicy.Value"

            package var fen: Double
            /// One deviation.
            package var deviation: Double

            /// The message with every field at its default.
            package init() {
                self.fen = 0
                self.deviation = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                fen: Double = 0,
                deviation: Double = 0
            ) {
                self.fen = fen
                self.deviation = deviation
            }
        }

        package var policy: RecommendationsV1.OfferPolicy.Policy
        /// The share of proposals that it makes, 0 to 1.
        package var madeShare: Double
        /// By inverse propensity scores.
        package var inversePropensity: RecommendationsV1.OfferPolicy.Value?
        package var selfNormalised: RecommendationsV1.OfferPolicy.Value?
        /// Corrected by models of the margin with and without offers, learned from the other half of the
        /// members.
        package var doublyRobust: RecommendationsV1.OfferPolicy.Value?
        /// What it brings beyond making none, doubly robust.
        package var gain: RecommendationsV1.OfferPolicy.Value?
        /// How many evenly weighted proposals the log is worth for it.
        package var effectiveProposals: Double

        /// The message with every field at its default.
        package init() {
            self.policy = .unspecified
            self.madeShare = 0
            self.inversePropensity = nil
            self.selfNormalised = nil
            self.doublyRobust = nil
            self.gain = nil
            self.effectiveProposals = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            policy: RecommendationsV1.OfferPolicy.Policy = .unspecified,
            madeShare: Double = 0,
            inversePropensity: RecommendationsV1.OfferPolicy.Value? = nil,
            selfNormalised: RecommendationsV1.OfferPolicy.Value? = nil,
            doublyRobust: RecommendationsV1.OfferPolicy.Value? = nil,
            gain: RecommendationsV1.OfferPolicy.Value? = nil,
            effectiveProposals: Double = 0
        ) {
            self.policy = policy
            self.madeShare = madeShare
            self.inversePropensity = inversePropensity
            self.selfNormalised = selfNormalised
            self.doublyRobust = doublyRobust
            self.gain = gain
            self.effectiveProposals = effectiveProposals
        }
    }
}

extension RecommendationsV1.OfferPolicy {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__OfferPolicy()
        huitou__recommendations__v1__offer_policy__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferPolicy>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferPolicy>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__OfferPolicy>) {
        self.init(
            policy: RecommendationsV1.OfferPolicy.Policy(rawValue: Int32(truncatingIfNeeded: c.pointee.policy.rawValue)),
            madeShare: c.pointee.made_share,
            inversePropensity: c.pointee.inverse_propensity.map { RecommendationsV1.OfferPolicy.Value($0) },
            selfNormalised: c.pointee.self_normalised.map { RecommendationsV1.OfferPolicy.Value($0) },
            doublyRobust: c.pointee.doubly_robust.map { RecommendationsV1.OfferPolicy.Value($0) },
            gain: c.pointee.gain.map { RecommendationsV1.OfferPolicy.Value($0) },
            effectiveProposals: c.pointee.effective_proposals
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__OfferPolicy> {
        let c = arena.allocate(Huitou__Recommendations__V1__OfferPolicy.self)
        huitou__recommendations__v1__offer_policy__init(c)
        c.pointee.policy = .init(rawValue: .init(truncatingIfNeeded: policy.rawValue))
        c.pointee.made_share = madeShare
        if let value = inversePropensity { c.pointee.inverse_propensity = value.makeC(arena) }
        if let value = selfNormalised { c.pointee.self_normalised = value.makeC(arena) }
        if let value = doublyRobust { c.pointee.doubly_robust = value.makeC(arena) }
        if let value = gain { c.pointee.gain = value.makeC(arena) }
        c.pointee.effective_proposals = effectiveProposals
        return c
    }
}

extension RecommendationsV1.OfferPolicy.Value {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__OfferPolicy__Value()
        huitou__recommendations__v1__offer_policy__value__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferPolicy__Value>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferPolicy__Value>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__OfferPolicy__Value>) {
        self.init(
            fen: c.pointee.fen,
            deviation: c.pointee.deviation
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__OfferPolicy__Value> {
        let c = arena.allocate(Huitou__Recommendations__V1__OfferPolicy__Value.self)
        huitou__recommendations__v1__offer_policy__value__init(c)
        c.pointee.fen = fen
        c.pointee.deviation = deviation
        return c
    }
}
