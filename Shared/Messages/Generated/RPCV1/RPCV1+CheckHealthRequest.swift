// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/health.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.CheckHealthRequest`.
    package struct CheckHealthRequest: JSONMessage {
        package static let messageName = "huitou.rpc.v1.CheckHealthRequest"

        /// The message with every field at its default.
        package init() {
        }
    }
}

extension RPCV1.CheckHealthRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__CheckHealthRequest()
        huitou__rpc__v1__check_health_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__CheckHealthRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__CheckHealthRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__CheckHealthRequest>) {
        self.init()
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__CheckHealthRequest> {
        let c = arena.allocate(Huitou__Rpc__V1__CheckHealthRequest.self)
        huitou__rpc__v1__check_health_request__init(c)
        return c
    }
}
