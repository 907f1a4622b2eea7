// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetListReportRequest`.
    package struct GetListReportRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetListReportRequest"

        package var organisation: String
        /// Days in the program's time zone, 2026-01-31: at most 92, first_day not after last_day.
        package var firstDay: String
        package var lastDay: String
        /// The last place that is told, 1 to 100; 0 for 20.
        package var placesMax: UInt32
        /// For how many days after a list a purchase counts, 1 to 30; 0 for 7.
        package var boughtWithinDays: UInt32

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.firstDay = ""
            self.lastDay = ""
            self.placesMax = 0
            self.boughtWithinDays = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            firstDay: String = "",
            lastDay: String = "",
            placesMax: UInt32 = 0,
            boughtWithinDays: UInt32 = 0
        ) {
            self.organisation = organisation
            self.firstDay = firstDay
            self.lastDay = lastDay
            self.placesMax = placesMax
            self.boughtWithinDays = boughtWithinDays
        }
    }
}

extension RecommendationsV1.GetListReportRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetListReportRequest()
        huitou__recommendations__v1__get_list_report_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetListReportRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetListReportRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetListReportRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            firstDay: CField.string(c.pointee.first_day),
            lastDay: CField.string(c.pointee.last_day),
            placesMax: c.pointee.places_max,
            boughtWithinDays: c.pointee.bought_within_days
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetListReportRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetListReportRequest.self)
        huitou__recommendations__v1__get_list_report_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !firstDay.isEmpty { c.pointee.first_day = arena.string(firstDay) }
        if !lastDay.isEmpty { c.pointee.last_day = arena.string(lastDay) }
        c.pointee.places_max = placesMax
        c.pointee.bought_within_days = boughtWithinDays
        return c
    }
}
