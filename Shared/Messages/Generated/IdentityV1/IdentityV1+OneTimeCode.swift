// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.OneTimeCode`.
    package struct OneTimeCode: JSONMessage {
        package static let messageName = "huitou.identity.v1.OneTimeCode"

        package var challengeID: String
        /// Six digits.
        package var code: String

        /// The message with every field at its default.
        package init() {
            self.challengeID = ""
            self.code = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            challengeID: String = "",
            code: String = ""
        ) {
            self.challengeID = challengeID
            self.code = code
        }
    }
}

extension IdentityV1.OneTimeCode {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__OneTimeCode()
        huitou__identity__v1__one_time_code__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__OneTimeCode>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__OneTimeCode>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__OneTimeCode>) {
        self.init(
            challengeID: CField.string(c.pointee.challenge_id),
            code: CField.string(c.pointee.code)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__OneTimeCode> {
        let c = arena.allocate(Huitou__Identity__V1__OneTimeCode.self)
        huitou__identity__v1__one_time_code__init(c)
        if !challengeID.isEmpty { c.pointee.challenge_id = arena.string(challengeID) }
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        return c
    }
}
