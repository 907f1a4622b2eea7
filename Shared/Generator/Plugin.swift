package import SwiftProtobufPluginLibrary

internal import SwiftProtobuf

/// The plugin: a request of protoc in, Swift files out.
package struct Plugin {
    private let request: Google_Protobuf_Compiler_CodeGeneratorRequest
    private let parameters: Parameters

    /// Takes a request.
    ///
    /// - Throws: ``GenerationError`` for parameters that are not known.
    package init(
        _ request: Google_Protobuf_Compiler_CodeGeneratorRequest
    ) throws(GenerationError) {
        self.request = request
        self.parameters = try Parameters(request.parameter)
    }

    /// Answers a request; an error becomes the answer's error.
    package static func respond(
        to request: Google_Protobuf_Compiler_CodeGeneratorRequest
    ) -> Google_Protobuf_Compiler_CodeGeneratorResponse {
        var response = Google_Protobuf_Compiler_CodeGeneratorResponse()
        response.supportedFeatures = UInt64(
            Google_Protobuf_Compiler_CodeGeneratorResponse.Feature.proto3Optional.rawValue
        )
        do throws(GenerationError) {
            response.file = try Plugin(request).files().map { file in
                var output = Google_Protobuf_Compiler_CodeGeneratorResponse.File()
                output.name = file.name
                output.content = file.text
                return output
            }
        } catch {
            response.error = error.description
        }
        return response
    }

    /// One file of the answer.
    package struct File: Hashable, Sendable {
        /// Its name, with folders.
        package let name: String
        /// Its text.
        package let text: String
    }

    /// Generates every file.
    ///
    /// - Throws: ``GenerationError`` for the first definition that cannot be generated.
    package func files() throws(GenerationError) -> [File] {
        let set = DescriptorSet(protos: request.protoFile)
        if parameters.isReference { return [try referenceFile(set)] }
        var files: [File] = []
        var namespaces: [String] = []
        var services: [ServiceGenerator] = []
        var messages: [MessagePlan] = []
        for name in request.fileToGenerate {
            guard let file = set.fileDescriptor(named: name) else {
                throw GenerationError(name, "protoc did not send this file")
            }
            guard file.edition == .proto3, file.extensions.isEmpty else {
                throw GenerationError(name, "must be proto3 and define no extensions")
            }
            let namespace = try SwiftName.namespace(package: file.package)
            if !namespaces.contains(namespace) {
                namespaces.append(namespace)
                files.append(namespaceFile(namespace, package: file.package))
            }
            for message in file.messages { messages.append(try MessagePlan(message)) }
            files += try typeFiles(file, namespace: namespace)
            for service in file.services {
                let generator = try ServiceGenerator(service)
                var writer = SourceWriter(source: name)
                generator.write(to: &writer)
                files.append(File(name: "\(namespace)/\(generator.fileName)", text: writer.text))
                services.append(generator)
            }
        }
        guard parameters.hasRegistry else { return files }
        let registry = RegistryGenerator(
            services: services,
            messages: messages,
            protoFiles: request.protoFile
        )
        return files + [
            File(name: "MessageRegistry+Methods.swift", text: registry.methodsFile),
            File(name: "MessageRegistry+Messages.swift", text: registry.messagesFile),
            File(
                name: "MessageRegistry+Descriptors.swift",
                text: try registry.descriptorsFile()
            ),
        ]
    }

    private func referenceFile(_ set: DescriptorSet) throws(GenerationError) -> File {
        let files = request.fileToGenerate.compactMap { set.fileDescriptor(named: $0) }
        return try ReferenceGenerator(
            messages: files.flatMap(\.messages),
            testableModule: parameters.testableModule
        ).file()
    }

    private func namespaceFile(_ namespace: String, package: String) -> File {
        var writer = SourceWriter(source: "package \(package)")
        writer.line("/// Messages, clients and servers of `\(package)`.")
        writer.line("package enum \(namespace) {}")
        return File(name: "\(namespace)/\(namespace).swift", text: writer.text)
    }

    private func typeFiles(
        _ file: FileDescriptor,
        namespace: String
    ) throws(GenerationError) -> [File] {
        var files: [File] = []
        for enumeration in file.enums {
            let generator = try EnumGenerator(enumeration)
            var writer = SourceWriter(source: file.name)
            writer.block("extension \(namespace) {") { generator.write(to: &$0) }
            files.append(
                File(
                    name: "\(namespace)/\(namespace)+\(enumeration.name).swift",
                    text: writer.text
                )
            )
        }
        for message in file.messages {
            let plan = try MessagePlan(message)
            var writer = SourceWriter(source: file.name)
            writer.line("internal import \(parameters.cModule)")
            if !parameters.testableModule.isEmpty {
                writer.line("@testable import \(parameters.testableModule)")
            }
            writer.line("package import RPCCore")
            writer.line()
            writer.block("extension \(namespace) {") { plan.writeValue(to: &$0) }
            writer.line()
            plan.writeCoding(to: &writer)
            files.append(
                File(name: "\(namespace)/\(namespace)+\(message.name).swift", text: writer.text)
            )
        }
        return files
    }
}
