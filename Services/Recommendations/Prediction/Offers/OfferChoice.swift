/// A published offer, as it may be made to a member: a coupon, points, a reward.
///
/// Never a price of one's own: what the offer is worth is the same for everybody who gets it.
package struct PublishedOffer: Hashable, Sendable {
    /// The published number of the offer.
    package let id: Int64
    /// What a redemption takes off, or what its points cost.
    package let benefitCost: Double
    /// What it costs to tell a member.
    package let contactCost: Double
    /// What a purchase leaves before the benefit.
    package let margin: Double

    /// Wraps an offer's figures; none is negative.
    package init(id: Int64, benefitCost: Double, contactCost: Double, margin: Double) {
        precondition(min(benefitCost, contactCost, margin) >= 0, "offer \(id) has negative figures")
        self.id = id
        self.benefitCost = benefitCost
        self.contactCost = contactCost
        self.margin = margin
    }
}

/// Which offer is worth making to a member, by what it is expected to add, net of its cost.
///
/// Net = uplift · margin − redemption · benefit − contact. Redemptions by members who would have
/// bought anyway cost their benefit too: the probability of redemption is that of a purchase with
/// the offer (an upper bound where not everybody redeems), so that an offer to a sure buyer loses.
package struct OfferChoice: Hashable, Sendable {
    /// An offer's prospects with a member.
    package struct Prospect: Hashable, Sendable {
        /// The offer.
        package let offer: PublishedOffer
        /// The probability of a purchase without it.
        package let baseline: Double
        /// What it adds to that probability.
        package let uplift: Double
        /// The share of purchases at which it is redeemed.
        package let redemption: Double

        /// Wraps the probabilities; the purchase with the offer stays one.
        package init(
            offer: PublishedOffer,
            baseline: Double,
            uplift: Double,
            redemption: Double = 1
        ) {
            precondition((0...1).contains(baseline), "a baseline of \(baseline)")
            precondition((0...1).contains(redemption), "a redemption of \(redemption)")
            self.offer = offer
            self.baseline = baseline
            self.uplift = min(max(uplift, -baseline), 1 - baseline)
            self.redemption = redemption
        }

        /// What the offer is expected to add, net of contact and benefit.
        package var expectedNet: Double {
            uplift * offer.margin - expectedCost
        }

        /// What contact and benefit are expected to cost.
        package var expectedCost: Double {
            (baseline + uplift) * redemption * offer.benefitCost + offer.contactCost
        }

        /// The expected nets between which the truth lies, where the uplift is off by so much.
        package func expectedNet(within reach: Double) -> ClosedRange<Double> {
            let slope = abs(offer.margin - redemption * offer.benefitCost)
            return (expectedNet - reach * slope)...(expectedNet + reach * slope)
        }
    }

    /// The offers worth making, the best first.
    package let ranked: [Prospect]

    /// Chooses among offers.
    ///
    /// - Parameters:
    ///   - prospects: The offers that the member may get.
    ///   - countMax: How many are made at most.
    ///   - netMin: What an offer must add at least.
    package init(_ prospects: [Prospect], countMax: Int = 1, netMin: Double = 0) {
        ranked = Array(
            prospects.filter { $0.expectedNet > netMin }
                .sorted { ($0.expectedNet, $1.offer.id) > ($1.expectedNet, $0.offer.id) }
                .prefix(countMax)
        )
    }
}
