import Primitives

@testable import RecommendationsDomain

/// Small catalogues and requirements by chance, and what requirements mean, product by product.
enum RandomCatalogue {
    static let traits: [Requirement.Trait] = [
        .attribute("skin"), .attribute("scent"), .brand, .category, .department, .type, .maker,
    ]
    private static let words = ["dry", "oily", "Normal", "rose", "无香"]

    static func product(_ number: Int, _ random: inout SeededRandom) -> Product {
        var details = Product.Details()
        details.type = word(&random)
        details.maker = word(&random)
        details.isOwnBrand = Bool.random(using: &random)
        details.priceFen =
            [0, 9_900, 15_000, 20_000, 23_900, 50_001].randomElement(using: &random) ?? 0
        if Int.random(in: 0..<3, using: &random) > 0 {
            details.ageMonthsMin = Int32.random(in: 0...6, using: &random)
            details.ageMonthsMax = details.ageMonthsMin + Int32.random(in: 0...6, using: &random)
        }
        details.text = ["", "Made of oats 燕麦", "no perfume"].randomElement(using: &random) ?? ""
        var attributes: Set<Product.Attribute> = []
        for name in ["skin", "Skin", "scent"] {
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                attributes.insert(.init(name: name, value: word(&random, isNeverEmpty: true)))
            }
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let number = ["15", "30", "30.5", "-2", "50 +"].randomElement(using: &random) ?? ""
            attributes.insert(.init(name: "spf", value: number))
        }
        details.attributes = attributes.sorted()
        return Product(
            sku: "s\(Int.random(in: 0..<10, using: &random))\(number)",
            name: "Cream \(number % 3)",
            category: word(&random),
            brand: word(&random),
            department: word(&random),
            isRecommendable: Int.random(in: 0..<8, using: &random) > 0,
            details: details
        )
    }

    static func catalogue(_ count: Int, _ random: inout SeededRandom) -> Catalogue {
        var catalogue = Catalogue()
        catalogue.put((0..<count).map { (ProductID(Int32($0)), product($0, &random)) })
        return catalogue
    }

    static func condition(_ random: inout SeededRandom) -> Requirement.Condition {
        let trait = traits.randomElement(using: &random) ?? .brand
        let values = (0...Int.random(in: 0...2, using: &random)).map { _ in
            word(&random, isNeverEmpty: true)
        }
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1, 2: return .anyOf(trait, values)
        case 3, 4: return .noneOf(trait, values)
        case 5: return bounds(.price, [9_000, 9_900, 18_000, 23_900, 60_000], &random)
        case 6: return bounds(.attribute("SPF"), [-3_000_000, 16_000_000, 30_000_000], &random)
        case 7:
            let age = Int32.random(in: 0...9, using: &random)
            return .ages(age...(age + Int32.random(in: 0...2, using: &random)))
        default:
            let texts = ["oats", "燕", "CREAM 1", "perfume", "am 2"]
            return Bool.random(using: &random)
                ? .ownBrand(Bool.random(using: &random))
                : .contains(texts.randomElement(using: &random) ?? "oats")
        }
    }

    static func requirements(
        _ count: Int,
        _ random: inout SeededRandom,
        strengths: [Requirement.Strength] = [
            .required, .required, .required, .indispensable, .wish,
        ]
    ) -> [Requirement] {
        (0..<count).map { _ in
            Requirement(
                condition(&random),
                strength: strengths.randomElement(using: &random) ?? .required,
                weight: Int.random(in: 1...3, using: &random)
            )
        }
    }

    private static func bounds(
        _ quantity: Requirement.Quantity,
        _ numbers: [Int64],
        _ random: inout SeededRandom
    ) -> Requirement.Condition {
        let first = numbers.randomElement(using: &random) ?? 0
        let second = numbers.randomElement(using: &random) ?? 0
        return switch Int.random(in: 0..<3, using: &random) {
        case 0: .within(quantity, atLeast: nil, atMost: first)
        case 1: .within(quantity, atLeast: first, atMost: nil)
        default: .within(quantity, atLeast: min(first, second), atMost: max(first, second))
        }
    }

    private static func word(_ random: inout SeededRandom, isNeverEmpty: Bool = false) -> String {
        let word = words.randomElement(using: &random) ?? "dry"
        return !isNeverEmpty && Int.random(in: 0..<4, using: &random) == 0 ? "" : word
    }
}

extension Product {
    /// Whether a condition is true of the product: its words, one by one.
    func meets(_ condition: Requirement.Condition) -> Bool {
        switch condition {
        case .anyOf(let trait, let wanted):
            return values(of: trait).contains { value in
                wanted.contains { $0.lowercased() == value.lowercased() }
            }
        case .noneOf(let trait, let excluded):
            return !values(of: trait).contains { value in
                excluded.contains { $0.lowercased() == value.lowercased() }
            }
        case .within(let quantity, let atLeast, let atMost):
            return numbers(of: quantity).contains { number in
                number >= atLeast ?? .min && number <= atMost ?? .max
            }
        case .ownBrand(let wanted):
            return details.isOwnBrand == wanted
        case .ages(let ages):
            if details.ageMonthsMin == 0, details.ageMonthsMax == 0 { return true }
            return ages.allSatisfy { details.ageMonthsMin <= $0 && $0 <= details.ageMonthsMax }
        case .contains(let text):
            return [name, details.type, category, brand, details.text].contains {
                $0.lowercased().contains(text.lowercased())
            }
        }
    }

    func values(of trait: Requirement.Trait) -> [String] {
        let values: [String] =
            switch trait {
            case .attribute(let name):
                details.attributes.filter { $0.name.lowercased() == name.lowercased() }
                    .map(\.value)
            case .category: [category]
            case .brand: [brand]
            case .department: [department]
            case .type: [details.type]
            case .maker: [details.maker]
            }
        return values.filter { !$0.isEmpty }
    }

    func numbers(of quantity: Requirement.Quantity) -> [Int64] {
        switch quantity {
        case .price: details.priceFen > 0 ? [details.priceFen] : []
        case .attribute(let name):
            values(of: .attribute(name)).compactMap { ExactDecimal($0)?.millionths }
        }
    }
}
