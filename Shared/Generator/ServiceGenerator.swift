internal import RPCCore
internal import SwiftProtobufPluginLibrary

/// Writes a service: what a server implements, a client and the table of methods.
struct ServiceGenerator {
    private let name: String
    private let fullName: String
    private let namespace: String
    private let documentation: [String]
    /// The methods, in the order of the file.
    let methods: [MethodPlan]

    /// Plans a service.
    ///
    /// - Throws: ``GenerationError`` for what is not supported.
    init(_ service: ServiceDescriptor) throws(GenerationError) {
        name = service.name
        fullName = service.fullName
        namespace = try SwiftName.namespace(package: service.file.package)
        documentation = Documentation.lines(of: service)
        let methodsName = "\(namespace).\(service.name)Methods"
        var methods: [MethodPlan] = []
        for method in service.methods {
            methods.append(try MethodPlan(method, in: methodsName))
        }
        self.methods = methods
    }

    /// The file's name.
    var fileName: String { "\(namespace)+\(name)Service.swift" }

    /// Writes all of it.
    func write(to writer: inout SourceWriter) {
        writer.line("package import RPCCore")
        writer.line()
        writer.block("extension \(namespace) {") { writer in
            writeMethods(to: &writer)
            writer.line()
            writeServer(to: &writer)
            writer.line()
            writeClient(to: &writer)
        }
        writer.line()
        writeMethodTable(to: &writer)
    }

    private func writeMethods(to writer: inout SourceWriter) {
        writer.line("/// The methods of `\(fullName)`.")
        writer.block("package enum \(name)Methods {") { writer in
            for method in methods {
                writer.documentation(method.documentation)
                method.writeDescriptor(to: &writer)
                writer.line()
                method.writeTarget(to: &writer)
                writer.line()
            }
            writer.line("/// Every method, in the order of the file.")
            writer.list(
                "package static let all: [MethodDescriptor] = [",
                closing: "]",
                methods.map(\.swiftName)
            )
        }
    }

    private func writeServer(to writer: inout SourceWriter) {
        writer.line("/// What a server of `\(fullName)` implements.")
        if !documentation.isEmpty { writer.line("///") }
        writer.documentation(documentation)
        writer.block("package protocol \(name)Server: Sendable {") { writer in
            for (index, method) in methods.enumerated() {
                if index > 0 { writer.line() }
                writer.documentation(method.documentation)
                method.writeRequirement(to: &writer)
            }
        }
    }

    private func writeClient(to writer: inout SourceWriter) {
        writer.line("/// Calls `\(fullName)`.")
        if !documentation.isEmpty { writer.line("///") }
        writer.documentation(documentation)
        writer.block("package struct \(name)Client: Sendable {") { writer in
            writer.line("private let channel: any RPCChannel")
            writer.line()
            writer.line("/// Calls through a channel.")
            writer.line("package init(channel: any RPCChannel) { self.channel = channel }")
            for method in methods {
                writer.line()
                writer.documentation(method.documentation)
                method.writeCall(to: &writer)
            }
        }
    }

    private func writeMethodTable(to writer: inout SourceWriter) {
        writer.block("extension \(namespace).\(name)Server {") { writer in
            writer.line("/// The methods as a router takes them.")
            writer.block("package var rpcMethods: [RPCMethod] {") { writer in
                writer.line("[")
                for method in methods { method.writeTableEntry(to: &writer) }
                writer.line("]")
            }
        }
    }
}
