// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.AssignArmRequest`.
    package struct AssignArmRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.AssignArmRequest"

        package var memberID: Int64
        package var experiment: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.experiment = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            experiment: String = ""
        ) {
            self.memberID = memberID
            self.experiment = experiment
        }
    }
}

extension RecommendationsV1.AssignArmRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__AssignArmRequest()
        huitou__recommendations__v1__assign_arm_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__AssignArmRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__AssignArmRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__AssignArmRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            experiment: CField.string(c.pointee.experiment)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__AssignArmRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__AssignArmRequest.self)
        huitou__recommendations__v1__assign_arm_request__init(c)
        c.pointee.member_id = memberID
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        return c
    }
}
