// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.DescribeCatalogueResponse`.
    package struct DescribeCatalogueResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.DescribeCatalogueResponse"

        /// `huitou.recommendations.v1.DescribeCatalogueResponse.Facet`.
        package struct Facet: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.DescribeCatalogueResponse.Facet"

            package var field: RecommendationsV1.RequirementField
            /// For REQUIREMENT_FIELD_ATTRIBUTE.
            package var attribute: String
            /// How many products have it.
            package var products: UInt64
            /// How many different values there are, told or not.
            package var valuesTotal: UInt64
            package var values: [RecommendationsV1.DescribeCatalogueResponse.FacetValue]
            /// The lowest and the highest number among the values; empty where none is a number.
            package var numberMin: String
            package var numberMax: String

            /// The message with every field at its default.
            package init() {
                self.field = .unspecified
                self.attribute = ""
                self.products = 0
                self.valuesTotal = 0
                self.values = []
                self.numberMin = ""
                self.numberMax = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                field: RecommendationsV1.RequirementField = .unspecified,
                attribute: String = "",
                products: UInt64 = 0,
                valuesTotal: UInt64 = 0,
                values: [RecommendationsV1.DescribeCatalogueResponse.FacetValue] = [],
                numberMin: String = "",
                numberMax: String = ""
            ) {
                self.field = field
                self.attribute = attribute
                self.products = products
                self.valuesTotal = valuesTotal
                self.values = values
                self.numberMin = numberMin
                self.numberMax = numberMax
            }
        }

        /// `huitou.recommendations.v1.DescribeCatalogueResponse.FacetValue`.
        package struct FacetValue: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.DescribeCatalogueResponse.FacetValue"

            package var value: String
            package var products: UInt64

            /// The message with every field at its default.
            package init() {
                self.value = ""
                self.products = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                value: String = "",
                products: UInt64 = 0
            ) {
                self.value = value
                self.products = products
            }
        }

        /// Departments, categories, types, brands, makers and own brand, then attributes by name, at most
        /// 64, those of most products; each where a product has it.
        package var facets: [RecommendationsV1.DescribeCatalogueResponse.Facet]
        /// How many products are counted.
        package var total: UInt64
        /// The lowest and the highest known price; 0 and 0 for none.
        package var priceFenMin: Int64
        package var priceFenMax: Int64
        /// How many of the products have a known price.
        package var priced: UInt64
        /// How many are meant for certain ages.
        package var aged: UInt64

        /// The message with every field at its default.
        package init() {
            self.facets = []
            self.total = 0
            self.priceFenMin = 0
            self.priceFenMax = 0
            self.priced = 0
            self.aged = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            facets: [RecommendationsV1.DescribeCatalogueResponse.Facet] = [],
            total: UInt64 = 0,
            priceFenMin: Int64 = 0,
            priceFenMax: Int64 = 0,
            priced: UInt64 = 0,
            aged: UInt64 = 0
        ) {
            self.facets = facets
            self.total = total
            self.priceFenMin = priceFenMin
            self.priceFenMax = priceFenMax
            self.priced = priced
            self.aged = aged
        }
    }
}

extension RecommendationsV1.DescribeCatalogueResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__DescribeCatalogueResponse()
        huitou__recommendations__v1__describe_catalogue_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse>) {
        self.init(
            facets: CField.pointees(c.pointee.n_facets, c.pointee.facets) { RecommendationsV1.DescribeCatalogueResponse.Facet($0) },
            total: c.pointee.total,
            priceFenMin: c.pointee.price_fen_min,
            priceFenMax: c.pointee.price_fen_max,
            priced: c.pointee.priced,
            aged: c.pointee.aged
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__DescribeCatalogueResponse.self)
        huitou__recommendations__v1__describe_catalogue_response__init(c)
        (c.pointee.n_facets, c.pointee.facets) = arena.array(facets) {
            $0.makeC(arena)
        }
        c.pointee.total = total
        c.pointee.price_fen_min = priceFenMin
        c.pointee.price_fen_max = priceFenMax
        c.pointee.priced = priced
        c.pointee.aged = aged
        return c
    }
}

extension RecommendationsV1.DescribeCatalogueResponse.Facet {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__DescribeCatalogueResponse__Facet()
        huitou__recommendations__v1__describe_catalogue_response__facet__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse__Facet>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse__Facet>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse__Facet>) {
        self.init(
            field: RecommendationsV1.RequirementField(rawValue: Int32(truncatingIfNeeded: c.pointee.field.rawValue)),
            attribute: CField.string(c.pointee.attribute),
            products: c.pointee.products,
            valuesTotal: c.pointee.values_total,
            values: CField.pointees(c.pointee.n_values, c.pointee.values) { RecommendationsV1.DescribeCatalogueResponse.FacetValue($0) },
            numberMin: CField.string(c.pointee.number_min),
            numberMax: CField.string(c.pointee.number_max)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse__Facet> {
        let c = arena.allocate(Huitou__Recommendations__V1__DescribeCatalogueResponse__Facet.self)
        huitou__recommendations__v1__describe_catalogue_response__facet__init(c)
        c.pointee.field = .init(rawValue: .init(truncatingIfNeeded: field.rawValue))
        if !attribute.isEmpty { c.pointee.attribute = arena.string(attribute) }
        c.pointee.products = products
        c.pointee.values_total = valuesTotal
        (c.pointee.n_values, c.pointee.values) = arena.array(values) {
            $0.makeC(arena)
        }
        if !numberMin.isEmpty { c.pointee.number_min = arena.string(numberMin) }
        if !numberMax.isEmpty { c.pointee.number_max = arena.string(numberMax) }
        return c
    }
}

extension RecommendationsV1.DescribeCatalogueResponse.FacetValue {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__DescribeCatalogueResponse__FacetValue()
        huitou__recommendations__v1__describe_catalogue_response__facet_value__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse__FacetValue>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse__FacetValue>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse__FacetValue>) {
        self.init(
            value: CField.string(c.pointee.value),
            products: c.pointee.products
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__DescribeCatalogueResponse__FacetValue> {
        let c = arena.allocate(Huitou__Recommendations__V1__DescribeCatalogueResponse__FacetValue.self)
        huitou__recommendations__v1__describe_catalogue_response__facet_value__init(c)
        if !value.isEmpty { c.pointee.value = arena.string(value) }
        c.pointee.products = products
        return c
    }
}
