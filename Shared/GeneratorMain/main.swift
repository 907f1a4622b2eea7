import Foundation
import Generator
import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The plugin as protoc starts it; with `--strip <in> <out> <prefix>…` it prepares a descriptor set
/// for protoc-c instead.
func run(_ arguments: [String]) throws {
    guard arguments.first == "--strip" else {
        let input = try FileHandle.standardInput.readToEnd() ?? Data()
        let request = try Google_Protobuf_Compiler_CodeGeneratorRequest(serializedBytes: input)
        let output: Data = try Plugin.respond(to: request).serializedBytes()
        try FileHandle.standardOutput.write(contentsOf: output)
        return
    }
    guard arguments.count == 4 else {
        throw GenerationError("--strip", "needs an input, an output and a list of files")
    }
    let set = try Google_Protobuf_FileDescriptorSet(
        serializedBytes: try Data(contentsOf: URL(filePath: arguments[1]))
    )
    let names = Set(arguments[3].split(separator: ",").map(String.init))
    let stripped: Data =
        try DescriptorSetStripper.strip(set) { names.contains($0) }.serializedBytes()
    try stripped.write(to: URL(filePath: arguments[2]))
}

do {
    try run(Array(CommandLine.arguments.dropFirst()))
} catch {
    FileHandle.standardError.write(Data("protoc-gen-huitou: \(error)\n".utf8))
    exit(1)
}
