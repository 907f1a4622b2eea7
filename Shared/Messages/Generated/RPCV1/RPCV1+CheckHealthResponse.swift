// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/health.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.CheckHealthResponse`.
    package struct CheckHealthResponse: JSONMessage {
        package static let messageName = "huitou.rpc.v1.CheckHealthResponse"

        /// `huitou.rpc.v1.CheckHealthResponse.State`.
        package enum State: CaseIterable, Hashable, Sendable {
            /// `STATE_UNSPECIFIED`.
            case unspecified
            /// Answers calls.
            case serving
            /// Starting, or waiting for something that it depends on.
            case notReady
            /// Finishing the calls it has, takes no more.
            case draining
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [State] = [
                .unspecified,
                .serving,
                .notReady,
                .draining
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .serving
                case 2: self = .notReady
                case 3: self = .draining
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .serving: 1
                case .notReady: 2
                case .draining: 3
                case .unrecognized(let number): number
                }
            }
        }

        /// `huitou.rpc.v1.CheckHealthResponse.Dependency`.
        package struct Dependency: JSONMessage {
            package static let messageName = "huitou.rpc.v1.CheckHealthResponse.Dependency"

            package var name: String
            package var ready: Bool
            /// Why not, without personal data.
            package var detail: String

            /// The message with every field at its default.
            package init() {
                self.name = ""
                self.ready = false
                self.detail = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                name: String = "",
                ready: Bool = false,
                detail: String = ""
            ) {
                self.name = name
                self.ready = ready
                self.detail = detail
            }
        }

        package var state: RPCV1.CheckHealthResponse.State
        /// identity, points, tiers, recommendations or gateway.
        package var service: String
        package var version: String
        package var dependencies: [RPCV1.CheckHealthResponse.Dependency]
        package var startedAt: Int64

        /// The message with every field at its default.
        package init() {
            self.state = .unspecified
            self.service = ""
            self.version = ""
            self.dependencies = []
            self.startedAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            state: RPCV1.CheckHealthResponse.State = .unspecified,
            service: String = "",
            version: String = "",
            dependencies: [RPCV1.CheckHealthResponse.Dependency] = [],
            startedAt: Int64 = 0
        ) {
            self.state = state
            self.service = service
            self.version = version
            self.dependencies = dependencies
            self.startedAt = startedAt
        }
    }
}

extension RPCV1.CheckHealthResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__CheckHealthResponse()
        huitou__rpc__v1__check_health_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__CheckHealthResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__CheckHealthResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__CheckHealthResponse>) {
        self.init(
            state: RPCV1.CheckHealthResponse.State(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            service: CField.string(c.pointee.service),
            version: CField.string(c.pointee.version),
            dependencies: CField.pointees(c.pointee.n_dependencies, c.pointee.dependencies) { RPCV1.CheckHealthResponse.Dependency($0) },
            startedAt: c.pointee.started_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__CheckHealthResponse> {
        let c = arena.allocate(Huitou__Rpc__V1__CheckHealthResponse.self)
        huitou__rpc__v1__check_health_response__init(c)
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        if !service.isEmpty { c.pointee.service = arena.string(service) }
        if !version.isEmpty { c.pointee.version = arena.string(version) }
        (c.pointee.n_dependencies, c.pointee.dependencies) = arena.array(dependencies) {
            $0.makeC(arena)
        }
        c.pointee.started_at = startedAt
        return c
    }
}

extension RPCV1.CheckHealthResponse.Dependency {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__CheckHealthResponse__Dependency()
        huitou__rpc__v1__check_health_response__dependency__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__CheckHealthResponse__Dependency>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__CheckHealthResponse__Dependency>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__CheckHealthResponse__Dependency>) {
        self.init(
            name: CField.string(c.pointee.name),
            ready: c.pointee.ready != 0,
            detail: CField.string(c.pointee.detail)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__CheckHealthResponse__Dependency> {
        let c = arena.allocate(Huitou__Rpc__V1__CheckHealthResponse__Dependency.self)
        huitou__rpc__v1__check_health_response__dependency__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.ready = ready ? 1 : 0
        if !detail.isEmpty { c.pointee.detail = arena.string(detail) }
        return c
    }
}
