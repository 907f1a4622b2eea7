// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetConsentsResponse`.
    package struct GetConsentsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetConsentsResponse"

        /// What holds now, one for each purpose and channel of which the member has said something.
        package var consents: [IdentityV1.Consent]
        /// Everything that was said, the oldest first.
        package var history: [IdentityV1.Consent]
        package var quietHours: IdentityV1.QuietHours?
        /// Whether quiet_hours are the member's own, rather than the program's.
        package var hasOwnQuietHours: Bool
        package var personalised: Bool

        /// The message with every field at its default.
        package init() {
            self.consents = []
            self.history = []
            self.quietHours = nil
            self.hasOwnQuietHours = false
            self.personalised = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            consents: [IdentityV1.Consent] = [],
            history: [IdentityV1.Consent] = [],
            quietHours: IdentityV1.QuietHours? = nil,
            hasOwnQuietHours: Bool = false,
            personalised: Bool = false
        ) {
            self.consents = consents
            self.history = history
            self.quietHours = quietHours
            self.hasOwnQuietHours = hasOwnQuietHours
            self.personalised = personalised
        }
    }
}

extension IdentityV1.GetConsentsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetConsentsResponse()
        huitou__identity__v1__get_consents_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetConsentsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetConsentsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetConsentsResponse>) {
        self.init(
            consents: CField.pointees(c.pointee.n_consents, c.pointee.consents) { IdentityV1.Consent($0) },
            history: CField.pointees(c.pointee.n_history, c.pointee.history) { IdentityV1.Consent($0) },
            quietHours: c.pointee.quiet_hours.map { IdentityV1.QuietHours($0) },
            hasOwnQuietHours: c.pointee.has_own_quiet_hours != 0,
            personalised: c.pointee.personalised != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetConsentsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetConsentsResponse.self)
        huitou__identity__v1__get_consents_response__init(c)
        (c.pointee.n_consents, c.pointee.consents) = arena.array(consents) {
            $0.makeC(arena)
        }
        (c.pointee.n_history, c.pointee.history) = arena.array(history) {
            $0.makeC(arena)
        }
        if let value = quietHours { c.pointee.quiet_hours = value.makeC(arena) }
        c.pointee.has_own_quiet_hours = hasOwnQuietHours ? 1 : 0
        c.pointee.personalised = personalised ? 1 : 0
        return c
    }
}
