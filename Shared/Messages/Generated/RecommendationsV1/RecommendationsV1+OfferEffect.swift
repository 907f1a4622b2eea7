// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// How many more of 10,000 members buy because of an offer.
    package struct OfferEffect: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.OfferEffect"

        /// `huitou.recommendations.v1.OfferEffect.Source`.
        package enum Source: CaseIterable, Hashable, Sendable {
            /// `SOURCE_UNSPECIFIED`.
            case unspecified
            /// Nothing was measured: an assumption.
            case assumed
            /// From campaigns whose members were chosen and not drawn: corrected as far as may be.
            case observed
            /// From members held out by lot.
            case measured
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Source] = [
                .unspecified,
                .assumed,
                .observed,
                .measured
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .assumed
                case 2: self = .observed
                case 3: self = .measured
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .assumed: 1
                case .observed: 2
                case .measured: 3
                case .unrecognized(let number): number
                }
            }
        }

        package var source: RecommendationsV1.OfferEffect.Source
        package var uplift: Double
        /// One deviation.
        package var deviation: Double
        package var treatedMembers: UInt32
        package var controlMembers: UInt32
        package var learnedAt: Int64

        /// The message with every field at its default.
        package init() {
            self.source = .unspecified
            self.uplift = 0
            self.deviation = 0
            self.treatedMembers = 0
            self.controlMembers = 0
            self.learnedAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            source: RecommendationsV1.OfferEffect.Source = .unspecified,
            uplift: Double = 0,
            deviation: Double = 0,
            treatedMembers: UInt32 = 0,
            controlMembers: UInt32 = 0,
            learnedAt: Int64 = 0
        ) {
            self.source = source
            self.uplift = uplift
            self.deviation = deviation
            self.treatedMembers = treatedMembers
            self.controlMembers = controlMembers
            self.learnedAt = learnedAt
        }
    }
}

extension RecommendationsV1.OfferEffect {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__OfferEffect()
        huitou__recommendations__v1__offer_effect__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferEffect>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferEffect>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__OfferEffect>) {
        self.init(
            source: RecommendationsV1.OfferEffect.Source(rawValue: Int32(truncatingIfNeeded: c.pointee.source.rawValue)),
            uplift: c.pointee.uplift,
            deviation: c.pointee.deviation,
            treatedMembers: c.pointee.treated_members,
            controlMembers: c.pointee.control_members,
            learnedAt: c.pointee.learned_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__OfferEffect> {
        let c = arena.allocate(Huitou__Recommendations__V1__OfferEffect.self)
        huitou__recommendations__v1__offer_effect__init(c)
        c.pointee.source = .init(rawValue: .init(truncatingIfNeeded: source.rawValue))
        c.pointee.uplift = uplift
        c.pointee.deviation = deviation
        c.pointee.treated_members = treatedMembers
        c.pointee.control_members = controlMembers
        c.pointee.learned_at = learnedAt
        return c
    }
}
