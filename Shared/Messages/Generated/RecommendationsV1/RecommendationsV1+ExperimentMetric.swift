// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// What is measured of a member, once its days are over.
    package struct ExperimentMetric: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ExperimentMetric"

        /// `huitou.recommendations.v1.ExperimentMetric.Kind`.
        package enum Kind: CaseIterable, Hashable, Sendable {
            /// `KIND_UNSPECIFIED`.
            case unspecified
            /// Whether it bought.
            case purchase
            /// What it paid, up to spend_max_fen.
            case spend
            /// Whether an outcome was recorded, or a list that the experiment chose was clicked.
            case click
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Kind] = [
                .unspecified,
                .purchase,
                .spend,
                .click
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .purchase
                case 2: self = .spend
                case 3: self = .click
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .purchase: 1
                case .spend: 2
                case .click: 3
                case .unrecognized(let number): number
                }
            }
        }

        package var kind: RecommendationsV1.ExperimentMetric.Kind
        /// How many days are looked at from the first exposure on, 1 to 90.
        package var days: UInt32
        /// Spend: more counts as this much; 1 to 10^9.
        package var spendMaxFen: Int64
        /// The size of effects that one reckons with: of 10,000 members, or fen; 0 for 200 members, or a
        /// fiftieth of spend_max_fen. A wrong guess costs time, never truth.
        package var effectExpected: Int64

        /// The message with every field at its default.
        package init() {
            self.kind = .unspecified
            self.days = 0
            self.spendMaxFen = 0
            self.effectExpected = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            kind: RecommendationsV1.ExperimentMetric.Kind = .unspecified,
            days: UInt32 = 0,
            spendMaxFen: Int64 = 0,
            effectExpected: Int64 = 0
        ) {
            self.kind = kind
            self.days = days
            self.spendMaxFen = spendMaxFen
            self.effectExpected = effectExpected
        }
    }
}

extension RecommendationsV1.ExperimentMetric {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ExperimentMetric()
        huitou__recommendations__v1__experiment_metric__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ExperimentMetric>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ExperimentMetric>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ExperimentMetric>) {
        self.init(
            kind: RecommendationsV1.ExperimentMetric.Kind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            days: c.pointee.days,
            spendMaxFen: c.pointee.spend_max_fen,
            effectExpected: c.pointee.effect_expected
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ExperimentMetric> {
        let c = arena.allocate(Huitou__Recommendations__V1__ExperimentMetric.self)
        huitou__recommendations__v1__experiment_metric__init(c)
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        c.pointee.days = days
        c.pointee.spend_max_fen = spendMaxFen
        c.pointee.effect_expected = effectExpected
        return c
    }
}
