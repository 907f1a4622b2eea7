import Messages
import RPCCore

/// How methods are named on the command line.
enum MethodName {
    /// A method, and the service that is asked.
    struct Target {
        /// The method.
        let method: MessageRegistry.Method
        /// The service's process: `points`.
        let service: String
    }

    /// Finds a method.
    ///
    /// - Parameter name: The short name, `points/GetBalance`; the full name,
    ///   `huitou.points.v1.Points/GetBalance`; or, for what every service offers (health,
    ///   reflection, events), the service and both names: `points/Health.Check`.
    /// - Throws: `unimplemented` where there is no such method.
    /// - Returns: The method and the service to ask.
    static func find(_ name: String) throws(RPCError) -> Target {
        let lowered = name.lowercased()
        for method in MessageRegistry.methods {
            let descriptor = method.descriptor
            let own = packageName(of: descriptor)
            if own != commonPackage, descriptor.fullName == name || short(descriptor) == lowered {
                return Target(method: method, service: own)
            }
            guard own == commonPackage else { continue }
            for service in DevelopmentKeys.services
            where lowered == "\(service)/\(common(descriptor))" {
                return Target(method: method, service: service)
            }
        }
        throw RPCError(
            .unimplemented,
            reason: "rpc.unknown_method",
            message: "there is no method \(name); see them with: huitou list"
        )
    }

    /// The package of what every service offers.
    private static let commonPackage = "rpc"

    /// `points` of `huitou.points.v1.Points`.
    private static func packageName(of method: MethodDescriptor) -> String {
        let parts = method.service.split(separator: ".")
        return parts.count > 1 ? String(parts[1]) : method.service
    }

    private static func short(_ method: MethodDescriptor) -> String {
        "\(packageName(of: method))/\(method.name)".lowercased()
    }

    /// `health.check` of `huitou.rpc.v1.Health/Check`.
    private static func common(_ method: MethodDescriptor) -> String {
        let service = method.service.split(separator: ".").last ?? ""
        return "\(service).\(method.name)".lowercased()
    }
}
