// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ExperimentArm`.
    package struct ExperimentArm: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ExperimentArm"

        /// 1 to 64 printable characters, each once.
        package var name: String
        /// Of 10,000; all together 10,000. With a bandit, what it begins with.
        package var share: UInt32
        /// Bandit: the least and the most that the arm may get, of 10,000.
        package var shareMin: UInt32
        package var shareMax: UInt32

        /// The message with every field at its default.
        package init() {
            self.name = ""
            self.share = 0
            self.shareMin = 0
            self.shareMax = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            name: String = "",
            share: UInt32 = 0,
            shareMin: UInt32 = 0,
            shareMax: UInt32 = 0
        ) {
            self.name = name
            self.share = share
            self.shareMin = shareMin
            self.shareMax = shareMax
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
            shareMax: c.pointee.share_max
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ExperimentArm> {
        let c = arena.allocate(Huitou__Recommendations__V1__ExperimentArm.self)
        huitou__recommendations__v1__experiment_arm__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.share = share
        c.pointee.share_min = shareMin
        c.pointee.share_max = shareMax
        return c
    }
}
