// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListExperimentsResponse`.
    package struct ListExperimentsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListExperimentsResponse"

        package var experiments: [RecommendationsV1.ExperimentState]
        /// Empty where nothing follows.
        package var nextCursor: String
        /// The names of those whose rows in the store are damaged.
        package var unreadable: [String]

        /// The message with every field at its default.
        package init() {
            self.experiments = []
            self.nextCursor = ""
            self.unreadable = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            experiments: [RecommendationsV1.ExperimentState] = [],
            nextCursor: String = "",
            unreadable: [String] = []
        ) {
            self.experiments = experiments
            self.nextCursor = nextCursor
            self.unreadable = unreadable
        }
    }
}

extension RecommendationsV1.ListExperimentsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListExperimentsResponse()
        huitou__recommendations__v1__list_experiments_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListExperimentsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListExperimentsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListExperimentsResponse>) {
        self.init(
            experiments: CField.pointees(c.pointee.n_experiments, c.pointee.experiments) { RecommendationsV1.ExperimentState($0) },
            nextCursor: CField.string(c.pointee.next_cursor),
            unreadable: CField.pointees(c.pointee.n_unreadable, c.pointee.unreadable) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListExperimentsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListExperimentsResponse.self)
        huitou__recommendations__v1__list_experiments_response__init(c)
        (c.pointee.n_experiments, c.pointee.experiments) = arena.array(experiments) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        (c.pointee.n_unreadable, c.pointee.unreadable) = arena.array(unreadable) {
            arena.string($0)
        }
        return c
    }
}
