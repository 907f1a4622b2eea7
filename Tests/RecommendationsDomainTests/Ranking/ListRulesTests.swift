import Primitives
import RecommendationsDomain
import Testing

/// The rules that lists pass before anybody sees them.
@Suite struct ListRulesTests {
    private static let now = Timestamp(microseconds: 20_000 * 86_400_000_000)

    private func product(
        _ number: Int32,
        type: String = "",
        category: String = "",
        brand: String = "",
        department: String = "",
        price: Int64 = 0,
        ages: ClosedRange<Int32> = 0...0
    ) -> Product {
        var details = Product.Details()
        details.type = type
        details.priceFen = price
        details.ageMonthsMin = ages.lowerBound
        details.ageMonthsMax = ages.upperBound
        return Product(
            sku: "s\(number)",
            name: "p\(number)",
            category: category,
            brand: brand,
            department: department,
            details: details
        )
    }

    private func apply(
        _ rules: ListRules,
        _ ranked: [Int32],
        _ products: [Product],
        _ change: (inout ListRules.Situation) -> Void = { _ in }
    ) -> [Int32] {
        var situation = ListRules.Situation(now: Self.now)
        change(&situation)
        return rules.apply(to: ranked, in: situation) { number in
            products.indices.contains(Int(number))
                ? (ProductID(number), products[Int(number)]) : nil
        }
    }

    private func impressions(_ product: Int32, daysAgo: [Int64]) -> [Behaviour] {
        daysAgo.enumerated().map { index, days in
            Behaviour(
                id: "i\(product)-\(index)",
                kind: .impression,
                at: Self.now.advanced(byMicroseconds: -days * 86_400_000_000),
                products: [ProductID(product)]
            )
        }
    }

    private func feedback(
        _ behaviours: [Behaviour] = [],
        unwanted: [(NotInterested.Subject, String)] = [],
        numbers: [String: Int32] = [:]
    ) -> MemberFeedback {
        var stored = StoredFeedback()
        stored.behaviours = behaviours
        stored.unwanted = unwanted.map {
            NotInterested(subject: $0.0, name: $0.1, saidAt: Self.now)
        }
        stored.numbers = numbers.mapValues { ProductID($0) }
        return MemberFeedback(stored)
    }

    /// New items have their places among what is left, and are under every rule.
    @Test func newItemsStandAmongWhatIsLeft() {
        let products = (0..<20).map { product(Int32($0), type: "type \($0 / 2)") }
        var situation = ListRules.Situation(now: Self.now)
        situation.feedback = feedback(
            [
                Behaviour(
                    id: "r",
                    kind: .review,
                    at: Self.now,
                    products: [ProductID(16)],
                    score: 1
                )
            ] + impressions(17, daysAgo: [1, 1, 1, 1, 1]),
            unwanted: [(.product, "s0"), (.product, "s18")],
            numbers: ["s0": 0, "s18": 18]
        )
        func apply(_ new: [Int32], _ rules: ListRules) -> [Int32] {
            rules.apply(
                to: Array(0..<12),
                adding: new,
                itemsMax: 12,
                in: situation
            ) { (ProductID($0), products[Int($0)]) }
        }
        var rules = ListRules()
        rules.spreadPlaces = 0
        // 16 is disliked, 17 was shown enough, 18 is not wanted, 3 stands there already.
        let list = apply([16, 17, 18, 3, 14, 15, 19], rules)
        #expect(list == [1, 2, 3, 4, 14, 5, 6, 7, 8, 15, 9, 10, 11])
        // The first ten places have one of a type, new or not.
        rules.spreadPlaces = 10
        rules.perType = 1
        let spread = apply([14, 15], rules)
        #expect(Set(spread.prefix(7).map { $0 / 2 }).count == 7)
        #expect(spread.firstIndex(of: 14) != nil && !spread.prefix(7).contains(15))
    }

    @Test func whatTheMemberDoesNotWantIsLeftOut() {
        let products = [
            product(0, category: "tea"), product(1, brand: "Lotus"), product(2),
            product(3, department: "pets"), product(4, category: "coffee", brand: "Reed"),
        ]
        let unwanted = feedback(
            unwanted: [
                (.product, "s2"), (.category, "tea"), (.brand, "Lotus"), (.department, "pets"),
            ],
            numbers: ["s2": 2]
        )
        #expect(apply(ListRules(), [3, 2, 1, 0, 4], products) { $0.feedback = unwanted } == [4])
        #expect(apply(ListRules(), [3, 2, 1, 0, 4], products) == [3, 2, 1, 0, 4])
    }

