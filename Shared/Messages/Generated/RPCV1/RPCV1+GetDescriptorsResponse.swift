// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/reflection.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.GetDescriptorsResponse`.
    package struct GetDescriptorsResponse: JSONMessage {
        package static let messageName = "huitou.rpc.v1.GetDescriptorsResponse"

        /// A google.protobuf.FileDescriptorSet.
        package var fileDescriptorSet: [UInt8]

        /// The message with every field at its default.
        package init() {
            self.fileDescriptorSet = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            fileDescriptorSet: [UInt8] = []
        ) {
            self.fileDescriptorSet = fileDescriptorSet
        }
    }
}

extension RPCV1.GetDescriptorsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__GetDescriptorsResponse()
        huitou__rpc__v1__get_descriptors_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__GetDescriptorsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__GetDescriptorsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__GetDescriptorsResponse>) {
        self.init(
            fileDescriptorSet: CField.bytes(c.pointee.file_descriptor_set)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__GetDescriptorsResponse> {
        let c = arena.allocate(Huitou__Rpc__V1__GetDescriptorsResponse.self)
        huitou__rpc__v1__get_descriptors_response__init(c)
        c.pointee.file_descriptor_set = arena.bytes(fileDescriptorSet)
        return c
    }
}
