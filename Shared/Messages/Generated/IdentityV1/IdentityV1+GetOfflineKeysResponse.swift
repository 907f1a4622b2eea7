// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetOfflineKeysResponse`.
    package struct GetOfflineKeysResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetOfflineKeysResponse"

        /// `huitou.identity.v1.GetOfflineKeysResponse.OfflineKey`.
        package struct OfflineKey: JSONMessage {
            package static let messageName = "huitou.identity.v1.GetOfflineKeysResponse.OfflineKey"

            package var day: UInt32
            /// 32 bytes.
            package var key: [UInt8]

            /// The message with every field at its default.
            package init() {
                self.day = 0
                self.key = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                day: UInt32 = 0,
                key: [UInt8] = []
            ) {
                self.day = day
                self.key = key
            }
        }

        package var keys: [IdentityV1.GetOfflineKeysResponse.OfflineKey]

        /// The message with every field at its default.
        package init() {
            self.keys = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            keys: [IdentityV1.GetOfflineKeysResponse.OfflineKey] = []
        ) {
            self.keys = keys
        }
    }
}

extension IdentityV1.GetOfflineKeysResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetOfflineKeysResponse()
        huitou__identity__v1__get_offline_keys_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysResponse>) {
        self.init(
            keys: CField.pointees(c.pointee.n_keys, c.pointee.keys) { IdentityV1.GetOfflineKeysResponse.OfflineKey($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetOfflineKeysResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetOfflineKeysResponse.self)
        huitou__identity__v1__get_offline_keys_response__init(c)
        (c.pointee.n_keys, c.pointee.keys) = arena.array(keys) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.GetOfflineKeysResponse.OfflineKey {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetOfflineKeysResponse__OfflineKey()
        huitou__identity__v1__get_offline_keys_response__offline_key__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysResponse__OfflineKey>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysResponse__OfflineKey>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetOfflineKeysResponse__OfflineKey>) {
        self.init(
            day: c.pointee.day,
            key: CField.bytes(c.pointee.key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetOfflineKeysResponse__OfflineKey> {
        let c = arena.allocate(Huitou__Identity__V1__GetOfflineKeysResponse__OfflineKey.self)
        huitou__identity__v1__get_offline_keys_response__offline_key__init(c)
        c.pointee.day = day
        c.pointee.key = arena.bytes(key)
        return c
    }
}
