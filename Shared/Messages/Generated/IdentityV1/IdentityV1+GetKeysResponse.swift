// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetKeysResponse`.
    package struct GetKeysResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetKeysResponse"

        /// `huitou.identity.v1.GetKeysResponse.PublicKey`.
        package struct PublicKey: JSONMessage {
            package static let messageName = "huitou.identity.v1.GetKeysResponse.PublicKey"

            package var keyID: String
            /// The 32 bytes of an Ed25519 key (RFC 8032).
            package var publicKey: [UInt8]
            /// Signs from here on, until the next key does.
            package var signsFrom: Int64
            /// Is published until then; 0 for no end yet.
            package var publishedUntil: Int64

            /// The message with every field at its default.
            package init() {
                self.keyID = ""
                self.publicKey = []
                self.signsFrom = 0
                self.publishedUntil = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                keyID: String = "",
                publicKey: [UInt8] = [],
                signsFrom: Int64 = 0,
                publishedUntil: Int64 = 0
            ) {
                self.keyID = keyID
                self.publicKey = publicKey
                self.signsFrom = signsFrom
                self.publishedUntil = publishedUntil
            }
        }

        /// A JSON Web Key Set (RFC 7517).
        package var jwks: String
        package var keys: [IdentityV1.GetKeysResponse.PublicKey]

        /// The message with every field at its default.
        package init() {
            self.jwks = ""
            self.keys = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            jwks: String = "",
            keys: [IdentityV1.GetKeysResponse.PublicKey] = []
        ) {
            self.jwks = jwks
            self.keys = keys
        }
    }
}

extension IdentityV1.GetKeysResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetKeysResponse()
        huitou__identity__v1__get_keys_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetKeysResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetKeysResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetKeysResponse>) {
        self.init(
            jwks: CField.string(c.pointee.jwks),
            keys: CField.pointees(c.pointee.n_keys, c.pointee.keys) { IdentityV1.GetKeysResponse.PublicKey($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetKeysResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetKeysResponse.self)
        huitou__identity__v1__get_keys_response__init(c)
        if !jwks.isEmpty { c.pointee.jwks = arena.string(jwks) }
        (c.pointee.n_keys, c.pointee.keys) = arena.array(keys) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.GetKeysResponse.PublicKey {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetKeysResponse__PublicKey()
        huitou__identity__v1__get_keys_response__public_key__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetKeysResponse__PublicKey>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetKeysResponse__PublicKey>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetKeysResponse__PublicKey>) {
        self.init(
            keyID: CField.string(c.pointee.key_id),
            publicKey: CField.bytes(c.pointee.public_key),
            signsFrom: c.pointee.signs_from,
            publishedUntil: c.pointee.published_until
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetKeysResponse__PublicKey> {
        let c = arena.allocate(Huitou__Identity__V1__GetKeysResponse__PublicKey.self)
        huitou__identity__v1__get_keys_response__public_key__init(c)
        if !keyID.isEmpty { c.pointee.key_id = arena.string(keyID) }
        c.pointee.public_key = arena.bytes(publicKey)
        c.pointee.signs_from = signsFrom
        c.pointee.published_until = publishedUntil
        return c
    }
}
