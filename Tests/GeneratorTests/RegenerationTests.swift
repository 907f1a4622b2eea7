import Foundation
import TestKit
import Testing

/// What `protos/generate` needs.
private enum Tools {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Where the test itself and the plugins have been built.
    static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()

    static func plugin(_ name: String) -> String { products.appending(path: name).path }

    static let areThere = ["protoc", "protoc-c"].allSatisfy { tool in
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)")
        }
    }

    /// Whether the test must run: in CI missing tools are a failure, not a skip.
    static let areExpected = areThere || ProcessInfo.processInfo.environment["CI"] != nil
}

@Suite("Generated code")
struct RegenerationTests {
    private static let folders = [
        "Shared/CMessages", "Shared/Messages/Generated", "Tests/MessagesTests/Generated",
        "Tests/Support/CTestMessages", "Tests/Support/ReferenceMessages",
    ]

    @Test(
        .enabled(
            if: Tools.areExpected,
            "protoc or protoc-c is missing: apt-get install protobuf-compiler protobuf-c-compiler"
        )
    )
    func isWhatTheProtoFilesGive() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-generated-\(UUID().uuidString)")
        var environment = ProcessInfo.processInfo.environment
        environment["PROTOC_GEN_HUITOU"] = Tools.plugin("protoc-gen-huitou")
        environment["PROTOC_GEN_SWIFT"] = Tools.plugin("protoc-gen-swift")
        let generation = try ChildProcess(
            Tools.root.appending(path: "protos/generate").path,
            [folder.path],
            environment: environment,
            errors: .standardError
        )
        try #require(generation.wait() == 0, "protos/generate failed")
        for name in Self.folders {
            let made = try files(below: folder.appending(path: name))
            let committed = try files(below: Tools.root.appending(path: name))
            #expect(made.keys.sorted() == committed.keys.sorted(), "run protos/generate: \(name)")
            for (file, content) in made where committed[file] != nil {
                #expect(committed[file] == content, "run protos/generate: \(name)/\(file)")
            }
            #expect(!made.isEmpty)
        }
        try FileManager.default.removeItem(at: folder)
    }

    private func files(below folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let url = folder.appending(path: name)
            let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
            if isFolder != true { files[name] = try Data(contentsOf: url) }
        }
        return files
    }
}
