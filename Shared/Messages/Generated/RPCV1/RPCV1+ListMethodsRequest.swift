// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/reflection.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.ListMethodsRequest`.
    package struct ListMethodsRequest: JSONMessage {
        package static let messageName = "huitou.rpc.v1.ListMethodsRequest"

        /// The message with every field at its default.
        package init() {
        }
    }
}

extension RPCV1.ListMethodsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__ListMethodsRequest()
        huitou__rpc__v1__list_methods_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__ListMethodsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__ListMethodsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__ListMethodsRequest>) {
        self.init()
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__ListMethodsRequest> {
        let c = arena.allocate(Huitou__Rpc__V1__ListMethodsRequest.self)
        huitou__rpc__v1__list_methods_request__init(c)
        return c
    }
}
