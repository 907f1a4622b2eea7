// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetPredictionReportResponse`.
    package struct GetPredictionReportResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetPredictionReportResponse"

        /// Empty where there is no report yet, as all else.
        package var asOf: String
        /// When it was made.
        package var madeAt: Int64
        package var tasks: [RecommendationsV1.TaskReport]
        package var spend: RecommendationsV1.SpendReport?
        package var demand: [RecommendationsV1.DemandReport]
        /// How many members took part.
        package var members: UInt64

        /// The message with every field at its default.
        package init() {
            self.asOf = ""
            self.madeAt = 0
            self.tasks = []
            self.spend = nil
            self.demand = []
            self.members = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            asOf: String = "",
            madeAt: Int64 = 0,
            tasks: [RecommendationsV1.TaskReport] = [],
            spend: RecommendationsV1.SpendReport? = nil,
            demand: [RecommendationsV1.DemandReport] = [],
            members: UInt64 = 0
        ) {
            self.asOf = asOf
            self.madeAt = madeAt
            self.tasks = tasks
            self.spend = spend
            self.demand = demand
            self.members = members
        }
    }
}

extension RecommendationsV1.GetPredictionReportResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetPredictionReportResponse()
        huitou__recommendations__v1__get_prediction_report_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionReportResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionReportResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionReportResponse>) {
        self.init(
            asOf: CField.string(c.pointee.as_of),
            madeAt: c.pointee.made_at,
            tasks: CField.pointees(c.pointee.n_tasks, c.pointee.tasks) { RecommendationsV1.TaskReport($0) },
            spend: c.pointee.spend.map { RecommendationsV1.SpendReport($0) },
            demand: CField.pointees(c.pointee.n_demand, c.pointee.demand) { RecommendationsV1.DemandReport($0) },
            members: c.pointee.members
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetPredictionReportResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetPredictionReportResponse.self)
        huitou__recommendations__v1__get_prediction_report_response__init(c)
        if !asOf.isEmpty { c.pointee.as_of = arena.string(asOf) }
        c.pointee.made_at = madeAt
        (c.pointee.n_tasks, c.pointee.tasks) = arena.array(tasks) {
            $0.makeC(arena)
        }
        if let value = spend { c.pointee.spend = value.makeC(arena) }
        (c.pointee.n_demand, c.pointee.demand) = arena.array(demand) {
            $0.makeC(arena)
        }
        c.pointee.members = members
        return c
    }
}
