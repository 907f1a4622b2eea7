// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.Offer`.
    package struct Offer: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Offer"

        /// 1 to 64 bytes of printable text without spaces: of a coupon, a reward or a promotion that is
        /// published.
        package var offerID: String
        package var kind: RecommendationsV1.OfferKind
        /// What members read: both, 1 to 256 bytes of printable text each.
        package var nameEn: String
        package var nameZh: String
        /// The unit whose members it is for, and those below it; empty for the request's.
        package var organisation: String
        /// At most 1,000 of either, 1 to 256 bytes of printable text each; none of both for everything.
        package var skus: [String]
        package var categories: [String]
        /// Amount and threshold: what is taken off. Gift and reward: what it costs to give. 1 to 10^9 fen;
        /// 0 for a percentage.
        package var benefitFen: Int64
        /// Percent: basis points off, 1 to 10,000; 0 for other kinds.
        package var percentOff: UInt32
        /// Percent: the most that is taken off an order, 1 to 10^9 fen; 0 for other kinds.
        package var benefitMaxFen: Int64
        /// Threshold: what must be bought at least, 1 to 10^9 fen; 0 for other kinds.
        package var thresholdFen: Int64
        /// Points reward: its price, 1 to 10^9 points; 0 for other kinds.
        package var pointsPrice: Int64
        /// What it costs to tell a member, 0 to 10^6 fen.
        package var contactFen: Int64
        /// What is left of 10,000 of turnover before the benefit, 0 to 10,000.
        package var margin: UInt32
        /// How many days a member has, 1 to 366.
        package var validityDays: UInt32
        /// The most that may be given away altogether, open offers at their full cost included: 1 to 10^12
        /// fen. There is no offer without a bound.
        package var budgetFen: Int64
        /// To how many members it may be made; 0 for any number.
        package var membersMax: UInt32
        /// Between these it is made; microseconds since the epoch, in the years 1900 to 9999, the end after
        /// the start.
        package var startsAt: Int64
        package var endsAt: Int64
        /// To how many members it is made although it is not yet known to be worth it, chosen by lot; 0 for
        /// none.
        package var trialMembers: UInt32
        /// What is expected of it before anything is measured: how many of 10,000 members buy because of
        /// it, 0 to 2,000; 0 for the installation's assumption.
        package var assumedUplift: UInt32

        /// The message with every field at its default.
        package init() {
            self.offerID = ""
            self.kind = .unspecified
            self.nameEn = ""
            self.nameZh = ""
            self.organisation = ""
            self.skus = []
            self.categories = []
            self.benefitFen = 0
            self.percentOff = 0
            self.benefitMaxFen = 0
            self.thresholdFen = 0
            self.pointsPrice = 0
            self.contactFen = 0
            self.margin = 0
            self.validityDays = 0
            self.budgetFen = 0
            self.membersMax = 0
            self.startsAt = 0
            self.endsAt = 0
            self.trialMembers = 0
            self.assumedUplift = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            offerID: String = "",
            kind: RecommendationsV1.OfferKind = .unspecified,
            nameEn: String = "",
            nameZh: String = "",
            organisation: String = "",
            skus: [String] = [],
            categories: [String] = [],
            benefitFen: Int64 = 0,
            percentOff: UInt32 = 0,
            benefitMaxFen: Int64 = 0,
            thresholdFen: Int64 = 0,
            pointsPrice: Int64 = 0,
            contactFen: Int64 = 0,
            margin: UInt32 = 0,
            validityDays: UInt32 = 0,
            budgetFen: Int64 = 0,
            membersMax: UInt32 = 0,
            startsAt: Int64 = 0,
            endsAt: Int64 = 0,
            trialMembers: UInt32 = 0,
            assumedUplift: UInt32 = 0
        ) {
            self.offerID = offerID
            self.kind = kind
            self.nameEn = nameEn
            self.nameZh = nameZh
            self.organisation = organisation
            self.skus = skus
            self.categories = categories
            self.benefitFen = benefitFen
            self.percentOff = percentOff
            self.benefitMaxFen = benefitMaxFen
            self.thresholdFen = thresholdFen
            self.pointsPrice = pointsPrice
            self.contactFen = contactFen
            self.margin = margin
            self.validityDays = validityDays
            self.budgetFen = budgetFen
            self.membersMax = membersMax
            self.startsAt = startsAt
            self.endsAt = endsAt
            self.trialMembers = trialMembers
            self.assumedUplift = assumedUplift
        }
    }
}

extension RecommendationsV1.Offer {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__Offer()
        huitou__recommendations__v1__offer__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Offer>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Offer>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__Offer>) {
        self.init(
            offerID: CField.string(c.pointee.offer_id),
            kind: RecommendationsV1.OfferKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            nameEn: CField.string(c.pointee.name_en),
            nameZh: CField.string(c.pointee.name_zh),
            organisation: CField.string(c.pointee.organisation),
            skus: CField.pointees(c.pointee.n_skus, c.pointee.skus) { CField.string($0) },
            categories: CField.pointees(c.pointee.n_categories, c.pointee.categories) { CField.string($0) },
            benefitFen: c.pointee.benefit_fen,
            percentOff: c.pointee.percent_off,
            benefitMaxFen: c.pointee.benefit_max_fen,
            thresholdFen: c.pointee.threshold_fen,
            pointsPrice: c.pointee.points_price,
            contactFen: c.pointee.contact_fen,
            margin: c.pointee.margin,
            validityDays: c.pointee.validity_days,
            budgetFen: c.pointee.budget_fen,
            membersMax: c.pointee.members_max,
            startsAt: c.pointee.starts_at,
            endsAt: c.pointee.ends_at,
            trialMembers: c.pointee.trial_members,
            assumedUplift: c.pointee.assumed_uplift
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__Offer> {
        let c = arena.allocate(Huitou__Recommendations__V1__Offer.self)
        huitou__recommendations__v1__offer__init(c)
        if !offerID.isEmpty { c.pointee.offer_id = arena.string(offerID) }
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !nameEn.isEmpty { c.pointee.name_en = arena.string(nameEn) }
        if !nameZh.isEmpty { c.pointee.name_zh = arena.string(nameZh) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        (c.pointee.n_skus, c.pointee.skus) = arena.array(skus) {
            arena.string($0)
        }
        (c.pointee.n_categories, c.pointee.categories) = arena.array(categories) {
            arena.string($0)
        }
        c.pointee.benefit_fen = benefitFen
        c.pointee.percent_off = percentOff
        c.pointee.benefit_max_fen = benefitMaxFen
        c.pointee.threshold_fen = thresholdFen
        c.pointee.points_price = pointsPrice
        c.pointee.contact_fen = contactFen
        c.pointee.margin = margin
        c.pointee.validity_days = validityDays
        c.pointee.budget_fen = budgetFen
        c.pointee.members_max = membersMax
        c.pointee.starts_at = startsAt
        c.pointee.ends_at = endsAt
        c.pointee.trial_members = trialMembers
        c.pointee.assumed_uplift = assumedUplift
        return c
    }
}
