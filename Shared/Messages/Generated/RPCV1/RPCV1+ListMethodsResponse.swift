// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/reflection.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.ListMethodsResponse`.
    package struct ListMethodsResponse: JSONMessage {
        package static let messageName = "huitou.rpc.v1.ListMethodsResponse"

        /// `huitou.rpc.v1.ListMethodsResponse.Method`.
        package struct Method: JSONMessage {
            package static let messageName = "huitou.rpc.v1.ListMethodsResponse.Method"

            /// <service>/<method>
            package var name: String
            package var request: String
            package var response: String
            package var clientStreaming: Bool
            package var serverStreaming: Bool
            package var allow: [String]
            package var roles: [String]
            package var `public`: Bool
            /// none, idempotent or keyed.
            package var idempotency: String

            /// The message with every field at its default.
            package init() {
                self.name = ""
                self.request = ""
                self.response = ""
                self.clientStreaming = false
                self.serverStreaming = false
                self.allow = []
                self.roles = []
                self.`public` = false
                self.idempotency = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                name: String = "",
                request: String = "",
                response: String = "",
                clientStreaming: Bool = false,
                serverStreaming: Bool = false,
                allow: [String] = [],
                roles: [String] = [],
                `public`: Bool = false,
                idempotency: String = ""
            ) {
                self.name = name
                self.request = request
                self.response = response
                self.clientStreaming = clientStreaming
                self.serverStreaming = serverStreaming
                self.allow = allow
                self.roles = roles
                self.`public` = `public`
                self.idempotency = idempotency
            }
        }

        package var methods: [RPCV1.ListMethodsResponse.Method]

        /// The message with every field at its default.
        package init() {
            self.methods = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            methods: [RPCV1.ListMethodsResponse.Method] = []
        ) {
            self.methods = methods
        }
    }
}

extension RPCV1.ListMethodsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__ListMethodsResponse()
        huitou__rpc__v1__list_methods_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__ListMethodsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__ListMethodsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__ListMethodsResponse>) {
        self.init(
            methods: CField.pointees(c.pointee.n_methods, c.pointee.methods) { RPCV1.ListMethodsResponse.Method($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__ListMethodsResponse> {
        let c = arena.allocate(Huitou__Rpc__V1__ListMethodsResponse.self)
        huitou__rpc__v1__list_methods_response__init(c)
        (c.pointee.n_methods, c.pointee.methods) = arena.array(methods) {
            $0.makeC(arena)
        }
        return c
    }
}

extension RPCV1.ListMethodsResponse.Method {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__ListMethodsResponse__Method()
        huitou__rpc__v1__list_methods_response__method__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__ListMethodsResponse__Method>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__ListMethodsResponse__Method>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__ListMethodsResponse__Method>) {
        self.init(
            name: CField.string(c.pointee.name),
            request: CField.string(c.pointee.request),
            response: CField.string(c.pointee.response),
            clientStreaming: c.pointee.client_streaming != 0,
            serverStreaming: c.pointee.server_streaming != 0,
            allow: CField.pointees(c.pointee.n_allow, c.pointee.allow) { CField.string($0) },
            roles: CField.pointees(c.pointee.n_roles, c.pointee.roles) { CField.string($0) },
            public: c.pointee.public_ != 0,
            idempotency: CField.string(c.pointee.idempotency)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__ListMethodsResponse__Method> {
        let c = arena.allocate(Huitou__Rpc__V1__ListMethodsResponse__Method.self)
        huitou__rpc__v1__list_methods_response__method__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !request.isEmpty { c.pointee.request = arena.string(request) }
        if !response.isEmpty { c.pointee.response = arena.string(response) }
        c.pointee.client_streaming = clientStreaming ? 1 : 0
        c.pointee.server_streaming = serverStreaming ? 1 : 0
        (c.pointee.n_allow, c.pointee.allow) = arena.array(allow) {
            arena.string($0)
        }
        (c.pointee.n_roles, c.pointee.roles) = arena.array(roles) {
            arena.string($0)
        }
        c.pointee.public_ = `public` ? 1 : 0
        if !idempotency.isEmpty { c.pointee.idempotency = arena.string(idempotency) }
        return c
    }
}
