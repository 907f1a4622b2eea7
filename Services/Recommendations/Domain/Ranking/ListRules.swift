package import Primitives

/// What becomes of a ranked list before anybody sees it: what must not be shown is left out, what
/// was shown often enough goes to the end, and the places at the top are spread over kinds.
///
/// New items take their places between the two. Pure and deterministic: whatever is left in keeps
/// the order of its scores but for the moves that the last two rules name, and applying the rules
/// again changes nothing.
package struct ListRules: Hashable, Sendable {
    /// How often an item is shown without being followed before it goes to the end; 0 for never.
    package var shownMax = 5
    /// In how many days that counts.
    package var shownDays = 7
    /// How many places at the top are spread over kinds; 0 for none.
    package var spreadPlaces = 10
    /// The most of one type (of one category, where a product has no type) on these places; 0 for
    /// any number.
    package var perType = 2
    /// The most of one department on these places; 0 for any number.
    package var perDepartment = 0

    /// How many candidates are ranked for each list besides the items asked for, so that enough are
    /// left where rules leave some out.
    package static let spareCount = 100

    /// The usual rules.
    package init() {}

    /// Only what must be left out, and no moves for the sake of others.
    package static var none: ListRules {
        var rules = ListRules()
        rules.shownMax = 0
        rules.spreadPlaces = 0
        return rules
    }

    /// Why a product is left out, or goes to the end.
    package enum Verdict: Hashable, Sendable, CaseIterable {
        /// Left out: the caller excluded its category.
        case excluded
        /// Left out: the member does not want it.
        case notInterested
        /// Left out: the store has none.
        case notInStock
        /// Left out: it costs more than was asked for.
        case tooDear
        /// Left out: the member's children are of another age.
        case otherAge
        /// To the end: the member gave it a low score.
        case disliked
        /// To the end: it was shown often enough without being followed.
        case shownEnough

        /// Whether the product is not shown at all.
        package var isLeftOut: Bool { self != .disliked && self != .shownEnough }
    }

    /// What holds of one member and one request.
    package struct Situation: Sendable {
        /// Categories that the caller does not want.
        package var excludedCategories: Set<String> = []
        /// The highest price, in fen; `nil` for any.
        package var priceFenMax: Int64?
        /// What the store has; `nil` where stock does not matter.
        package var stock: StockLevels.Unit?
        /// Whether what no stock was told of is left out too.
        package var isStockStrict = false
        /// The ages of the member's children, in months from the first to before the last; empty
        /// where nothing is known of children.
        package var childAges: [Range<Int32>] = []
        /// What the member did and does not want.
        package var feedback = MemberFeedback()
        /// The time.
        package var now: Timestamp

        /// Nothing holds but the time.
        package init(now: Timestamp) { self.now = now }
    }

    /// What the first rule that speaks about a product says; `nil` where none does.
    package func verdict(
        on id: ProductID,
        _ product: Product,
        in situation: Situation
    ) -> Verdict? {
        let feedback = situation.feedback
        if situation.excludedCategories.contains(product.category) { return .excluded }
        if feedback.isUnwanted(id, product) { return .notInterested }
        if let stock = situation.stock,
            !(stock.isInStock(id) ?? !situation.isStockStrict)
        {
            return .notInStock
        }
        if let most = situation.priceFenMax, product.details.priceFen > most { return .tooDear }
        if !product.suits(situation.childAges) { return .otherAge }
        if feedback.isDisliked(id) { return .disliked }
        if shownMax > 0 {
            let since = situation.now.advanced(
                byMicroseconds: -Int64(shownDays) * 86_400_000_000
            )
            if feedback.timesShown(id, since: since) >= shownMax { return .shownEnough }
        }
        return nil
    }

    /// Applies the rules to a ranked list.
    ///
    /// - Parameters:
    ///   - ranked: The candidates, the best first; more of them than are shown, so that others can
    ///     take the place of what is left out.
    ///   - new: Items that get the places of ``NewItemPlaces``, the best first; none of those in
    ///     `ranked`, and none about which a rule speaks, whatever it says.
    ///   - itemsMax: How many are shown at most.
    ///   - situation: What holds of the member and the request.
    ///   - product: The product of a candidate, and what is known of it; `nil` for one that there
    ///     is not, which is left out.
    /// - Returns: What may be shown, in the order in which it is.
    package func apply<Candidate>(
        to ranked: [Candidate],
        adding new: [Candidate] = [],
        itemsMax: Int = .max,
        in situation: Situation,
        product: (Candidate) -> (id: ProductID, product: Product)?
    ) -> [Candidate] {
        var kept: [(candidate: Candidate, product: Product)] = []
        var last: [(candidate: Candidate, product: Product)] = []
        kept.reserveCapacity(ranked.count)
        for candidate in ranked {
            guard let (id, known) = product(candidate) else { continue }
            switch verdict(on: id, known, in: situation) {
            case nil: kept.append((candidate, known))
            case .disliked, .shownEnough: last.append((candidate, known))
            case .excluded, .notInterested, .notInStock, .tooDear, .otherAge: continue
            }
        }
        if !new.isEmpty {
            let known = Set(ranked.compactMap { product($0)?.id })
            let added = new.compactMap { candidate -> (candidate: Candidate, product: Product)? in
                guard let (id, found) = product(candidate), !known.contains(id),
                    verdict(on: id, found, in: situation) == nil
                else { return nil }
                return (candidate, found)
            }
            kept = NewItemPlaces.mix(added, into: kept, itemsMax: itemsMax)
        }
        return spread(kept + last)
    }

    /// Fills the places at the top one by one with the best that its kind still has room for, and
    /// lets all others follow in their order; where no kind has room, so do they.
    ///
    /// A limit for each kind rather than maximal marginal relevance (Carbonell and Goldstein,
    /// 1998): it needs no likeness of items and no weight, and a reader sees at once why an item
    /// stands where it does.
    private func spread<Candidate>(
        _ items: [(candidate: Candidate, product: Product)]
    ) -> [Candidate] {
        guard spreadPlaces > 0, perType > 0 || perDepartment > 0 else {
            return items.map(\.candidate)
        }
        var top: [Candidate] = []
        var rest: [Candidate] = []
        var types: [String: Int] = [:]
        var departments: [String: Int] = [:]
        for (candidate, product) in items {
            let details = product.details
            let type = details.type.isEmpty ? product.category : details.type
            let hasRoom =
                isOpen(type, types, perType)
                && isOpen(product.department, departments, perDepartment)
            if top.count < spreadPlaces, hasRoom {
                top.append(candidate)
                types[type, default: 0] += 1
                departments[product.department, default: 0] += 1
            } else {
                rest.append(candidate)
            }
        }
        return top + rest
    }

    /// Whether a kind has room; what has no kind always has.
    private func isOpen(_ kind: String, _ counts: [String: Int], _ most: Int) -> Bool {
        most == 0 || kind.isEmpty || counts[kind, default: 0] < most
    }
}

extension Product {
    /// Whether it is for everybody, or for a child of one of these ages in months; also where
    /// nothing is known of children.
    ///
    /// A child that is expected counts as one just born.
    package func suits(_ ages: [Range<Int32>]) -> Bool {
        let (least, most) = (details.ageMonthsMin, details.ageMonthsMax)
        if ages.isEmpty || (least == 0 && most == 0) { return true }
        return ages.contains { age in
            max(0, age.lowerBound) <= most && max(1, age.upperBound) > least
        }
    }
}
