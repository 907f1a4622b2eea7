// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetListReportResponse`.
    package struct GetListReportResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetListReportResponse"

        /// How often an item stood in this place, and what came of it.
        package struct Row: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.GetListReportResponse.Row"

            /// blend, next_basket or discovery.
            package var list: String
            package var modelVersion: String
            /// What chose the lists; empty where nothing did by chance.
            package var experiment: String
            package var arm: String
            /// From 1.
            package var place: UInt32
            package var shown: UInt64
            /// Followed by an impression or a click that names the list.
            package var seen: UInt64
            package var clicked: UInt64
            /// By the member, after the list was shown; whatever it was bought for.
            package var bought: UInt64

            /// The message with every field at its default.
            package init() {
                self.list = ""
                self.modelVersion = ""
                self.experiment = ""
                self.arm = ""
                self.place = 0
                self.shown = 0
                self.seen = 0
                self.clicked = 0
                self.bought = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                list: String = "",
                modelVersion: String = "",
                experiment: String = "",
                arm: String = "",
                place: UInt32 = 0,
                shown: UInt64 = 0,
                seen: UInt64 = 0,
                clicked: UInt64 = 0,
                bought: UInt64 = 0
            ) {
                self.list = list
                self.modelVersion = modelVersion
                self.experiment = experiment
                self.arm = arm
                self.place = place
                self.shown = shown
                self.seen = seen
                self.clicked = clicked
                self.bought = bought
            }
        }

        /// By list, model_version, experiment, arm and place.
        package var rows: [RecommendationsV1.GetListReportResponse.Row]
        /// How many lists there are.
        package var lists: UInt64

        /// The message with every field at its default.
        package init() {
            self.rows = []
            self.lists = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            rows: [RecommendationsV1.GetListReportResponse.Row] = [],
            lists: UInt64 = 0
        ) {
            self.rows = rows
            self.lists = lists
        }
    }
}

extension RecommendationsV1.GetListReportResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetListReportResponse()
        huitou__recommendations__v1__get_list_report_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetListReportResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetListReportResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetListReportResponse>) {
        self.init(
            rows: CField.pointees(c.pointee.n_rows, c.pointee.rows) { RecommendationsV1.GetListReportResponse.Row($0) },
            lists: c.pointee.lists
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetListReportResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetListReportResponse.self)
        huitou__recommendations__v1__get_list_report_response__init(c)
        (c.pointee.n_rows, c.pointee.rows) = arena.array(rows) {
            $0.makeC(arena)
        }
        c.pointee.lists = lists
        return c
    }
}

extension RecommendationsV1.GetListReportResponse.Row {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetListReportResponse__Row()
        huitou__recommendations__v1__get_list_report_response__row__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetListReportResponse__Row>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetListReportResponse__Row>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetListReportResponse__Row>) {
        self.init(
            list: CField.string(c.pointee.list),
            modelVersion: CField.string(c.pointee.model_version),
            experiment: CField.string(c.pointee.experiment),
            arm: CField.string(c.pointee.arm),
            place: c.pointee.place,
            shown: c.pointee.shown,
            seen: c.pointee.seen,
            clicked: c.pointee.clicked,
            bought: c.pointee.bought
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetListReportResponse__Row> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetListReportResponse__Row.self)
        huitou__recommendations__v1__get_list_report_response__row__init(c)
        if !list.isEmpty { c.pointee.list = arena.string(list) }
        if !modelVersion.isEmpty { c.pointee.model_version = arena.string(modelVersion) }
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        if !arm.isEmpty { c.pointee.arm = arena.string(arm) }
        c.pointee.place = place
        c.pointee.shown = shown
        c.pointee.seen = seen
        c.pointee.clicked = clicked
        c.pointee.bought = bought
        return c
    }
}
