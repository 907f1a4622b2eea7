// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.UseApprovalResponse`.
    package struct UseApprovalResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.UseApprovalResponse"

        package var approval: IdentityV1.Approval?
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.approval = nil
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            approval: IdentityV1.Approval? = nil,
            replayed: Bool = false
        ) {
            self.approval = approval
            self.replayed = replayed
        }
    }
}

extension IdentityV1.UseApprovalResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__UseApprovalResponse()
        huitou__identity__v1__use_approval_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__UseApprovalResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__UseApprovalResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__UseApprovalResponse>) {
        self.init(
            approval: c.pointee.approval.map { IdentityV1.Approval($0) },
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__UseApprovalResponse> {
        let c = arena.allocate(Huitou__Identity__V1__UseApprovalResponse.self)
        huitou__identity__v1__use_approval_response__init(c)
        if let value = approval { c.pointee.approval = value.makeC(arena) }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
