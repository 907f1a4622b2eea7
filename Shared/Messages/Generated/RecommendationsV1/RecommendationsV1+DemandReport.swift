// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.DemandReport`.
    package struct DemandReport: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.DemandReport"

        /// Days ahead, summed up.
        package var days: UInt32
        /// Units and categories, each from several days.
        package var forecasts: UInt64
        /// The shares of outcomes within the intervals.
        package var coverageFourFifths: Double
        package var coverageMost: Double
        /// The errors' share of all that was sold, and the one of the same days a week before.
        package var error: Double
        package var naiveError: Double
        /// Tenths in which outcomes fell, by what was said of them, as shares: a tenth each where all is
        /// well.
        package var tenths: [Double]

        /// The message with every field at its default.
        package init() {
            self.days = 0
            self.forecasts = 0
            self.coverageFourFifths = 0
            self.coverageMost = 0
            self.error = 0
            self.naiveError = 0
            self.tenths = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            days: UInt32 = 0,
            forecasts: UInt64 = 0,
            coverageFourFifths: Double = 0,
            coverageMost: Double = 0,
            error: Double = 0,
            naiveError: Double = 0,
            tenths: [Double] = []
        ) {
            self.days = days
            self.forecasts = forecasts
            self.coverageFourFifths = coverageFourFifths
            self.coverageMost = coverageMost
            self.error = error
            self.naiveError = naiveError
            self.tenths = tenths
        }
    }
}

extension RecommendationsV1.DemandReport {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__DemandReport()
        huitou__recommendations__v1__demand_report__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__DemandReport>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__DemandReport>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__DemandReport>) {
        self.init(
            days: c.pointee.days,
            forecasts: c.pointee.forecasts,
            coverageFourFifths: c.pointee.coverage_four_fifths,
            coverageMost: c.pointee.coverage_most,
            error: c.pointee.error,
            naiveError: c.pointee.naive_error,
            tenths: CField.array(c.pointee.n_tenths, c.pointee.tenths) { $0 }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__DemandReport> {
        let c = arena.allocate(Huitou__Recommendations__V1__DemandReport.self)
        huitou__recommendations__v1__demand_report__init(c)
        c.pointee.days = days
        c.pointee.forecasts = forecasts
        c.pointee.coverage_four_fifths = coverageFourFifths
        c.pointee.coverage_most = coverageMost
        c.pointee.error = error
        c.pointee.naive_error = naiveError
        (c.pointee.n_tenths, c.pointee.tenths) = arena.array(tenths) {
            $0
        }
        return c
    }
}
