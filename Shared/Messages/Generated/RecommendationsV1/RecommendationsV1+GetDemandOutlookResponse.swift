// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetDemandOutlookResponse`.
    package struct GetDemandOutlookResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetDemandOutlookResponse"

        /// Pieces, or whatever unit the skus have; returned ones count as never sold.
        package struct Day: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.GetDemandOutlookResponse.Day"

            /// Empty for a total.
            package var day: String
            package var mean: Double
            /// Four in five outcomes lie between these.
            package var lowFourFifths: Int64
            package var highFourFifths: Int64
            /// Nineteen in twenty do.
            package var lowMost: Int64
            package var highMost: Int64

            /// The message with every field at its default.
            package init() {
                self.day = ""
                self.mean = 0
                self.lowFourFifths = 0
                self.highFourFifths = 0
                self.lowMost = 0
                self.highMost = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                day: String = "",
                mean: Double = 0,
                lowFourFifths: Int64 = 0,
                highFourFifths: Int64 = 0,
                lowMost: Int64 = 0,
                highMost: Int64 = 0
            ) {
                self.day = day
                self.mean = mean
                self.lowFourFifths = lowFourFifths
                self.highFourFifths = highFourFifths
                self.lowMost = lowMost
                self.highMost = highMost
            }
        }

        /// From tomorrow on; where the last sale of anything is longer ago, from the day after that.
        package var days: [RecommendationsV1.GetDemandOutlookResponse.Day]
        /// All these days together.
        package var total: RecommendationsV1.GetDemandOutlookResponse.Day?
        /// How many days of sales it was made of, the last of them yesterday; 0 where nothing was sold.
        package var historyDays: UInt32
        /// What was sold on them, and on the last 28.
        package var sold: Int64
        package var soldLately: Int64

        /// The message with every field at its default.
        package init() {
            self.days = []
            self.total = nil
            self.historyDays = 0
            self.sold = 0
            self.soldLately = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            days: [RecommendationsV1.GetDemandOutlookResponse.Day] = [],
            total: RecommendationsV1.GetDemandOutlookResponse.Day? = nil,
            historyDays: UInt32 = 0,
            sold: Int64 = 0,
            soldLately: Int64 = 0
        ) {
            self.days = days
            self.total = total
            self.historyDays = historyDays
            self.sold = sold
            self.soldLately = soldLately
        }
    }
}

extension RecommendationsV1.GetDemandOutlookResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetDemandOutlookResponse()
        huitou__recommendations__v1__get_demand_outlook_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookResponse>) {
        self.init(
            days: CField.pointees(c.pointee.n_days, c.pointee.days) { RecommendationsV1.GetDemandOutlookResponse.Day($0) },
            total: c.pointee.total.map { RecommendationsV1.GetDemandOutlookResponse.Day($0) },
            historyDays: c.pointee.history_days,
            sold: c.pointee.sold,
            soldLately: c.pointee.sold_lately
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetDemandOutlookResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetDemandOutlookResponse.self)
        huitou__recommendations__v1__get_demand_outlook_response__init(c)
        (c.pointee.n_days, c.pointee.days) = arena.array(days) {
            $0.makeC(arena)
        }
        if let value = total { c.pointee.total = value.makeC(arena) }
        c.pointee.history_days = historyDays
        c.pointee.sold = sold
        c.pointee.sold_lately = soldLately
        return c
    }
}

extension RecommendationsV1.GetDemandOutlookResponse.Day {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetDemandOutlookResponse__Day()
        huitou__recommendations__v1__get_demand_outlook_response__day__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookResponse__Day>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookResponse__Day>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookResponse__Day>) {
        self.init(
            day: CField.string(c.pointee.day),
            mean: c.pointee.mean,
            lowFourFifths: c.pointee.low_four_fifths,
            highFourFifths: c.pointee.high_four_fifths,
            lowMost: c.pointee.low_most,
            highMost: c.pointee.high_most
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetDemandOutlookResponse__Day> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetDemandOutlookResponse__Day.self)
        huitou__recommendations__v1__get_demand_outlook_response__day__init(c)
        if !day.isEmpty { c.pointee.day = arena.string(day) }
        c.pointee.mean = mean
        c.pointee.low_four_fifths = lowFourFifths
        c.pointee.high_four_fifths = highFourFifths
        c.pointee.low_most = lowMost
        c.pointee.high_most = highMost
        return c
    }
}
