// swift-format-ignore-file
// Made by protos/generate from huitou/gateway/v1/gateway.proto. Do not edit.

internal import CMessages
package import RPCCore

extension GatewayV1 {
    /// `huitou.gateway.v1.MissingPart`.
    package struct MissingPart: JSONMessage {
        package static let messageName = "huitou.gateway.v1.MissingPart"

        package var part: GatewayV1.Part
        /// The gRPC status code's name, and the reason: UNAVAILABLE.
        package var code: String
        package var reason: String

        /// The message with every field at its default.
        package init() {
            self.part = .unspecified
            self.code = ""
            self.reason = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            part: GatewayV1.Part = .unspecified,
            code: String = "",
            reason: String = ""
        ) {
            self.part = part
            self.code = code
            self.reason = reason
        }
    }
}

extension GatewayV1.MissingPart {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Gateway__V1__MissingPart()
        huitou__gateway__v1__missing_part__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Gateway__V1__MissingPart>) in Self(c)
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
            (c: UnsafePointer<Huitou__Gateway__V1__MissingPart>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Gateway__V1__MissingPart>) {
        self.init(
            part: GatewayV1.Part(rawValue: Int32(truncatingIfNeeded: c.pointee.part.rawValue)),
            code: CField.string(c.pointee.code),
            reason: CField.string(c.pointee.reason)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Gateway__V1__MissingPart> {
        let c = arena.allocate(Huitou__Gateway__V1__MissingPart.self)
        huitou__gateway__v1__missing_part__init(c)
        c.pointee.part = .init(rawValue: .init(truncatingIfNeeded: part.rawValue))
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        return c
    }
}
