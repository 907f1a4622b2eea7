// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListMemberArmsResponse`.
    package struct ListMemberArmsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListMemberArmsResponse"

        /// `huitou.recommendations.v1.ListMemberArmsResponse.MemberArm`.
        package struct MemberArm: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ListMemberArmsResponse.MemberArm"

            package var experiment: String
            package var arm: String
            package var since: Int64
            /// What the member was then: new, lapsed, occasional or regular.
            package var segment: String
            /// How many outcomes are kept: of one member at most the earliest 100.
            package var outcomes: UInt32

            /// The message with every field at its default.
            package init() {
                self.experiment = ""
                self.arm = ""
                self.since = 0
                self.segment = ""
                self.outcomes = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                experiment: String = "",
                arm: String = "",
                since: Int64 = 0,
                segment: String = "",
                outcomes: UInt32 = 0
            ) {
                self.experiment = experiment
                self.arm = arm
                self.since = since
                self.segment = segment
                self.outcomes = outcomes
            }
        }

        package var arms: [RecommendationsV1.ListMemberArmsResponse.MemberArm]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.arms = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            arms: [RecommendationsV1.ListMemberArmsResponse.MemberArm] = [],
            nextCursor: String = ""
        ) {
            self.arms = arms
            self.nextCursor = nextCursor
        }
    }
}

extension RecommendationsV1.ListMemberArmsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMemberArmsResponse()
        huitou__recommendations__v1__list_member_arms_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMemberArmsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMemberArmsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMemberArmsResponse>) {
        self.init(
            arms: CField.pointees(c.pointee.n_arms, c.pointee.arms) { RecommendationsV1.ListMemberArmsResponse.MemberArm($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMemberArmsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMemberArmsResponse.self)
        huitou__recommendations__v1__list_member_arms_response__init(c)
        (c.pointee.n_arms, c.pointee.arms) = arena.array(arms) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension RecommendationsV1.ListMemberArmsResponse.MemberArm {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMemberArmsResponse__MemberArm()
        huitou__recommendations__v1__list_member_arms_response__member_arm__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMemberArmsResponse__MemberArm>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMemberArmsResponse__MemberArm>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMemberArmsResponse__MemberArm>) {
        self.init(
            experiment: CField.string(c.pointee.experiment),
            arm: CField.string(c.pointee.arm),
            since: c.pointee.since,
            segment: CField.string(c.pointee.segment),
            outcomes: c.pointee.outcomes
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMemberArmsResponse__MemberArm> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMemberArmsResponse__MemberArm.self)
        huitou__recommendations__v1__list_member_arms_response__member_arm__init(c)
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        if !arm.isEmpty { c.pointee.arm = arena.string(arm) }
        c.pointee.since = since
        if !segment.isEmpty { c.pointee.segment = arena.string(segment) }
        c.pointee.outcomes = outcomes
        return c
    }
}