    @Test func whatIsNotInStockIsLeftOutAndTheUnknownOnlyWhereAskedStrictly() {
        let products = (0..<4).map { product($0) }
        var stock = StockLevels()
        stock.put(ProductID(0), quantity: 3, in: "acme/north/1")
        stock.put(ProductID(1), quantity: 0, in: "acme/north/1")
        stock.put(ProductID(1), quantity: 2, in: "acme/north/2")
        func shown(_ unit: String, isStrict: Bool) -> [Int32] {
            apply(ListRules(), [0, 1, 2, 7], products) { situation in
                situation.stock = stock.unit(unit)
                situation.isStockStrict = isStrict
            }
        }
        #expect(shown("acme/north/1", isStrict: false) == [0, 2])
        #expect(shown("acme/north/1", isStrict: true) == [0])
        #expect(shown("acme/north", isStrict: true) == [0, 1])
        #expect(shown("acme/nor", isStrict: true) == [])
    }

    @Test func pricesAgesAndExcludedCategoriesAreLeftOut() {
        let products = [
            product(0, price: 100), product(1, price: 101), product(2),
            product(3, category: "tea"), product(4, ages: 0...6), product(5, ages: 12...36),
            product(6, ages: 6...11),
        ]
        let all: [Int32] = [0, 1, 2, 3, 4, 5, 6]
        #expect(apply(ListRules(), all, products) { $0.priceFenMax = 100 } == [0, 2, 3, 4, 5, 6])
        #expect(
            apply(ListRules(), all, products) { $0.excludedCategories = ["tea"] }
                == [0, 1, 2, 4, 5, 6]
        )
        // From the first month to before the twelfth; expected counts as just born.
        #expect(
            apply(ListRules(), all, products) { $0.childAges = [0..<12] } == [0, 1, 2, 3, 4, 6]
        )
        #expect(apply(ListRules(), all, products) { $0.childAges = [-10..<0] } == [0, 1, 2, 3, 4])
        #expect(
            apply(ListRules(), all, products) { $0.childAges = [-10..<0, 36..<72] }
                == [0, 1, 2, 3, 4, 5]
        )
    }

    @Test func whatWasShownOftenGoesToTheEndUntilItIsFollowed() {
        let products = (0..<3).map { product($0) }
        var rules = ListRules()
        rules.shownMax = 3
        rules.shownDays = 7
        func shown(_ behaviours: [Behaviour]) -> [Int32] {
            apply(rules, [0, 1, 2], products) { $0.feedback = feedback(behaviours) }
        }
        #expect(shown(impressions(0, daysAgo: [1, 2])) == [0, 1, 2])
        #expect(shown(impressions(0, daysAgo: [1, 2, 7])) == [1, 2, 0])
        #expect(shown(impressions(0, daysAgo: [1, 2, 8])) == [0, 1, 2])
        let click = Behaviour(
            id: "c",
            kind: .click,
            at: Self.now.advanced(byMicroseconds: -90_000_000_000),
            products: [ProductID(0)]
        )
        #expect(shown(impressions(0, daysAgo: [1, 2, 7]) + [click]) == [0, 1, 2])
        let all = (0..<3).flatMap { impressions($0, daysAgo: [1, 2, 3]) }
        #expect(shown(all) == [0, 1, 2])
        rules.shownMax = 0
        #expect(shown(impressions(0, daysAgo: [1, 2, 7])) == [0, 1, 2])
    }

    @Test func aLowScoreSendsToTheEnd() {
        let products = (0..<3).map { product($0) }
        func review(_ score: Int, _ id: String) -> Behaviour {
            Behaviour(
                id: id,
                kind: .review,
                at: Self.now,
                products: [ProductID(0)],
                score: score
            )
        }
        func shown(_ behaviours: [Behaviour]) -> [Int32] {
            apply(ListRules(), [0, 1, 2], products) { $0.feedback = feedback(behaviours) }
        }
        #expect(shown([review(2, "a")]) == [1, 2, 0])
        #expect(shown([review(3, "a")]) == [0, 1, 2])
        #expect(shown([review(1, "a"), review(5, "b")]) == [0, 1, 2])
    }

    @Test func theTopIsSpreadOverTypesAndDepartments() {
        let products = [
            product(0, type: "milk", department: "dairy"),
            product(1, type: "milk", department: "dairy"),
            product(2, type: "milk", department: "dairy"),
            product(3, category: "bread", department: "bakery"),
            product(4, type: "butter", department: "dairy"),
            product(5), product(6),
        ]
        var rules = ListRules()
        rules.spreadPlaces = 4
        rules.perType = 2
        let all: [Int32] = [0, 1, 2, 3, 4, 5, 6]
        #expect(apply(rules, all, products) == [0, 1, 3, 4, 2, 5, 6])
        rules.perDepartment = 2
        #expect(apply(rules, all, products) == [0, 1, 3, 5, 2, 4, 6])
        rules.spreadPlaces = 0
        #expect(apply(rules, all, products) == all)
        // Where nothing else is left, a kind may have more than its share.
        rules.spreadPlaces = 4
        #expect(apply(rules, [0, 1, 2], products) == [0, 1, 2])
    }

    /// Any products, any feedback, any rules.
    @Test(arguments: 0..<200) func rulesLeaveOutMoveAndKeepAsTheySay(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        func draw(_ count: UInt64) -> Int { Int(random.next() % count) }
        let products = (0..<40).map { number in
            product(
                Int32(number),
                type: draw(3) == 0 ? "" : "t\(draw(5))",
                category: "c\(draw(6))",
                brand: "b\(draw(6))",
                department: "d\(draw(4))",
                price: Int64(draw(300)),
                ages: draw(3) == 0 ? 0...Int32(draw(40)) : 0...0
            )
        }
        var ranked = Array(Int32(0)..<40)
        for place in ranked.indices { ranked.swapAt(place, draw(40)) }
        var rules = ListRules()
        rules.shownMax = draw(4)
        rules.spreadPlaces = draw(20)
        rules.perType = draw(4)
        rules.perDepartment = draw(6)
        var stock = StockLevels()
        for number in Int32(0)..<40 where draw(2) == 0 {
            stock.put(ProductID(number), quantity: Int64(draw(2)), in: "acme/1")
        }
        var situation = ListRules.Situation(now: Self.now)
        situation.excludedCategories = ["c\(draw(6))"]
        if draw(2) == 0 { situation.priceFenMax = Int64(draw(300)) }
        if draw(2) == 0 { situation.stock = stock.unit("acme/1") }
        situation.isStockStrict = draw(2) == 0
        if draw(2) == 0 { situation.childAges = [0..<Int32(1 + draw(40))] }
        situation.feedback = feedback(
            (0..<20).flatMap { impressions(Int32($0), daysAgo: Array(1...Int64(1 + draw(4)))) },
            unwanted: [(.brand, "b\(draw(6))"), (.product, "s3")],
            numbers: ["s3": 3]
        )
        let known: (Int32) -> (id: ProductID, product: Product)? = {
            (ProductID($0), products[Int($0)])
        }
        let shown = rules.apply(to: ranked, in: situation, product: known)
        let verdicts = products.enumerated().map { index, product in
            rules.verdict(on: ProductID(Int32(index)), product, in: situation)
        }
        // Nothing but what is left out is missing, and nothing comes twice.
        let isLeftOut = verdicts.map { $0?.isLeftOut ?? false }
        #expect(Set(shown) == Set(ranked.filter { !isLeftOut[Int($0)] }))
        #expect(Set(shown).count == shown.count)
        // Applied again they change nothing.
        #expect(rules.apply(to: shown, in: situation, product: known) == shown)
        // Past the spread places, and within them, nobody overtakes but for a rule's sake.
        let place = Dictionary(uniqueKeysWithValues: ranked.enumerated().map { ($1, $0) })
        func isSorted(_ items: some Sequence<Int32>) -> Bool {
            let places = items.compactMap { place[$0] }
            return places == places.sorted()
        }
        for isLast in [false, true] {
            let same = shown.filter { (verdicts[Int($0)] != nil) == isLast }
            if rules.spreadPlaces == 0 || (rules.perType == 0 && rules.perDepartment == 0) {
                #expect(isSorted(same))
            }
            // Of one type and department the order of the scores stays.
            let groups = Dictionary(grouping: same) { number in
                let product = products[Int(number)]
                return [product.details.type, product.category, product.department]
            }
            for (_, group) in groups { #expect(isSorted(group)) }
        }
    }
}
