import Messages
package import RPCCore

/// The methods of the services behind the gateway that it offers under their own names.
///
/// Every one that lets in anybody but services, and streams nothing. The gateway checks what it
/// knows, the kind of caller, its roles and its unit, and passes the call on in the caller's name;
/// the service behind checks all of it again, and whose the member is.
package enum PassedOnMethods {
    /// Makes the methods.
    ///
    /// - Parameters:
    ///   - channels: The ways to the services, by the package of their methods:
    ///     `huitou.points.v1`.
    ///   - assertions: Speaks for callers that have a certificate alone.
    /// - Returns: The methods, in the order of the registry.
    package static func rpcMethods(
        over channels: [String: any RPCChannel],
        assertions: AssertionCache
    ) -> [RPCMethod] {
        MessageRegistry.methods.compactMap { method in
            let descriptor = method.descriptor
            let end = descriptor.service.lastIndex(of: ".") ?? descriptor.service.startIndex
            let channel = channels[String(descriptor.service[..<end])]
            guard let channel, isOpen(descriptor.access) else { return nil }
            return method.forwarded(to: channel) { context in
                CallOptions(token: try assertions.token(for: context))
            }
        }
    }

    /// Whether anybody but a service may call.
    private static func isOpen(_ rule: AccessRule) -> Bool {
        rule.isPublic || rule.kinds.contains { $0 != .service }
    }
}
