import Messages
import RecommendationsDomain

extension RecommendationsV1.DescribeCatalogueResponse {
    init(_ facets: CatalogueFacets) {
        let fixed = facets.facets.filter { !$0.trait.isAttribute }
        let attributes = facets.facets.filter { $0.trait.isAttribute }
        let others = facets.total - facets.ownBrand
        let ownBrand = Facet(
            field: .ownBrand,
            products: UInt64(facets.total),
            valuesTotal: others > 0 ? 2 : 1,
            values: [.init(value: "true", products: UInt64(facets.ownBrand))]
                + (others > 0 ? [.init(value: "false", products: UInt64(others))] : [])
        )
        self.init(
            facets: fixed.map { Facet($0) } + (facets.ownBrand > 0 ? [ownBrand] : [])
                + attributes.map { Facet($0) },
            total: UInt64(facets.total),
            priceFenMin: facets.prices?.lowerBound ?? 0,
            priceFenMax: facets.prices?.upperBound ?? 0,
            priced: UInt64(facets.priced),
            aged: UInt64(facets.aged)
        )
    }
}

extension RecommendationsV1.DescribeCatalogueResponse.Facet {
    fileprivate init(_ facet: CatalogueFacets.Facet) {
        self.init(
            products: UInt64(facet.products),
            valuesTotal: UInt64(facet.valuesTotal),
            values: facet.values.map { .init(value: $0.value, products: UInt64($0.products)) },
            numberMin: facet.numbers?.lowerBound.description ?? "",
            numberMax: facet.numbers?.upperBound.description ?? ""
        )
        switch facet.trait {
        case .attribute(let name):
            field = .attribute
            attribute = name
        case .category: field = .category
        case .brand: field = .brand
        case .department: field = .department
        case .type: field = .type
        case .maker: field = .maker
        }
    }
}

extension Requirement.Trait {
    fileprivate var isAttribute: Bool {
        if case .attribute = self { true } else { false }
    }
}
