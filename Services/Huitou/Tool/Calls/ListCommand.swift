import ArgumentParser
import Messages
import RPCCore

/// `huitou list`: every method.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists every method and who may call it."
    )

    @Argument(help: "Only methods whose name contains this.")
    var part: String?

    func run() async throws {
        let methods = MessageRegistry.methods.map(\.descriptor)
            .filter { part == nil || $0.fullName.lowercased().contains(part?.lowercased() ?? "") }
        let width = methods.map(\.fullName.count).max() ?? 0
        for method in methods.sorted(by: { $0.fullName < $1.fullName }) {
            let padding = String(repeating: " ", count: width - method.fullName.count + 2)
            print(method.fullName + padding + Self.access(method))
        }
    }

    private static func access(_ method: MethodDescriptor) -> String {
        let kinds = Principal.Kind.allCases.filter(method.access.kinds.contains).map(\.rawValue)
        let callers = method.access.isPublic ? "anybody" : kinds.joined(separator: ", ")
        return method.kind == .unary ? callers : callers + " (stream)"
    }
}
