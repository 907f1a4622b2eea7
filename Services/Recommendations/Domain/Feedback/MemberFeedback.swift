package import Primitives

/// What a member did besides buying and what it does not want, as lists need it.
package struct MemberFeedback: Hashable, Sendable {
    /// What was done with one product.
    package struct ProductTrace: Hashable, Sendable {
        /// When it was put into the cart in which it still is; `nil` where it is in none.
        package var inCartSince: Timestamp?
        /// When it became a favourite; `nil` where it is none.
        package var favouriteSince: Timestamp?
        /// When it was last looked at, scanned or followed from a list; `nil` for never.
        package var lookedAt: Timestamp?
        /// When a search last matched it; `nil` for never.
        package var searchedAt: Timestamp?
        /// When it was shown on lists since it was last followed, the earliest first.
        package var shownAt: [Timestamp] = []
        /// The last score, 1 to 5; `nil` for none.
        package var score: Int?
        /// When that was given, where it is four or five; else `nil`.
        package var likedAt: Timestamp?

        /// Nothing was done.
        package init() {}
    }

    /// That the member came into a store.
    package struct Arrival: Hashable, Sendable {
        /// The store.
        package let unit: OrganisationPath
        /// When.
        package let at: Timestamp
    }

    /// How long a member counts as being where it arrived.
    package static let stay: Duration = .seconds(3 * 3_600)

    /// What was done, by product.
    package private(set) var traces: [ProductID: ProductTrace] = [:]
    /// Where it arrived last, and when; `nil` where nothing was told of it.
    package private(set) var arrival: Arrival?
    /// The products that are not wanted.
    package private(set) var unwantedProducts: Set<ProductID> = []
    /// The categories that are not wanted.
    package private(set) var unwantedCategories: Set<String> = []
    /// The brands that are not wanted.
    package private(set) var unwantedBrands: Set<String> = []
    /// The departments that are not wanted.
    package private(set) var unwantedDepartments: Set<String> = []

    /// Nothing is known.
    package init() {}

    /// Sums up what is kept of a member.
    ///
    /// - Parameter stored: What is kept; of behaviours of one moment the id decides their order.
    package init(_ stored: StoredFeedback) {
        for what in stored.unwanted {
            switch what.subject {
            case .product:
                if let product = stored.numbers[what.name] { unwantedProducts.insert(product) }
            case .category: unwantedCategories.insert(what.name)
            case .brand: unwantedBrands.insert(what.name)
            case .department: unwantedDepartments.insert(what.name)
            }
        }
        let inOrder = stored.behaviours.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        for behaviour in inOrder {
            if behaviour.kind == .arrival,
                let unit = OrganisationPath(behaviour.organisation)
            {
                arrival = Arrival(unit: unit, at: behaviour.at)
            }
            for product in behaviour.products {
                traces[product, default: ProductTrace()].take(behaviour)
            }
        }
    }

    /// The same without what was done: only what is not wanted.
    package var withoutBehaviour: MemberFeedback {
        var feedback = self
        feedback.traces = [:]
        feedback.arrival = nil
        return feedback
    }

    /// The store in which the member is: where it arrived last, within ``stay``.
    package func place(at now: Timestamp) -> OrganisationPath? {
        guard let arrival, now.microseconds(since: arrival.at) < Self.stay.microseconds else {
            return nil
        }
        return arrival.unit
    }

    /// Whether a product must not be shown.
    package func isUnwanted(_ id: ProductID, _ product: Product) -> Bool {
        unwantedProducts.contains(id) || unwantedCategories.contains(product.category)
            || unwantedBrands.contains(product.brand)
            || unwantedDepartments.contains(product.department)
    }

    /// How often a product was shown since a moment without being followed.
    package func timesShown(_ product: ProductID, since moment: Timestamp) -> Int {
        guard let trace = traces[product] else { return 0 }
        return trace.shownAt.reversed().prefix { $0 >= moment }.count
    }

    /// Whether the member gave a product one or two of five points.
    package func isDisliked(_ product: ProductID) -> Bool {
        (traces[product]?.score).map { $0 <= 2 } ?? false
    }
}

extension MemberFeedback.ProductTrace {
    /// Takes over what was done later than everything before.
    fileprivate mutating func take(_ behaviour: Behaviour) {
        switch behaviour.kind {
        case .view, .scan: lookedAt = behaviour.at
        case .click:
            lookedAt = behaviour.at
            shownAt = []
        case .search: searchedAt = behaviour.at
        case .favourite: favouriteSince = behaviour.at
        case .unfavourite: favouriteSince = nil
        case .cartAdd: inCartSince = behaviour.at
        case .cartRemove: inCartSince = nil
        case .review:
            score = behaviour.score
            likedAt = behaviour.score >= 4 ? behaviour.at : nil
        case .impression: shownAt.append(behaviour.at)
        case .arrival: return
        }
    }
}
