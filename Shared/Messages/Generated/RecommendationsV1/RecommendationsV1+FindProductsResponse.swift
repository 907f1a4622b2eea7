// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.FindProductsResponse`.
    package struct FindProductsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.FindProductsResponse"

        /// What meets every requirement that is no wish; the most wishes met, by weight, first, then what
        /// ranks higher for the member, then by sku.
        package var items: [RecommendationsV1.FoundProduct]
        /// How many there are, shown or not.
        package var total: UInt64
        /// Each requirement as it was understood, in the order of the request.
        package var requirements: [RecommendationsV1.RequirementFinding]
        /// Where nothing fits: the smallest sets of requirements without which something does, at most 5;
        /// empty where even what is indispensable is met by nothing.
        package var relaxations: [RecommendationsV1.Relaxation]

        /// The message with every field at its default.
        package init() {
            self.items = []
            self.total = 0
            self.requirements = []
            self.relaxations = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            items: [RecommendationsV1.FoundProduct] = [],
            total: UInt64 = 0,
            requirements: [RecommendationsV1.RequirementFinding] = [],
            relaxations: [RecommendationsV1.Relaxation] = []
        ) {
            self.items = items
            self.total = total
            self.requirements = requirements
            self.relaxations = relaxations
        }
    }
}

extension RecommendationsV1.FindProductsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__FindProductsResponse()
        huitou__recommendations__v1__find_products_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__FindProductsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__FindProductsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__FindProductsResponse>) {
        self.init(
            items: CField.pointees(c.pointee.n_items, c.pointee.items) { RecommendationsV1.FoundProduct($0) },
            total: c.pointee.total,
            requirements: CField.pointees(c.pointee.n_requirements, c.pointee.requirements) { RecommendationsV1.RequirementFinding($0) },
            relaxations: CField.pointees(c.pointee.n_relaxations, c.pointee.relaxations) { RecommendationsV1.Relaxation($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__FindProductsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__FindProductsResponse.self)
        huitou__recommendations__v1__find_products_response__init(c)
        (c.pointee.n_items, c.pointee.items) = arena.array(items) {
            $0.makeC(arena)
        }
        c.pointee.total = total
        (c.pointee.n_requirements, c.pointee.requirements) = arena.array(requirements) {
            $0.makeC(arena)
        }
        (c.pointee.n_relaxations, c.pointee.relaxations) = arena.array(relaxations) {
            $0.makeC(arena)
        }
        return c
    }
}
