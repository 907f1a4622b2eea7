package import Messages
package import RPCCore

/// Tells what a server offers.
package struct ReflectionService: RPCV1.ReflectionServer {
    private let methods: [MethodDescriptor]

    /// Takes the methods of the server, without reflection's own, which are added.
    package init(methods: [MethodDescriptor]) {
        self.methods = methods + RPCV1.ReflectionMethods.all
    }

    package func listMethods(
        _ request: RPCV1.ListMethodsRequest,
        context: CallContext
    ) async throws -> RPCV1.ListMethodsResponse {
        RPCV1.ListMethodsResponse(methods: methods.map(Self.description))
    }

    package func getDescriptors(
        _ request: RPCV1.GetDescriptorsRequest,
        context: CallContext
    ) async throws -> RPCV1.GetDescriptorsResponse {
        RPCV1.GetDescriptorsResponse(fileDescriptorSet: MessageRegistry.fileDescriptorSet)
    }

    private static func description(
        _ method: MethodDescriptor
    ) -> RPCV1.ListMethodsResponse.Method {
        let registered = MessageRegistry.method(named: method.fullName)
        return RPCV1.ListMethodsResponse.Method(
            name: method.fullName,
            request: registered?.request.messageName ?? "",
            response: registered?.response.messageName ?? "",
            clientStreaming: method.kind.hasManyRequests,
            serverStreaming: method.kind.hasManyResponses,
            allow: method.access.kinds.map(\.rawValue).sorted(),
            roles: method.access.roles.map(\.rawValue).sorted(),
            public: method.access.isPublic,
            idempotency: idempotency(method.idempotency)
        )
    }

    private static func idempotency(_ idempotency: MethodDescriptor.Idempotency) -> String {
        switch idempotency {
        case .none: "none"
        case .idempotent: "idempotent"
        case .keyed: "keyed"
        }
    }
}
