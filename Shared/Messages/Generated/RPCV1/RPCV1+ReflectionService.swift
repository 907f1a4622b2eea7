// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/reflection.proto. Do not edit.

package import RPCCore

extension RPCV1 {
    /// The methods of `huitou.rpc.v1.Reflection`.
    package enum ReflectionMethods {
        /// The services and methods that this server offers.
        package static let listMethods = MethodDescriptor(
            service: "huitou.rpc.v1.Reflection",
            name: "ListMethods",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [], isPublic: true)
        )

        /// The data that a request of `ListMethods` is about.
        package static func targetOfListMethods(
            _ request: RPCV1.ListMethodsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// The compiled .proto files of the installation.
        package static let getDescriptors = MethodDescriptor(
            service: "huitou.rpc.v1.Reflection",
            name: "GetDescriptors",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [], isPublic: true)
        )

        /// The data that a request of `GetDescriptors` is about.
        package static func targetOfGetDescriptors(
            _ request: RPCV1.GetDescriptorsRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            listMethods,
            getDescriptors
        ]
    }

    /// What a server of `huitou.rpc.v1.Reflection` implements.
    package protocol ReflectionServer: Sendable {
        /// The services and methods that this server offers.
        func listMethods(
            _ request: RPCV1.ListMethodsRequest,
            context: CallContext
        ) async throws -> RPCV1.ListMethodsResponse

        /// The compiled .proto files of the installation.
        func getDescriptors(
            _ request: RPCV1.GetDescriptorsRequest,
            context: CallContext
        ) async throws -> RPCV1.GetDescriptorsResponse
    }

    /// Calls `huitou.rpc.v1.Reflection`.
    package struct ReflectionClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// The services and methods that this server offers.
        package func listMethods(
            _ request: RPCV1.ListMethodsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCV1.ListMethodsResponse {
            try await channel.unary(
                RPCV1.ReflectionMethods.listMethods,
                request,
                options: options,
                returning: RPCV1.ListMethodsResponse.self
            )
        }

        /// The compiled .proto files of the installation.
        package func getDescriptors(
            _ request: RPCV1.GetDescriptorsRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RPCV1.GetDescriptorsResponse {
            try await channel.unary(
                RPCV1.ReflectionMethods.getDescriptors,
                request,
                options: options,
                returning: RPCV1.GetDescriptorsResponse.self
            )
        }
    }
}

extension RPCV1.ReflectionServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RPCV1.ReflectionMethods.listMethods,
                target: RPCV1.ReflectionMethods.targetOfListMethods,
                handler: { request, context in
                    try await self.listMethods(request, context: context)
                }
            ),
            .unary(
                RPCV1.ReflectionMethods.getDescriptors,
                target: RPCV1.ReflectionMethods.targetOfGetDescriptors,
                handler: { request, context in
                    try await self.getDescriptors(request, context: context)
                }
            ),
        ]
    }
}
