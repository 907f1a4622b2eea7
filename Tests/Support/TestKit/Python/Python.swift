package import Foundation

/// Python with protobuf, in the environment that `Tests/run` makes.
package enum Python {
    /// The repository.
    package static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The interpreter; `nil` where nobody has made the environment.
    package static let interpreter: URL? = {
        let environment = ProcessInfo.processInfo.environment
        let path =
            environment["HUITOU_PYTHON"] ?? root.appending(path: ".build/python/bin/python").path
        return FileManager.default.isExecutableFile(atPath: path) ? URL(filePath: path) : nil
    }()

    /// Whether tests must run: in CI a missing environment is a failure, not a skip.
    package static let isExpected =
        interpreter != nil || ProcessInfo.processInfo.environment["CI"] != nil

    /// Makes the modules of the `.proto` files as `protos/python/README.md` says.
    ///
    /// - Parameter folder: Where they go; made where it is not there.
    /// - Throws: Where `protoc` cannot be run or fails.
    package static func makeStubs(in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let protos = root.appending(path: "protos")
        let names = ["gateway", "identity", "points", "recommendations", "rpc", "tiers"]
        let files = try names.flatMap { name in
            let path = "huitou/\(name)/v1"
            return try FileManager.default
                .contentsOfDirectory(atPath: protos.appending(path: path).path)
                .map { "\(path)/\($0)" }
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.currentDirectoryURL = protos
        process.arguments = ["protoc", "-I.", "--python_out=\(folder.path)"] + files
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ProtocFailed() }
    }

    private struct ProtocFailed: Error {}
}
