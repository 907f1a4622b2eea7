// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ExportMemberFeedbackResponse`.
    package struct ExportMemberFeedbackResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ExportMemberFeedbackResponse"

        /// `huitou.recommendations.v1.ExportMemberFeedbackResponse.Behaviour`.
        package struct Behaviour: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ExportMemberFeedbackResponse.Behaviour"

            package var id: String
            package var kind: RecommendationsV1.BehaviourKind
            package var at: Int64
            /// The store; empty where it was not told.
            package var organisation: String
            /// The product; of a search those that it matched.
            package var skus: [String]
            /// The categories that a search matched.
            package var categories: [String]
            /// 1 to 5 for a review.
            package var score: UInt32
            /// 0 for none.
            package var listID: Int64
            package var place: UInt32

            /// The message with every field at its default.
            package init() {
                self.id = ""
                self.kind = .unspecified
                self.at = 0
                self.organisation = ""
                self.skus = []
                self.categories = []
                self.score = 0
                self.listID = 0
                self.place = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                id: String = "",
                kind: RecommendationsV1.BehaviourKind = .unspecified,
                at: Int64 = 0,
                organisation: String = "",
                skus: [String] = [],
                categories: [String] = [],
                score: UInt32 = 0,
                listID: Int64 = 0,
                place: UInt32 = 0
            ) {
                self.id = id
                self.kind = kind
                self.at = at
                self.organisation = organisation
                self.skus = skus
                self.categories = categories
                self.score = score
                self.listID = listID
                self.place = place
            }
        }

        /// `huitou.recommendations.v1.ExportMemberFeedbackResponse.KeptList`.
        package struct KeptList: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ExportMemberFeedbackResponse.KeptList"

            package var listID: Int64
            package var servedAt: Int64
            /// blend, next_basket or discovery.
            package var list: String
            /// The unit for which it was asked, or that to which the member belongs.
            package var organisation: String
            package var channel: String
            package var modelVersion: String
            package var skus: [String]
            /// What chose it; empty and 0 where nothing did by chance.
            package var experiment: String
            package var arm: String
            package var propensity: Double

            /// The message with every field at its default.
            package init() {
                self.listID = 0
                self.servedAt = 0
                self.list = ""
                self.organisation = ""
                self.channel = ""
                self.modelVersion = ""
                self.skus = []
                self.experiment = ""
                self.arm = ""
                self.propensity = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                listID: Int64 = 0,
                servedAt: Int64 = 0,
                list: String = "",
                organisation: String = "",
                channel: String = "",
                modelVersion: String = "",
                skus: [String] = [],
                experiment: String = "",
                arm: String = "",
                propensity: Double = 0
            ) {
                self.listID = listID
                self.servedAt = servedAt
                self.list = list
                self.organisation = organisation
                self.channel = channel
                self.modelVersion = modelVersion
                self.skus = skus
                self.experiment = experiment
                self.arm = arm
                self.propensity = propensity
            }
        }

        package var behaviours: [RecommendationsV1.ExportMemberFeedbackResponse.Behaviour]
        package var lists: [RecommendationsV1.ExportMemberFeedbackResponse.KeptList]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.behaviours = []
            self.lists = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            behaviours: [RecommendationsV1.ExportMemberFeedbackResponse.Behaviour] = [],
            lists: [RecommendationsV1.ExportMemberFeedbackResponse.KeptList] = [],
            nextCursor: String = ""
        ) {
            self.behaviours = behaviours
            self.lists = lists
            self.nextCursor = nextCursor
        }
    }
}

extension RecommendationsV1.ExportMemberFeedbackResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ExportMemberFeedbackResponse()
        huitou__recommendations__v1__export_member_feedback_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse>) {
        self.init(
            behaviours: CField.pointees(c.pointee.n_behaviours, c.pointee.behaviours) { RecommendationsV1.ExportMemberFeedbackResponse.Behaviour($0) },
            lists: CField.pointees(c.pointee.n_lists, c.pointee.lists) { RecommendationsV1.ExportMemberFeedbackResponse.KeptList($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ExportMemberFeedbackResponse.self)
        huitou__recommendations__v1__export_member_feedback_response__init(c)
        (c.pointee.n_behaviours, c.pointee.behaviours) = arena.array(behaviours) {
            $0.makeC(arena)
        }
        (c.pointee.n_lists, c.pointee.lists) = arena.array(lists) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension RecommendationsV1.ExportMemberFeedbackResponse.Behaviour {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ExportMemberFeedbackResponse__Behaviour()
        huitou__recommendations__v1__export_member_feedback_response__behaviour__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse__Behaviour>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse__Behaviour>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse__Behaviour>) {
        self.init(
            id: CField.string(c.pointee.id),
            kind: RecommendationsV1.BehaviourKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            at: c.pointee.at,
            organisation: CField.string(c.pointee.organisation),
            skus: CField.pointees(c.pointee.n_skus, c.pointee.skus) { CField.string($0) },
            categories: CField.pointees(c.pointee.n_categories, c.pointee.categories) { CField.string($0) },
            score: c.pointee.score,
            listID: c.pointee.list_id,
            place: c.pointee.place
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse__Behaviour> {
        let c = arena.allocate(Huitou__Recommendations__V1__ExportMemberFeedbackResponse__Behaviour.self)
        huitou__recommendations__v1__export_member_feedback_response__behaviour__init(c)
        if !id.isEmpty { c.pointee.id = arena.string(id) }
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        c.pointee.at = at
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        (c.pointee.n_skus, c.pointee.skus) = arena.array(skus) {
            arena.string($0)
        }
        (c.pointee.n_categories, c.pointee.categories) = arena.array(categories) {
            arena.string($0)
        }
        c.pointee.score = score
        c.pointee.list_id = listID
        c.pointee.place = place
        return c
    }
}

extension RecommendationsV1.ExportMemberFeedbackResponse.KeptList {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ExportMemberFeedbackResponse__KeptList()
        huitou__recommendations__v1__export_member_feedback_response__kept_list__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse__KeptList>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse__KeptList>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse__KeptList>) {
        self.init(
            listID: c.pointee.list_id,
            servedAt: c.pointee.served_at,
            list: CField.string(c.pointee.list),
            organisation: CField.string(c.pointee.organisation),
            channel: CField.string(c.pointee.channel),
            modelVersion: CField.string(c.pointee.model_version),
            skus: CField.pointees(c.pointee.n_skus, c.pointee.skus) { CField.string($0) },
            experiment: CField.string(c.pointee.experiment),
            arm: CField.string(c.pointee.arm),
            propensity: c.pointee.propensity
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ExportMemberFeedbackResponse__KeptList> {
        let c = arena.allocate(Huitou__Recommendations__V1__ExportMemberFeedbackResponse__KeptList.self)
        huitou__recommendations__v1__export_member_feedback_response__kept_list__init(c)
        c.pointee.list_id = listID
        c.pointee.served_at = servedAt
        if !list.isEmpty { c.pointee.list = arena.string(list) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !modelVersion.isEmpty { c.pointee.model_version = arena.string(modelVersion) }
        (c.pointee.n_skus, c.pointee.skus) = arena.array(skus) {
            arena.string($0)
        }
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        if !arm.isEmpty { c.pointee.arm = arena.string(arm) }
        c.pointee.propensity = propensity
        return c
    }
}
