// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ExperimentArm`.
    package struct ExperimentArm: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ExperimentArm"

        /// `huitou.recommendations.v1.ExperimentArm.ListChange`.
        package struct ListChange: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ExperimentArm.ListChange"

            /// The list that is made; unspecified for the one that was asked for.
            package var list: RecommendationsV1.RecommendationList
            /// What was bought most and what is popular ranks it, and no trained model.
            package var countsOnly: Bool
            /// The share of places of a blend that go to new items, of 10,000: 1,000 to 5,000; 0 for that of
            /// what the member bought lately. Not with counts_only.
            package var newShare: UInt32

            /// The message with every field at its default.
            package init() {
                self.list = .unspecified
                self.countsOnly = false
                self.newShare = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                list: RecommendationsV1.RecommendationList = .unspecified,
                countsOnly: Bool = false,
                newShare: UInt32 = 0
            ) {
                self.list = list
                self.countsOnly = countsOnly
                self.newShare = newShare
            }
        }

        /// 1 to 64 bytes of printable text without spaces, each once.
        package var name: String
        /// Of 10,000; all together 10,000. With a bandit, what it begins with, until 50 members of each arm
        /// were measured.
        package var share: UInt32
        /// Bandit: the least and the most that the arm may get, of 10,000.
        package var shareMin: UInt32
        package var shareMax: UInt32
        /// What the arm changes of lists that are asked for with the experiment.
        package var list: RecommendationsV1.ExperimentArm.ListChange?

        /// The message with every field at its default.
        package init() {
            self.name = ""
            self.share = 0
            self.shareMin = 0
            self.shareMax = 0
            self.list = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            name: String = "",
            share: UInt32 = 0,
            shareMin: UInt32 = 0,
            shareMax: UInt32 = 0,
            list: RecommendationsV1.ExperimentArm.ListChange? = nil
        ) {
            self.name = name
            self.share = share
            self.shareMin = shareMin
            self.shareMax = shareMax
            self.list = list
        }
    }
}

extension RecommendationsV1.ExperimentArm {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ExperimentArm()
        huitou__recommendations__v1__experiment_arm__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ExperimentArm>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ExperimentArm>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ExperimentArm>) {
        self.init(
            name: CField.string(c.pointee.name),
            share: c.pointee.share,
            shareMin: c.pointee.share_min,
            shareMax: c.pointee.share_max,
            list: c.pointee.list.map { RecommendationsV1.ExperimentArm.ListChange($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ExperimentArm> {
        let c = arena.allocate(Huitou__Recommendations__V1__ExperimentArm.self)
        huitou__recommendations__v1__experiment_arm__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.share = share
        c.pointee.share_min = shareMin
        c.pointee.share_max = shareMax
        if let value = list { c.pointee.list = value.makeC(arena) }
        return c
    }
}

extension RecommendationsV1.ExperimentArm.ListChange {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ExperimentArm__ListChange()
        huitou__recommendations__v1__experiment_arm__list_change__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ExperimentArm__ListChange>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ExperimentArm__ListChange>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ExperimentArm__ListChange>) {
        self.init(
            list: RecommendationsV1.RecommendationList(rawValue: Int32(truncatingIfNeeded: c.pointee.list.rawValue)),
            countsOnly: c.pointee.counts_only != 0,
            newShare: c.pointee.new_share
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ExperimentArm__ListChange> {
        let c = arena.allocate(Huitou__Recommendations__V1__ExperimentArm__ListChange.self)
        huitou__recommendations__v1__experiment_arm__list_change__init(c)
        c.pointee.list = .init(rawValue: .init(truncatingIfNeeded: list.rawValue))
        c.pointee.counts_only = countsOnly ? 1 : 0
        c.pointee.new_share = newShare
        return c
    }
}
