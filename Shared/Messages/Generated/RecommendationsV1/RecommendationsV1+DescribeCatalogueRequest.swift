// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.DescribeCatalogueRequest`.
    package struct DescribeCatalogueRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.DescribeCatalogueRequest"

        /// At most 20; only products that meet them are counted. Wishes do not count.
        package var requirements: [RecommendationsV1.Requirement]
        /// The most values of one facet, 1 to 200; 0 for 20. Those with most products come first.
        package var valuesMax: UInt32

        /// The message with every field at its default.
        package init() {
            self.requirements = []
            self.valuesMax = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            requirements: [RecommendationsV1.Requirement] = [],
            valuesMax: UInt32 = 0
        ) {
            self.requirements = requirements
            self.valuesMax = valuesMax
        }
    }
}

extension RecommendationsV1.DescribeCatalogueRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__DescribeCatalogueRequest()
        huitou__recommendations__v1__describe_catalogue_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueRequest>) {
        self.init(
            requirements: CField.pointees(c.pointee.n_requirements, c.pointee.requirements) { RecommendationsV1.Requirement($0) },
            valuesMax: c.pointee.values_max
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__DescribeCatalogueRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__DescribeCatalogueRequest.self)
        huitou__recommendations__v1__describe_catalogue_request__init(c)
        (c.pointee.n_requirements, c.pointee.requirements) = arena.array(requirements) {
            $0.makeC(arena)
        }
        c.pointee.values_max = valuesMax
        return c
    }
}
