import Primitives
import Testing

@testable import RecommendationsDomain

/// Relaxations against every subset of the requirements, adjustments against every change.
@Suite struct RelaxationTests {
    private static let everything: RequirementSearch.Limits = {
        var limits = RequirementSearch.Limits()
        limits.itemsMax = 100
        limits.relaxationsMax = 1000
        limits.adjustmentsMax = 1000
        limits.examplesMax = 100
        return limits
    }()

    private func search(
        _ requirements: [Requirement],
        _ catalogue: Catalogue,
        excluded: ExcludedProducts = ExcludedProducts(),
        standing: @escaping (ProductID) -> Double = { _ in 0 }
    ) -> RequirementSearch {
        var index = RequirementIndex()
        index.refresh(to: catalogue)
        return RequirementSearch(
            requirements,
            index: index,
            catalogue: catalogue,
            excluded: excluded,
            standing: standing
        )
    }

    /// The products that meet the requirements that are no wish, but for some.
    private func fitting(
        _ requirements: [Requirement],
        _ catalogue: Catalogue,
        without dropped: Set<Int> = [],
        excluded: ExcludedProducts = ExcludedProducts()
    ) -> [Int] {
        catalogue.products.indices.filter { place in
            let product = catalogue.products[place]
            return product.isRecommendable && !excluded.contains(product)
                && requirements.enumerated().allSatisfy { number, requirement in
                    requirement.strength == .wish || dropped.contains(number)
                        || product.meets(requirement.condition)
                }
        }
    }

    @Test func everyMinimalRelaxationIsFoundAndNoOther() {
        var relaxations = 0
        var hopeless = 0
        for seed in 0..<600 {
            var random = SeededRandom(seed: UInt64(seed))
            let catalogue = RandomCatalogue.catalogue(
                Int.random(in: 1...12, using: &random),
                &random
            )
            let count = Int.random(in: 1...7, using: &random)
            let requirements = RandomCatalogue.requirements(count, &random)
            var excluded = ExcludedProducts()
            if Bool.random(using: &random) { excluded.skus = [catalogue.products[0].sku] }
            if Bool.random(using: &random) { excluded.brands = ["rose", "DRY"] }
            let answer = search(requirements, catalogue, excluded: excluded)
                .answer(Self.everything)
            let fits = fitting(requirements, catalogue, excluded: excluded)
            #expect(Set(answer.items.map(\.product.index)) == Set(fits), "seed \(seed)")
            #expect(answer.total == fits.count)
            guard fits.isEmpty else {
                #expect(answer.relaxations.isEmpty)
                continue
            }
            let expected = minimalSubsets(requirements, catalogue, excluded)
            #expect(Set(answer.relaxations.map { Set($0.requirements) }) == expected, "\(seed)")
            #expect(answer.relaxations.count == expected.count)
            for relaxation in answer.relaxations {
                let dropped = Set(relaxation.requirements)
                let then = fitting(requirements, catalogue, without: dropped, excluded: excluded)
                #expect(relaxation.total == then.count)
                #expect(Set(relaxation.items.map(\.product.index)) == Set(then))
            }
            let costs = answer.relaxations.map { relaxation in
                let weights = relaxation.requirements.map { requirements[$0].weight }
                return (weights.count, weights.reduce(0, +))
            }
            #expect(zip(costs, costs.dropFirst()).allSatisfy { $0 <= $1 }, "\(costs)")
            relaxations += expected.count
            hopeless += expected.isEmpty ? 1 : 0
        }
        #expect(relaxations > 300)
        #expect(hopeless > 5)
    }

    /// Every subset without which something fits, of which no other such is a part.
    private func minimalSubsets(
        _ requirements: [Requirement],
        _ catalogue: Catalogue,
        _ excluded: ExcludedProducts
    ) -> Set<Set<Int>> {
        let places = requirements.indices.filter { requirements[$0].strength == .required }
        let working = (0..<(1 << places.count)).map { mask in
            Set(places.indices.filter { mask & (1 << $0) != 0 }.map { places[$0] })
        }.filter {
            !fitting(requirements, catalogue, without: $0, excluded: excluded).isEmpty
        }
        return Set(working.filter { subset in !working.contains { $0.isStrictSubset(of: subset) } })
    }

