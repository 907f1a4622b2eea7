import Messages
import RecommendationsDomain

extension RecommendationsV1.FindProductsResponse {
    init(
        _ answer: RequirementAnswer,
        to requirements: [Requirement],
        catalogue: Catalogue,
        standing: ProductStanding
    ) {
        let products = FoundProducts(requirements, catalogue: catalogue, standing: standing)
        self.init(
            items: products.messages(answer.items),
            total: UInt64(answer.total),
            requirements: zip(requirements, answer.metBy).map { requirement, count in
                let text = RequirementText(requirement)
                return RecommendationsV1.RequirementFinding(
                    textEn: text.english,
                    textZh: text.chinese,
                    products: UInt64(count)
                )
            },
            relaxations: answer.relaxations.map { relaxation in
                let text = RequirementText(relaxation, of: requirements)
                return RecommendationsV1.Relaxation(
                    requirements: relaxation.requirements.map { UInt32($0) },
                    textEn: text.english,
                    textZh: text.chinese,
                    total: UInt64(relaxation.total),
                    items: products.messages(relaxation.items),
                    adjustments: relaxation.adjustments.map { adjustment in
                        let text = RequirementText(adjustment, of: requirements)
                        return RecommendationsV1.Adjustment(
                            changes: adjustment.changes.map { change in
                                .init(change, of: requirements)
                            },
                            textEn: text.english,
                            textZh: text.chinese,
                            total: UInt64(adjustment.total),
                            items: products.messages(adjustment.items)
                        )
                    }
                )
            }
        )
    }
}

/// Turns products that were found into messages, with their reasons.
private struct FoundProducts {
    private let requirements: [Requirement]
    private let catalogue: Catalogue
    private let standing: ProductStanding
    private let places: [String: Int]

    init(_ requirements: [Requirement], catalogue: Catalogue, standing: ProductStanding) {
        self.requirements = requirements
        self.catalogue = catalogue
        self.standing = standing
        places = standing.places
    }

    func messages(_ items: [RequirementAnswer.Item]) -> [RecommendationsV1.FoundProduct] {
        items.map { item in
            let product = catalogue.products[item.product.index]
            return RecommendationsV1.FoundProduct(
                sku: product.sku,
                name: product.name,
                category: product.category,
                brand: product.brand,
                priceFen: product.details.priceFen,
                reasons: item.met.map { reason(requirements[$0]) }
                    + standing.reasons(of: item.product, sku: product.sku, places: places),
                wishesMet: UInt32(item.wishesMet)
            )
        }
    }

    private func reason(_ requirement: Requirement) -> RecommendationsV1.Reason {
        let text = RequirementText.reason(requirement)
        let isWish = requirement.strength == .wish
        return RecommendationsV1.Reason(
            code: isWish ? "fits_wish" : "fits_requirement",
            textEn: text.english,
            textZh: text.chinese,
            contribution: isWish ? Double(requirement.weight) : 0
        )
    }
}

extension RecommendationsV1.RequirementChange {
    fileprivate init(_ change: RequirementAnswer.Change, of requirements: [Requirement]) {
        let condition = requirements[change.requirement].condition
        let kind: Change =
            switch change.kind {
            case .dropped: .dropped(true)
            case .atMost(let bound): .atMost(condition.shown(bound))
            case .atLeast(let bound): .atLeast(condition.shown(bound))
            case .accepted(let value): .accepted(value)
            case .allowed(let values): .allowed(.init(values: values))
            }
        self.init(requirement: UInt32(change.requirement), change: kind)
    }
}

extension Requirement.Condition {
    /// A bound as requests state it.
    fileprivate func shown(_ bound: Int64) -> String {
        guard case .within(.attribute, _, _) = self else { return String(bound) }
        return ExactDecimal(millionths: bound).description
    }
}
