internal import SwiftProtobufPluginLibrary

/// Writes which message of ours is which of protoc-gen-swift's, for the tests that compare them.
struct ReferenceGenerator {
    /// The messages, those inside others included.
    let messages: [Descriptor]
    /// A module of ours that the list needs the insides of; empty for none.
    let testableModule: String

    /// The file.
    ///
    /// - Throws: ``GenerationError`` for names that cannot be.
    func file() throws(GenerationError) -> Plugin.File {
        let namer = SwiftProtobufNamer()
        var pairs: [String] = []
        for message in messages.flatMap(Self.all) {
            let ours = try TypeName.swift(of: message)
            let theirs = namer.fullName(message: message)
            pairs.append("MessagePair(\(ours).self, \(theirs).self, \(ours).cDescriptor)")
        }
        var writer = SourceWriter(source: "all .proto files")
        if !testableModule.isEmpty { writer.line("@testable import \(testableModule)") }
        writer.line("import ReferenceMessages")
        writer.line()
        writer.block("extension MessagePair {") { writer in
            writer.line("/// Every message, ours and the reference's.")
            writer.list("static let all: [MessagePair] = [", closing: "]", pairs)
        }
        return Plugin.File(name: "MessagePair+All.swift", text: writer.text)
    }

    private static func all(_ message: Descriptor) -> [Descriptor] {
        [message] + message.messages.flatMap(all)
    }
}
