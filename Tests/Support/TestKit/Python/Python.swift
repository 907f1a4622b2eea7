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
        let protoc = try ChildProcess(
            "/usr/bin/env",
            ["-C", protos.path, "protoc", "-I.", "--python_out=\(folder.path)"] + files,
            errors: .standardError
        )
        guard protoc.wait() == 0 else { throw ProtocFailed() }
    }

    /// Runs Python with the client of `protos/python` and the modules of a folder at hand.
    ///
    /// - Parameters:
    ///   - arguments: What follows the interpreter's name.
    ///   - stubs: The folder of ``makeStubs(in:)``.
    ///   - environment: Added to this process's environment.
    /// - Returns: The exit code, and what was written to standard error.
    /// - Throws: Where there is no Python, or it cannot be started.
    package static func run(
        _ arguments: [String],
        stubs: URL,
        environment: [String: String] = [:]
    ) async throws -> (exitCode: Int32, errors: String) {
        guard let interpreter else { throw NoPython() }
        let client = root.appending(path: "protos/python").path
        let variables = ProcessInfo.processInfo.environment
            .merging(environment) { _, own in own }
            .merging(["PYTHONPATH": "\(stubs.path):\(client)"]) { _, own in own }
        let errors = Pipe()
        let child = try ChildProcess(
            interpreter.path,
            ["-B"] + arguments,
            environment: variables,
            errors: errors.fileHandleForWriting
        )
        // Closed on our side, the pipe ends with the child; a failure to close shows as a hang.
        try? errors.fileHandleForWriting.close()
        let reader = errors.fileHandleForReading
        return await withCheckedContinuation { continuation in
            Thread {
                let text = String(decoding: reader.readDataToEndOfFile(), as: UTF8.self)
                continuation.resume(returning: (child.wait(), text))
            }.start()
        }
    }

    private struct NoPython: Error {}
    private struct ProtocFailed: Error {}
}
