// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/wire.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// The first frame of each side.
    package struct Settings: JSONMessage {
        package static let messageName = "huitou.rpc.v1.Settings"

        /// The longest frame payload that the sender takes, in bytes.
        package var frameBytesMax: UInt32
        /// The most calls that the sender serves at once on one connection; servers only.
        package var callsMax: UInt32
        /// The methods that the sender serves, as <service>/<method>. A caller may give a method's place in
        /// this list, counted from 1, instead of its name; servers only.
        package var methods: [String]
        /// What the sender is, for logs: "huitou/0.1".
        package var agent: String
        /// Bytes of messages that the sender takes per call, and per connection, before it grants more.
        package var callWindowBytes: UInt32
        package var connectionWindowBytes: UInt32

        /// The message with every field at its default.
        package init() {
            self.frameBytesMax = 0
            self.callsMax = 0
            self.methods = []
            self.agent = ""
            self.callWindowBytes = 0
            self.connectionWindowBytes = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            frameBytesMax: UInt32 = 0,
            callsMax: UInt32 = 0,
            methods: [String] = [],
            agent: String = "",
            callWindowBytes: UInt32 = 0,
            connectionWindowBytes: UInt32 = 0
        ) {
            self.frameBytesMax = frameBytesMax
            self.callsMax = callsMax
            self.methods = methods
            self.agent = agent
            self.callWindowBytes = callWindowBytes
            self.connectionWindowBytes = connectionWindowBytes
        }
    }
}

extension RPCV1.Settings {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__Settings()
        huitou__rpc__v1__settings__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__Settings>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__Settings>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__Settings>) {
        self.init(
            frameBytesMax: c.pointee.frame_bytes_max,
            callsMax: c.pointee.calls_max,
            methods: CField.pointees(c.pointee.n_methods, c.pointee.methods) { CField.string($0) },
            agent: CField.string(c.pointee.agent),
            callWindowBytes: c.pointee.call_window_bytes,
            connectionWindowBytes: c.pointee.connection_window_bytes
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__Settings> {
        let c = arena.allocate(Huitou__Rpc__V1__Settings.self)
        huitou__rpc__v1__settings__init(c)
        c.pointee.frame_bytes_max = frameBytesMax
        c.pointee.calls_max = callsMax
        (c.pointee.n_methods, c.pointee.methods) = arena.array(methods) {
            arena.string($0)
        }
        if !agent.isEmpty { c.pointee.agent = arena.string(agent) }
        c.pointee.call_window_bytes = callWindowBytes
        c.pointee.connection_window_bytes = connectionWindowBytes
        return c
    }
}
