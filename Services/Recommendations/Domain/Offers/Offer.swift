package import Primitives

/// A published offer: a coupon, a reward or a promotion, the same for everybody who gets it.
package struct Offer: Hashable, Sendable {
    /// What sort of benefit it is.
    package enum Kind: Int64, CaseIterable, Hashable, Sendable {
        /// So much off an order.
        case amount = 1
        /// So much of a hundred off what is in scope, up to a most.
        case percent = 2
        /// So much off from a threshold on.
        case threshold = 3
        /// Something that comes with an order.
        case gift = 4
        /// A reward for points.
        case pointsReward = 5
    }

    /// What it is for.
    package struct Scope: Hashable, Sendable {
        /// The products, by sku, ascending.
        package var skus: [String] = []
        /// The categories, ascending.
        package var categories: [String] = []

        /// Everything.
        package init() {}

        /// Whether it is for all products.
        package var isEverything: Bool { skus.isEmpty && categories.isEmpty }

        /// Whether a product is in scope.
        package func contains(_ product: Product) -> Bool {
            isEverything || Self.has(categories, product.category) || Self.has(skus, product.sku)
        }

        /// Looks a text up in an ascending list.
        private static func has(_ texts: [String], _ text: String) -> Bool {
            var low = 0
            var high = texts.count
            while low < high {
                let middle = (low + high) / 2
                if texts[middle] < text { low = middle + 1 } else { high = middle }
            }
            return low < texts.count && texts[low] == text
        }
    }

    /// Its id: 1 to 64 printable characters.
    package let id: String
    /// What sort it is.
    package let kind: Kind
    /// The unit whose members it is for.
    package let organisation: OrganisationPath
    /// What members read, in English.
    package var nameEnglish = ""
    /// What members read, in Chinese.
    package var nameChinese = ""
    /// What it is for.
    package var scope = Scope()
    /// What is taken off or given, in fen; for a percentage 0.
    package var benefitFen: Int64 = 0
    /// Basis points off; 0 for other kinds.
    package var percentOff: Int64 = 0
    /// The most that a percentage takes off an order, in fen.
    package var benefitMaxFen: Int64 = 0
    /// From what on a threshold applies, in fen.
    package var thresholdFen: Int64 = 0
    /// A reward's price in points.
    package var pointsPrice: Int64 = 0
    /// What it costs to tell a member, in fen.
    package var contactFen: Int64 = 0
    /// What is left of 10,000 of turnover before the benefit.
    package var margin: Int64 = 0
    /// How many days a member has.
    package var validityDays: Int32 = 1
    /// The most that may be given away altogether, in fen.
    package var budgetFen: Int64 = 0
    /// To how many members it may be made; 0 for any number.
    package var membersMax: Int64 = 0
    /// From when it is made.
    package var startsAt = Timestamp(microseconds: 0)
    /// Until when it is made.
    package var endsAt = Timestamp(microseconds: 0)
    /// To how many members it is made although it is not yet known to be worth it.
    package var trialMembers: Int64 = 0
    /// How many of 10,000 members are thought to buy because of it; 0 for the common assumption.
    package var assumedUplift: Int64 = 0

    /// Names an offer; the rest is set afterwards.
    package init(id: String, kind: Kind, organisation: OrganisationPath) {
        self.id = id
        self.kind = kind
        self.organisation = organisation
    }

    /// What one member's use may cost at most, in fen: what is set aside of the budget.
    package var reservedFen: Int64 { kind == .percent ? benefitMaxFen : benefitFen }

    /// What a member holds with it: kind, names, scope, figures and price.
    ///
    /// The same for as long as anybody holds it.
    package var terms: [String] {
        [
            "\(kind.rawValue)", nameEnglish, nameChinese, scope.skus.joined(separator: "\n"),
            scope.categories.joined(separator: "\n"), "\(benefitFen)", "\(percentOff)",
            "\(benefitMaxFen)", "\(thresholdFen)", "\(pointsPrice)",
        ]
    }

    /// Whether it is made at a moment.
    package func isOpen(at moment: Timestamp) -> Bool { moment >= startsAt && moment < endsAt }

    /// What it takes off an order in which so much is in scope, in fen.
    package func benefit(onFen paidFen: Int64) -> Int64 {
        switch kind {
        case .percent:
            min(benefitMaxFen, max(0, paidFen) * percentOff / 10_000)
        case .threshold:
            paidFen >= thresholdFen ? benefitFen : 0
        case .amount:
            min(benefitFen, max(0, paidFen))
        case .gift, .pointsReward:
            benefitFen
        }
    }
}
