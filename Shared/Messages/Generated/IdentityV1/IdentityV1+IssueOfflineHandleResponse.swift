// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.IssueOfflineHandleResponse`.
    package struct IssueOfflineHandleResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.IssueOfflineHandleResponse"

        /// `huitou.identity.v1.IssueOfflineHandleResponse.OfflineSecret`.
        package struct OfflineSecret: JSONMessage {
            package static let messageName = "huitou.identity.v1.IssueOfflineHandleResponse.OfflineSecret"

            package var store: String
            /// Days since 1970-01-01, UTC.
            package var day: UInt32
            /// 32 bytes.
            package var secret: [UInt8]

            /// The message with every field at its default.
            package init() {
                self.store = ""
                self.day = 0
                self.secret = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                store: String = "",
                day: UInt32 = 0,
                secret: [UInt8] = []
            ) {
                self.store = store
                self.day = day
                self.secret = secret
            }
        }

        /// 8 digits.
        package var handle: String
        /// One for each store and day.
        package var secrets: [IdentityV1.IssueOfflineHandleResponse.OfflineSecret]

        /// The message with every field at its default.
        package init() {
            self.handle = ""
            self.secrets = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            handle: String = "",
            secrets: [IdentityV1.IssueOfflineHandleResponse.OfflineSecret] = []
        ) {
            self.handle = handle
            self.secrets = secrets
        }
    }
}

extension IdentityV1.IssueOfflineHandleResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IssueOfflineHandleResponse()
        huitou__identity__v1__issue_offline_handle_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleResponse>) {
        self.init(
            handle: CField.string(c.pointee.handle),
            secrets: CField.pointees(c.pointee.n_secrets, c.pointee.secrets) { IdentityV1.IssueOfflineHandleResponse.OfflineSecret($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IssueOfflineHandleResponse> {
        let c = arena.allocate(Huitou__Identity__V1__IssueOfflineHandleResponse.self)
        huitou__identity__v1__issue_offline_handle_response__init(c)
        if !handle.isEmpty { c.pointee.handle = arena.string(handle) }
        (c.pointee.n_secrets, c.pointee.secrets) = arena.array(secrets) {
            $0.makeC(arena)
        }
        return c
    }
}

extension IdentityV1.IssueOfflineHandleResponse.OfflineSecret {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IssueOfflineHandleResponse__OfflineSecret()
        huitou__identity__v1__issue_offline_handle_response__offline_secret__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleResponse__OfflineSecret>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleResponse__OfflineSecret>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IssueOfflineHandleResponse__OfflineSecret>) {
        self.init(
            store: CField.string(c.pointee.store),
            day: c.pointee.day,
            secret: CField.bytes(c.pointee.secret)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IssueOfflineHandleResponse__OfflineSecret> {
        let c = arena.allocate(Huitou__Identity__V1__IssueOfflineHandleResponse__OfflineSecret.self)
        huitou__identity__v1__issue_offline_handle_response__offline_secret__init(c)
        if !store.isEmpty { c.pointee.store = arena.string(store) }
        c.pointee.day = day
        c.pointee.secret = arena.bytes(secret)
        return c
    }
}
