// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetMemberPredictionsResponse`.
    package struct GetMemberPredictionsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetMemberPredictionsResponse"

        /// Whom the id means.
        package var memberID: Int64
        /// Why nothing is said: personalisation_off, not_trained, no_purchases. Empty where something is.
        package var withheld: String
        /// What holds what is said back, if anything: few_purchases (fewer than three days with one),
        /// not_calibrated (what the purchases of all members teach is too little yet).
        package var limits: [RecommendationsV1.PredictionLimit]
        /// Within 7, 30 and 90 days from first_day on.
        package var purchase: [RecommendationsV1.PurchaseProbability]
        /// What is expected to be paid within 30 days, not discounted.
        package var monthSpendFen: Int64
        /// Days with a purchase that are expected within 30 days and within twelve months.
        package var monthPurchases: Double
        package var yearPurchases: Double
        /// What is expected to be paid within twelve months, discounted to today by 10 % a year.
        package var yearValueFen: Int64
        /// What was paid so far.
        package var pastValueFen: Int64
        /// The days with a purchase so far.
        package var purchaseDays: UInt32
        /// The last of them.
        package var lastDay: String
        /// The probability that the member still is a customer.
        package var alive: Double
        /// The next purchase of anything.
        package var next: RecommendationsV1.NextPurchase?
        /// The categories that are likeliest within 30 days, the soonest first.
        package var categories: [RecommendationsV1.NextCategory]
        package var churn: RecommendationsV1.ChurnRisk?
        /// What made this: predictions@3, the number counting trainings.
        package var modelVersion: String
        /// The last day that the models know.
        package var trainedThrough: String
        /// The first day that it is about: today, or tomorrow for who has bought today; where the last
        /// purchase of anybody is longer ago, the day after that.
        package var firstDay: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.withheld = ""
            self.limits = []
            self.purchase = []
            self.monthSpendFen = 0
            self.monthPurchases = 0
            self.yearPurchases = 0
            self.yearValueFen = 0
            self.pastValueFen = 0
            self.purchaseDays = 0
            self.lastDay = ""
            self.alive = 0
            self.next = nil
            self.categories = []
            self.churn = nil
            self.modelVersion = ""
            self.trainedThrough = ""
            self.firstDay = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            withheld: String = "",
            limits: [RecommendationsV1.PredictionLimit] = [],
            purchase: [RecommendationsV1.PurchaseProbability] = [],
            monthSpendFen: Int64 = 0,
            monthPurchases: Double = 0,
            yearPurchases: Double = 0,
            yearValueFen: Int64 = 0,
            pastValueFen: Int64 = 0,
            purchaseDays: UInt32 = 0,
            lastDay: String = "",
            alive: Double = 0,
            next: RecommendationsV1.NextPurchase? = nil,
            categories: [RecommendationsV1.NextCategory] = [],
            churn: RecommendationsV1.ChurnRisk? = nil,
            modelVersion: String = "",
            trainedThrough: String = "",
            firstDay: String = ""
        ) {
            self.memberID = memberID
            self.withheld = withheld
            self.limits = limits
            self.purchase = purchase
            self.monthSpendFen = monthSpendFen
            self.monthPurchases = monthPurchases
            self.yearPurchases = yearPurchases
            self.yearValueFen = yearValueFen
            self.pastValueFen = pastValueFen
            self.purchaseDays = purchaseDays
            self.lastDay = lastDay
            self.alive = alive
            self.next = next
            self.categories = categories
            self.churn = churn
            self.modelVersion = modelVersion
            self.trainedThrough = trainedThrough
            self.firstDay = firstDay
        }
    }
}

extension RecommendationsV1.GetMemberPredictionsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetMemberPredictionsResponse()
        huitou__recommendations__v1__get_member_predictions_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberPredictionsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberPredictionsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetMemberPredictionsResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            withheld: CField.string(c.pointee.withheld),
            limits: CField.pointees(c.pointee.n_limits, c.pointee.limits) { RecommendationsV1.PredictionLimit($0) },
            purchase: CField.pointees(c.pointee.n_purchase, c.pointee.purchase) { RecommendationsV1.PurchaseProbability($0) },
            monthSpendFen: c.pointee.month_spend_fen,
            monthPurchases: c.pointee.month_purchases,
            yearPurchases: c.pointee.year_purchases,
            yearValueFen: c.pointee.year_value_fen,
            pastValueFen: c.pointee.past_value_fen,
            purchaseDays: c.pointee.purchase_days,
            lastDay: CField.string(c.pointee.last_day),
            alive: c.pointee.alive,
            next: c.pointee.next.map { RecommendationsV1.NextPurchase($0) },
            categories: CField.pointees(c.pointee.n_categories, c.pointee.categories) { RecommendationsV1.NextCategory($0) },
            churn: c.pointee.churn.map { RecommendationsV1.ChurnRisk($0) },
            modelVersion: CField.string(c.pointee.model_version),
            trainedThrough: CField.string(c.pointee.trained_through),
            firstDay: CField.string(c.pointee.first_day)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetMemberPredictionsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetMemberPredictionsResponse.self)
        huitou__recommendations__v1__get_member_predictions_response__init(c)
        c.pointee.member_id = memberID
        if !withheld.isEmpty { c.pointee.withheld = arena.string(withheld) }
        (c.pointee.n_limits, c.pointee.limits) = arena.array(limits) {
            $0.makeC(arena)
        }
        (c.pointee.n_purchase, c.pointee.purchase) = arena.array(purchase) {
            $0.makeC(arena)
        }
        c.pointee.month_spend_fen = monthSpendFen
        c.pointee.month_purchases = monthPurchases
        c.pointee.year_purchases = yearPurchases
        c.pointee.year_value_fen = yearValueFen
        c.pointee.past_value_fen = pastValueFen
        c.pointee.purchase_days = purchaseDays
        if !lastDay.isEmpty { c.pointee.last_day = arena.string(lastDay) }
        c.pointee.alive = alive
        if let value = next { c.pointee.next = value.makeC(arena) }
        (c.pointee.n_categories, c.pointee.categories) = arena.array(categories) {
            $0.makeC(arena)
        }
        if let value = churn { c.pointee.churn = value.makeC(arena) }
        if !modelVersion.isEmpty { c.pointee.model_version = arena.string(modelVersion) }
        if !trainedThrough.isEmpty { c.pointee.trained_through = arena.string(trainedThrough) }
        if !firstDay.isEmpty { c.pointee.first_day = arena.string(firstDay) }
        return c
    }
}
