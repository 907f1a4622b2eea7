package import Primitives

/// An offer that was made to a member, or would have been had the member not been held out.
package struct OfferMaking: Hashable, Sendable {
    /// What has become of it.
    package enum State: Int64, CaseIterable, Hashable, Sendable {
        /// The member may use it.
        case open = 1
        /// The member has used it.
        case used = 2
        /// Its time has passed.
        case lapsed = 3
        /// It was chosen, but the member is of those who get none.
        case heldOut = 4
    }

    /// Whose.
    package let member: MemberID
    /// Which.
    package let offerID: String
    /// What has become of it.
    package var state: State
    /// When it was made.
    package let madeAt: Timestamp
    /// Until when it may be used.
    package let validUntil: Timestamp
    /// The chance with which a member such as this one is not held out.
    package let propensity: Double
    /// Whether it was made to learn of it.
    package let isTrial: Bool
    /// What it may cost at most, or has cost, in fen.
    package let benefitFen: Int64
    /// What it was expected to add, in fen.
    package let expectedFen: Double
    /// What was known of the member.
    package let features: [Double]
    /// The order with which it was used.
    package let order: OrderKey?

    /// Where a making stands among those of its member, the oldest first.
    package struct Place: Hashable, Comparable, Sendable {
        /// When it was made.
        package let madeAt: Timestamp
        /// To which of the member's ids.
        package let member: MemberID
        /// Which offer.
        package let offerID: String

        /// Names a place.
        package init(madeAt: Timestamp, member: MemberID, offerID: String) {
            self.madeAt = madeAt
            self.member = member
            self.offerID = offerID
        }

        package static func < (lhs: Place, rhs: Place) -> Bool {
            (lhs.madeAt, lhs.member, lhs.offerID) < (rhs.madeAt, rhs.member, rhs.offerID)
        }
    }

    /// Where it stands.
    package var place: Place { Place(madeAt: madeAt, member: member, offerID: offerID) }

    /// Describes a making.
    package init(
        member: MemberID,
        offerID: String,
        state: State,
        madeAt: Timestamp,
        validUntil: Timestamp,
        propensity: Double,
        isTrial: Bool,
        benefitFen: Int64,
        expectedFen: Double,
        features: [Double],
        order: OrderKey? = nil
    ) {
        self.member = member
        self.offerID = offerID
        self.state = state
        self.madeAt = madeAt
        self.validUntil = validUntil
        self.propensity = propensity
        self.isTrial = isTrial
        self.benefitFen = benefitFen
        self.expectedFen = expectedFen
        self.features = features
        self.order = order
    }
}

/// What has become of an offer altogether.
package struct OfferTotals: Hashable, Sendable {
    /// Its place in the published order, from 1.
    package var position: Int64 = 0
    /// To how many members it was made.
    package var made: Int64 = 0
    /// How many were held out who would have got it.
    package var heldOut: Int64 = 0
    /// How many have used it.
    package var used: Int64 = 0
    /// To how many it was made to learn of it.
    package var trials: Int64 = 0
    /// What uses have cost, in fen.
    package var spentFen: Int64 = 0
    /// What open ones may cost at most, in fen.
    package var reservedFen: Int64 = 0

    /// Nothing.
    package init() {}

    /// Whether one more member may get it; asked alike for those who are held out, of whom nothing
    /// is counted.
    package func mayBeMade(_ offer: Offer, isTrial: Bool) -> Bool {
        (offer.membersMax == 0 || made < offer.membersMax)
            && (!isTrial || trials < offer.trialMembers)
            && offer.budgetFen - spentFen - reservedFen >= offer.reservedFen
    }
}

/// What is known of the effect of an offer, or of all offers of a kind.
package struct LearnedEffect: Hashable, Sendable {
    /// Whom it is about.
    package enum Subject: Hashable, Sendable {
        /// One offer.
        case offer(String)
        /// All offers of a kind.
        case kind(Offer.Kind)
    }

    /// What it rests on.
    package enum Source: Int64, CaseIterable, Hashable, Sendable {
        /// Nothing was measured.
        case assumed = 1
        /// Campaigns whose members were chosen.
        case observed = 2
        /// Members held out by lot.
        case measured = 3
    }

    /// Whom it is about.
    package let subject: Subject
    /// What it rests on.
    package let source: Source
    /// How much likelier a member buys, on average.
    package let mean: Double
    /// One deviation of the mean.
    package let deviation: Double
    /// How many members had the offer.
    package let treated: Int64
    /// How many had not.
    package let control: Int64
    /// The share of purchases with the offer at which it was used.
    package let redemption: Double
    /// When it was learned.
    package let learnedAt: Timestamp
    /// How members differ: the bytes of a model; empty for none.
    package let model: [UInt8]

    /// Describes an effect.
    package init(
        subject: Subject,
        source: Source,
        mean: Double,
        deviation: Double,
        treated: Int64,
        control: Int64,
        redemption: Double,
        learnedAt: Timestamp,
        model: [UInt8]
    ) {
        self.subject = subject
        self.source = source
        self.mean = mean
        self.deviation = deviation
        self.treated = treated
        self.control = control
        self.redemption = redemption
        self.learnedAt = learnedAt
        self.model = model
    }
}

/// How members buy on the whole.
package struct BuyingPopulation: Hashable, Sendable {
    /// The shape of the members' rates.
    package let rateShape: Double
    /// The inverse scale of the members' rates, in days.
    package let rateDays: Double
    /// What an order amounts to, in fen; 0 where that is not known.
    package let basketFen: Double

    /// Describes a population.
    package init(rateShape: Double, rateDays: Double, basketFen: Double) {
        self.rateShape = rateShape
        self.rateDays = rateDays
        self.basketFen = basketFen
    }

    /// What is assumed of members before anything is counted: one order in 120 days, widely spread,
    /// of an amount that is not known.
    package static let assumed = BuyingPopulation(rateShape: 0.5, rateDays: 60, basketFen: 0)
}
