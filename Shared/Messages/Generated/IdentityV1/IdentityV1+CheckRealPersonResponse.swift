// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.CheckRealPersonResponse`.
    package struct CheckRealPersonResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.CheckRealPersonResponse"

        package var passed: Bool
        /// The vendor's name for this check.
        package var reference: String
        package var checkedAt: Int64
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.passed = false
            self.reference = ""
            self.checkedAt = 0
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            passed: Bool = false,
            reference: String = "",
            checkedAt: Int64 = 0,
            replayed: Bool = false
        ) {
            self.passed = passed
            self.reference = reference
            self.checkedAt = checkedAt
            self.replayed = replayed
        }
    }
}

extension IdentityV1.CheckRealPersonResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__CheckRealPersonResponse()
        huitou__identity__v1__check_real_person_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__CheckRealPersonResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__CheckRealPersonResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__CheckRealPersonResponse>) {
        self.init(
            passed: c.pointee.passed != 0,
            reference: CField.string(c.pointee.reference),
            checkedAt: c.pointee.checked_at,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__CheckRealPersonResponse> {
        let c = arena.allocate(Huitou__Identity__V1__CheckRealPersonResponse.self)
        huitou__identity__v1__check_real_person_response__init(c)
        c.pointee.passed = passed ? 1 : 0
        if !reference.isEmpty { c.pointee.reference = arena.string(reference) }
        c.pointee.checked_at = checkedAt
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
