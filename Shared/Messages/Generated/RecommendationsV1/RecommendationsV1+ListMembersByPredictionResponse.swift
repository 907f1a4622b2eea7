// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListMembersByPredictionResponse`.
    package struct ListMembersByPredictionResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListMembersByPredictionResponse"

        /// `huitou.recommendations.v1.ListMembersByPredictionResponse.Row`.
        package struct Row: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ListMembersByPredictionResponse.Row"

            package var memberID: Int64
            package var home: String
            package var churnProbability: Double
            /// low, watch, high, lost.
            package var churnLevel: String
            package var yearValueFen: Int64
            package var valueAtRiskFen: Int64
            package var monthPurchase: Double
            /// The last day with a purchase.
            package var lastDay: String

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.home = ""
                self.churnProbability = 0
                self.churnLevel = ""
                self.yearValueFen = 0
                self.valueAtRiskFen = 0
                self.monthPurchase = 0
                self.lastDay = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                home: String = "",
                churnProbability: Double = 0,
                churnLevel: String = "",
                yearValueFen: Int64 = 0,
                valueAtRiskFen: Int64 = 0,
                monthPurchase: Double = 0,
                lastDay: String = ""
            ) {
                self.memberID = memberID
                self.home = home
                self.churnProbability = churnProbability
                self.churnLevel = churnLevel
                self.yearValueFen = yearValueFen
                self.valueAtRiskFen = valueAtRiskFen
                self.monthPurchase = monthPurchase
                self.lastDay = lastDay
            }
        }

        package var members: [RecommendationsV1.ListMembersByPredictionResponse.Row]
        /// Empty where nothing follows.
        package var nextCursor: String
        /// The day of the last scoring; empty before the first.
        package var scoredOn: String
        package var modelVersion: String

        /// The message with every field at its default.
        package init() {
            self.members = []
            self.nextCursor = ""
            self.scoredOn = ""
            self.modelVersion = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            members: [RecommendationsV1.ListMembersByPredictionResponse.Row] = [],
            nextCursor: String = "",
            scoredOn: String = "",
            modelVersion: String = ""
        ) {
            self.members = members
            self.nextCursor = nextCursor
            self.scoredOn = scoredOn
            self.modelVersion = modelVersion
        }
    }
}

extension RecommendationsV1.ListMembersByPredictionResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMembersByPredictionResponse()
        huitou__recommendations__v1__list_members_by_prediction_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionResponse>) {
        self.init(
            members: CField.pointees(c.pointee.n_members, c.pointee.members) { RecommendationsV1.ListMembersByPredictionResponse.Row($0) },
            nextCursor: CField.string(c.pointee.next_cursor),
            scoredOn: CField.string(c.pointee.scored_on),
            modelVersion: CField.string(c.pointee.model_version)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMembersByPredictionResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMembersByPredictionResponse.self)
        huitou__recommendations__v1__list_members_by_prediction_response__init(c)
        (c.pointee.n_members, c.pointee.members) = arena.array(members) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        if !scoredOn.isEmpty { c.pointee.scored_on = arena.string(scoredOn) }
        if !modelVersion.isEmpty { c.pointee.model_version = arena.string(modelVersion) }
        return c
    }
}

extension RecommendationsV1.ListMembersByPredictionResponse.Row {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMembersByPredictionResponse__Row()
        huitou__recommendations__v1__list_members_by_prediction_response__row__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionResponse__Row>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionResponse__Row>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionResponse__Row>) {
        self.init(
            memberID: c.pointee.member_id,
            home: CField.string(c.pointee.home),
            churnProbability: c.pointee.churn_probability,
            churnLevel: CField.string(c.pointee.churn_level),
            yearValueFen: c.pointee.year_value_fen,
            valueAtRiskFen: c.pointee.value_at_risk_fen,
            monthPurchase: c.pointee.month_purchase,
            lastDay: CField.string(c.pointee.last_day)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMembersByPredictionResponse__Row> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMembersByPredictionResponse__Row.self)
        huitou__recommendations__v1__list_members_by_prediction_response__row__init(c)
        c.pointee.member_id = memberID
        if !home.isEmpty { c.pointee.home = arena.string(home) }
        c.pointee.churn_probability = churnProbability
        if !churnLevel.isEmpty { c.pointee.churn_level = arena.string(churnLevel) }
        c.pointee.year_value_fen = yearValueFen
        c.pointee.value_at_risk_fen = valueAtRiskFen
        c.pointee.month_purchase = monthPurchase
        if !lastDay.isEmpty { c.pointee.last_day = arena.string(lastDay) }
        return c
    }
}
