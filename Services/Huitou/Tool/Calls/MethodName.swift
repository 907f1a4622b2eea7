import Messages
import RPCCore

/// How methods are named on the command line.
enum MethodName {
    /// Finds a method by its full name, or by the short one: `points/GetBalance`.
    ///
    /// Health, reflection and events are offered by every service: `points/Health.Check`.
    ///
    /// - Throws: `unimplemented` naming what comes nearest.
    static func find(_ name: String) throws(RPCError) -> MessageRegistry.Method {
        if let method = MessageRegistry.methods.first(where: { $0.descriptor.fullName == name }) {
            return method
        }
        let lowered = name.lowercased()
        if let method = MessageRegistry.methods.first(where: { short($0.descriptor) == lowered }) {
            return method
        }
        throw RPCError(
            .unimplemented,
            reason: "rpc.unknown_method",
            message: "there is no method \(name); see them with: huitou list"
        )
    }

    /// The service's process: `points`.
    static func service(of method: MethodDescriptor) -> String {
        let parts = method.service.split(separator: ".")
        return parts.count > 1 ? String(parts[1]) : method.service
    }

    private static func short(_ method: MethodDescriptor) -> String {
        (service(of: method) + "/" + method.name).lowercased()
    }
}
