internal import Foundation
internal import SwiftProtobuf
internal import SwiftProtobufPluginLibrary

/// Writes what the registry lists: methods, messages and the descriptors of all files.
struct RegistryGenerator {
    private static let source = "all .proto files"
    private static let lineLengthMax = 96

    let services: [ServiceGenerator]
    let messages: [MessagePlan]
    let protoFiles: [Google_Protobuf_FileDescriptorProto]

    /// Every method with the types of its messages.
    var methodsFile: String {
        var writer = SourceWriter(source: Self.source)
        writer.block("extension MessageRegistry {") { writer in
            writer.line("/// Every method of every service.")
            writer.line("package static let methods: [Method] = [")
            for method in services.flatMap(\.methods) {
                writer.line("    .\(method.kind)(")
                writer.line("        \(method.descriptorName),")
                writer.line("        \(method.request).self,")
                writer.line("        \(method.response).self,")
                writer.line("        target: \(method.targetName)")
                writer.line("    ),")
            }
            writer.line("]")
        }
        return writer.text
    }

    /// Every type of message.
    var messagesFile: String {
        var writer = SourceWriter(source: Self.source)
        writer.block("extension MessageRegistry {") { writer in
            writer.line("/// Every type of message, the nested ones included.")
            writer.list(
                "package static let messages: [any JSONMessage.Type] = [",
                closing: "]",
                messages.flatMap(Self.names).map { "\($0).self" }
            )
        }
        return writer.text
    }

    /// The descriptors of all files, in base64.
    ///
    /// - Throws: ``GenerationError`` where they cannot be encoded.
    func descriptorsFile() throws(GenerationError) -> String {
        var set = Google_Protobuf_FileDescriptorSet()
        set.file = protoFiles
        for index in set.file.indices { set.file[index].clearSourceCodeInfo() }
        let bytes: Data
        do {
            bytes = try set.serializedBytes()
        } catch {
            throw GenerationError("the descriptors", "cannot be encoded: \(error)")
        }
        var writer = SourceWriter(source: Self.source)
        writer.block("extension MessageRegistry {") { writer in
            writer.line(
                "/// A `google.protobuf.FileDescriptorSet` of \(bytes.count) bytes, in base64."
            )
            writer.line("static let fileDescriptorSetText = \"\"\"")
            var rest = Substring(bytes.base64EncodedString())
            while !rest.isEmpty {
                let line = rest.prefix(Self.lineLengthMax)
                rest = rest.dropFirst(line.count)
                writer.line("    " + line + (rest.isEmpty ? "" : "\\"))
            }
            writer.line("    \"\"\"")
        }
        return writer.text
    }

    private static func names(of message: MessagePlan) -> [String] {
        [message.swiftName] + message.nested.flatMap(names)
    }
}
