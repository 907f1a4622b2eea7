// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.EvaluatePolicyRequest`.
    package struct EvaluatePolicyRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.EvaluatePolicyRequest"

        /// `huitou.recommendations.v1.EvaluatePolicyRequest.SegmentShares`.
        package struct SegmentShares: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.EvaluatePolicyRequest.SegmentShares"

            /// new, lapsed, occasional or regular: what the member was when it came in.
            package var segment: String
            package var shares: [Double]

            /// The message with every field at its default.
            package init() {
                self.segment = ""
                self.shares = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                segment: String = "",
                shares: [Double] = []
            ) {
                self.segment = segment
                self.shares = shares
            }
        }

        package var organisation: String
        package var experiment: String
        /// The shares of the arms in their order, adding up to 1.
        package var shares: [Double]
        /// Other shares for members of a segment.
        package var segments: [RecommendationsV1.EvaluatePolicyRequest.SegmentShares]

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.experiment = ""
            self.shares = []
            self.segments = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            experiment: String = "",
            shares: [Double] = [],
            segments: [RecommendationsV1.EvaluatePolicyRequest.SegmentShares] = []
        ) {
            self.organisation = organisation
            self.experiment = experiment
            self.shares = shares
            self.segments = segments
        }
    }
}

extension RecommendationsV1.EvaluatePolicyRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__EvaluatePolicyRequest()
        huitou__recommendations__v1__evaluate_policy_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            experiment: CField.string(c.pointee.experiment),
            shares: CField.array(c.pointee.n_shares, c.pointee.shares) { $0 },
            segments: CField.pointees(c.pointee.n_segments, c.pointee.segments) { RecommendationsV1.EvaluatePolicyRequest.SegmentShares($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__EvaluatePolicyRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__EvaluatePolicyRequest.self)
        huitou__recommendations__v1__evaluate_policy_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        (c.pointee.n_shares, c.pointee.shares) = arena.array(shares) {
            $0
        }
        (c.pointee.n_segments, c.pointee.segments) = arena.array(segments) {
            $0.makeC(arena)
        }
        return c
    }
}

extension RecommendationsV1.EvaluatePolicyRequest.SegmentShares {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__EvaluatePolicyRequest__SegmentShares()
        huitou__recommendations__v1__evaluate_policy_request__segment_shares__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyRequest__SegmentShares>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyRequest__SegmentShares>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__EvaluatePolicyRequest__SegmentShares>) {
        self.init(
            segment: CField.string(c.pointee.segment),
            shares: CField.array(c.pointee.n_shares, c.pointee.shares) { $0 }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__EvaluatePolicyRequest__SegmentShares> {
        let c = arena.allocate(Huitou__Recommendations__V1__EvaluatePolicyRequest__SegmentShares.self)
        huitou__recommendations__v1__evaluate_policy_request__segment_shares__init(c)
        if !segment.isEmpty { c.pointee.segment = arena.string(segment) }
        (c.pointee.n_shares, c.pointee.shares) = arena.array(shares) {
            $0
        }
        return c
    }
}
