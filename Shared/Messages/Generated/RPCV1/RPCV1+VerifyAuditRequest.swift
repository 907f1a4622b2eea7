// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/audit.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.VerifyAuditRequest`.
    package struct VerifyAuditRequest: JSONMessage {
        package static let messageName = "huitou.rpc.v1.VerifyAuditRequest"

        /// The message with every field at its default.
        package init() {
        }
    }
}

extension RPCV1.VerifyAuditRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__VerifyAuditRequest()
        huitou__rpc__v1__verify_audit_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__VerifyAuditRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__VerifyAuditRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__VerifyAuditRequest>) {
        self.init()
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__VerifyAuditRequest> {
        let c = arena.allocate(Huitou__Rpc__V1__VerifyAuditRequest.self)
        huitou__rpc__v1__verify_audit_request__init(c)
        return c
    }
}
