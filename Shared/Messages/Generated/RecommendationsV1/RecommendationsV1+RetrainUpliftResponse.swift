// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RetrainUpliftResponse`.
    package struct RetrainUpliftResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RetrainUpliftResponse"

        /// `huitou.recommendations.v1.RetrainUpliftResponse.LearnedEffect`.
        package struct LearnedEffect: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.RetrainUpliftResponse.LearnedEffect"

            /// Empty for all offers of the kind.
            package var offerID: String
            package var kind: RecommendationsV1.OfferKind
            package var effect: RecommendationsV1.OfferEffect?

            /// The message with every field at its default.
            package init() {
                self.offerID = ""
                self.kind = .unspecified
                self.effect = nil
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                offerID: String = "",
                kind: RecommendationsV1.OfferKind = .unspecified,
                effect: RecommendationsV1.OfferEffect? = nil
            ) {
                self.offerID = offerID
                self.kind = kind
                self.effect = effect
            }
        }

        package var models: UInt32
        package var treatedMembers: UInt64
        package var controlMembers: UInt64
        /// For each kind of offer and each offer of which enough is known.
        package var effects: [RecommendationsV1.RetrainUpliftResponse.LearnedEffect]

        /// The message with every field at its default.
        package init() {
            self.models = 0
            self.treatedMembers = 0
            self.controlMembers = 0
            self.effects = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            models: UInt32 = 0,
            treatedMembers: UInt64 = 0,
            controlMembers: UInt64 = 0,
            effects: [RecommendationsV1.RetrainUpliftResponse.LearnedEffect] = []
        ) {
            self.models = models
            self.treatedMembers = treatedMembers
            self.controlMembers = controlMembers
            self.effects = effects
        }
    }
}

extension RecommendationsV1.RetrainUpliftResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RetrainUpliftResponse()
        huitou__recommendations__v1__retrain_uplift_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RetrainUpliftResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RetrainUpliftResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RetrainUpliftResponse>) {
        self.init(
            models: c.pointee.models,
            treatedMembers: c.pointee.treated_members,
            controlMembers: c.pointee.control_members,
            effects: CField.pointees(c.pointee.n_effects, c.pointee.effects) { RecommendationsV1.RetrainUpliftResponse.LearnedEffect($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RetrainUpliftResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__RetrainUpliftResponse.self)
        huitou__recommendations__v1__retrain_uplift_response__init(c)
        c.pointee.models = models
        c.pointee.treated_members = treatedMembers
        c.pointee.control_members = controlMembers
        (c.pointee.n_effects, c.pointee.effects) = arena.array(effects) {
            $0.makeC(arena)
        }
        return c
    }
}

extension RecommendationsV1.RetrainUpliftResponse.LearnedEffect {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RetrainUpliftResponse__LearnedEffect()
        huitou__recommendations__v1__retrain_uplift_response__learned_effect__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RetrainUpliftResponse__LearnedEffect>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RetrainUpliftResponse__LearnedEffect>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RetrainUpliftResponse__LearnedEffect>) {
        self.init(
            offerID: CField.string(c.pointee.offer_id),
            kind: RecommendationsV1.OfferKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            effect: c.pointee.effect.map { RecommendationsV1.OfferEffect($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RetrainUpliftResponse__LearnedEffect> {
        let c = arena.allocate(Huitou__Recommendations__V1__RetrainUpliftResponse__LearnedEffect.self)
        huitou__recommendations__v1__retrain_uplift_response__learned_effect__init(c)
        if !offerID.isEmpty { c.pointee.offer_id = arena.string(offerID) }
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if let value = effect { c.pointee.effect = value.makeC(arena) }
        return c
    }
}
