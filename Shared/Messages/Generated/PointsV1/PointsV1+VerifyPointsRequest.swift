// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.VerifyPointsRequest`.
    package struct VerifyPointsRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.VerifyPointsRequest"

        /// The message with every field at its default.
        package init() {
        }
    }
}

extension PointsV1.VerifyPointsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__VerifyPointsRequest()
        huitou__points__v1__verify_points_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__VerifyPointsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__VerifyPointsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__VerifyPointsRequest>) {
        self.init()
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__VerifyPointsRequest> {
        let c = arena.allocate(Huitou__Points__V1__VerifyPointsRequest.self)
        huitou__points__v1__verify_points_request__init(c)
        return c
    }
}