    @Test func everySmallestChangeIsFoundAndNoOther() {
        var adjustments = 0
        var mixed = 0
        for seed in 1000..<1600 {
            var random = SeededRandom(seed: UInt64(seed))
            let catalogue = RandomCatalogue.catalogue(
                Int.random(in: 2...10, using: &random),
                &random
            )
            let count = Int.random(in: 1...5, using: &random)
            let requirements = RandomCatalogue.requirements(count, &random, strengths: [.required])
            let answer = search(requirements, catalogue).answer(Self.everything)
            for relaxation in answer.relaxations where relaxation.requirements.count <= 3 {
                let expected = minimalChanges(relaxation.requirements, requirements, catalogue)
                let found = relaxation.adjustments.map { Set($0.changes) }
                #expect(Set(found) == Set(expected.keys), "seed \(seed): \(requirements)")
                #expect(found.count == expected.count)
                for adjustment in relaxation.adjustments {
                    let then = expected[Set(adjustment.changes)]
                    #expect(adjustment.total == then?.count)
                    #expect(Set(adjustment.items.map(\.product.index)) == then)
                    if adjustment.changes.count > 1 { mixed += 1 }
                }
                adjustments += expected.count
            }
        }
        #expect(adjustments > 400)
        #expect(mixed > 50)
    }

    private typealias Change = RequirementAnswer.Change

    /// Every combination of changes of these requirements under which something fits, and of which
    /// no other such is a part; not the one where all go.
    private func minimalChanges(
        _ places: [Int],
        _ requirements: [Requirement],
        _ catalogue: Catalogue
    ) -> [Set<Change>: Set<Int>] {
        var combinations: [[Change]] = [[]]
        for place in places {
            let kinds = Self.kinds(requirements[place].condition, catalogue)
            combinations = combinations.flatMap { combination in
                kinds.map { combination + [Change(requirement: place, kind: $0)] }
            }
        }
        var working: [(changes: [Change], products: Set<Int>)] = []
        for changes in combinations {
            var changed = requirements
            for change in changes {
                changed[change.requirement] = Requirement(
                    Self.changed(requirements[change.requirement].condition, change.kind)
                )
            }
            let dropped = changes.filter { $0.kind == .dropped }.map(\.requirement)
            let products = fitting(changed, catalogue, without: Set(dropped))
            if !products.isEmpty { working.append((changes, Set(products))) }
        }
        let minimal = working.filter { one in
            !working.contains { other in
                other.changes != one.changes
                    && zip(other.changes, one.changes).allSatisfy { Self.isPart($0.kind, $1.kind) }
            } && !one.changes.allSatisfy { $0.kind == .dropped }
        }
        return Dictionary(uniqueKeysWithValues: minimal.map { (Set($0.changes), $0.products) })
    }

    private static func kinds(
        _ condition: Requirement.Condition,
        _ catalogue: Catalogue
    ) -> [Change.Kind] {
        switch condition {
        case .anyOf(let trait, let values):
            let all = catalogue.products.flatMap { $0.values(of: trait) }
            let others = Set(all).filter { value in
                !values.contains { $0.lowercased() == value.lowercased() }
            }
            return [.dropped] + others.map { .accepted($0) }
        case .noneOf(_, let values):
            // A value named twice goes twice.
            let names = Array(Set(values))
            let subsets = (1..<(1 << names.count)).map { mask in
                values.filter { value in mask & (1 << (names.firstIndex(of: value) ?? 0)) != 0 }
            }
            return [.dropped] + subsets.filter { $0.count < values.count }.map { .allowed($0) }
        case .within(let quantity, let atLeast, let atMost):
            let numbers = Set(catalogue.products.flatMap { $0.numbers(of: quantity) })
            let above = numbers.filter { number in atMost.map { number > $0 } ?? false }
            let below = numbers.filter { number in atLeast.map { number < $0 } ?? false }
            return [.dropped] + above.map { .atMost($0) } + below.map { .atLeast($0) }
        case .ownBrand, .ages, .contains:
            return [.dropped]
        }
    }

    private static func changed(
        _ condition: Requirement.Condition,
        _ kind: Change.Kind
    ) -> Requirement.Condition {
        switch (condition, kind) {
        case (.anyOf(let trait, let values), .accepted(let value)):
            .anyOf(trait, values + [value])
        case (.noneOf(let trait, let values), .allowed(let allowed)):
            .noneOf(trait, values.filter { !allowed.contains($0) })
        case (.within(let quantity, let atLeast, _), .atMost(let bound)):
            .within(quantity, atLeast: atLeast, atMost: bound)
        case (.within(let quantity, _, let atMost), .atLeast(let bound)):
            .within(quantity, atLeast: bound, atMost: atMost)
        default: condition
        }
    }

