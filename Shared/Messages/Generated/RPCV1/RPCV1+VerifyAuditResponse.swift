// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/audit.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.VerifyAuditResponse`.
    package struct VerifyAuditResponse: JSONMessage {
        package static let messageName = "huitou.rpc.v1.VerifyAuditResponse"

        package var records: UInt64
        /// What does not hold, one sentence each, at most 100; empty where all is well.
        package var findings: [String]

        /// The message with every field at its default.
        package init() {
            self.records = 0
            self.findings = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            records: UInt64 = 0,
            findings: [String] = []
        ) {
            self.records = records
            self.findings = findings
        }
    }
}

extension RPCV1.VerifyAuditResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__VerifyAuditResponse()
        huitou__rpc__v1__verify_audit_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__VerifyAuditResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__VerifyAuditResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__VerifyAuditResponse>) {
        self.init(
            records: c.pointee.records,
            findings: CField.pointees(c.pointee.n_findings, c.pointee.findings) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__VerifyAuditResponse> {
        let c = arena.allocate(Huitou__Rpc__V1__VerifyAuditResponse.self)
        huitou__rpc__v1__verify_audit_response__init(c)
        c.pointee.records = records
        (c.pointee.n_findings, c.pointee.findings) = arena.array(findings) {
            arena.string($0)
        }
        return c
    }
}