    private static func isPart(_ first: Change.Kind, _ second: Change.Kind) -> Bool {
        switch (first, second) {
        case (_, .dropped): true
        case (.atMost(let first), .atMost(let second)): first <= second
        case (.atLeast(let first), .atLeast(let second)): first >= second
        case (.accepted(let first), .accepted(let second)): first == second
        case (.allowed(let first), .allowed(let second)): Set(first).isSubset(of: second)
        default: false
        }
    }

    @Test func whatLosesLeastComesFirst() throws {
        var catalogue = Catalogue()
        func product(_ sku: String, skin: [String], scent: String, price: Int64) -> Product {
            var details = Product.Details()
            details.priceFen = price
            details.attributes =
                skin.map { .init(name: "skin", value: $0) } + [.init(name: "scent", value: scent)]
            return Product(sku: sku, name: sku, details: details)
        }
        let products = [
            product("a", skin: ["dry"], scent: "none", price: 23_900),
            product("b", skin: ["dry"], scent: "none", price: 40_000),
            product("c", skin: ["normal"], scent: "none", price: 10_000),
            product("d", skin: ["normal", "oily"], scent: "none", price: 11_000),
            product("e", skin: ["dry"], scent: "rose", price: 5_000),
        ]
        catalogue.put(products.enumerated().map { (ProductID(Int32($0)), $1) })
        let requirements = [
            Requirement(.anyOf(.attribute("skin"), ["dry"]), weight: 2),
            Requirement(.within(.price, atLeast: nil, atMost: 20_000)),
            Requirement(.anyOf(.attribute("scent"), ["none"]), weight: 5),
        ]
        let answer = search(requirements, catalogue).answer()
        #expect(answer.total == 0)
        #expect(answer.metBy == [3, 3, 4])
        #expect(answer.relaxations.map(\.requirements) == [[1], [0], [2]])
        #expect(answer.relaxations.map(\.total) == [2, 2, 1])
        let price = try #require(answer.relaxations.first?.adjustments.first)
        #expect(price.changes == [.init(requirement: 1, kind: .atMost(23_900))])
        #expect(price.items.map(\.product.index) == [0])
        #expect(price.items.first?.met == [0, 2])
        let skin = answer.relaxations[1].adjustments
        #expect(
            skin.map(\.changes) == [
                [.init(requirement: 0, kind: .accepted("normal"))],
                [.init(requirement: 0, kind: .accepted("oily"))],
            ]
        )
        #expect(skin.map(\.total) == [2, 1])
    }

    @Test func whatFitsIsOrderedByWishesThenStandingThenSku() {
        var random = SeededRandom(seed: 77)
        let catalogue = RandomCatalogue.catalogue(60, &random)
        let requirements = [
            Requirement(.ownBrand(true)),
            Requirement(.anyOf(.brand, ["dry"]), strength: .wish, weight: 3),
            Requirement(.anyOf(.brand, ["oily"]), strength: .wish, weight: 1),
            Requirement(.noneOf(.category, ["rose"]), strength: .wish, weight: 1),
        ]
        let standing: (ProductID) -> Double = { Double($0.index % 3) }
        let answer = search(requirements, catalogue, standing: standing).answer(Self.everything)
        #expect(answer.items.count > 10)
        for (first, second) in zip(answer.items, answer.items.dropFirst()) {
            let skus = [first, second].map { catalogue.products[$0.product.index].sku }
            #expect(
                (-first.wishesMet, -standing(first.product), skus[0])
                    <= (-second.wishesMet, -standing(second.product), skus[1])
            )
        }
        for item in answer.items {
            let product = catalogue.products[item.product.index]
            let met = requirements.indices.filter { product.meets(requirements[$0].condition) }
            #expect(item.met == met)
            let wishes = met.filter { $0 > 0 }.reduce(0) { $0 + requirements[$1].weight }
            #expect(item.wishesMet == wishes)
        }
    }

    @Test func indispensableRequirementsStay() {
        var random = SeededRandom(seed: 5)
        let catalogue = RandomCatalogue.catalogue(30, &random)
        let impossible = Requirement(.anyOf(.brand, ["nobody's"]), strength: .indispensable)
        let answer = search([impossible, Requirement(.ownBrand(true))], catalogue).answer()
        #expect(answer.total == 0)
        #expect(answer.relaxations.isEmpty)
        #expect(answer.metBy[0] == 0)
    }
}

extension ExcludedProducts {
    fileprivate func contains(_ product: Product) -> Bool {
        skus.contains(product.sku)
            || brands.contains { $0.lowercased() == product.brand.lowercased() }
    }
}
