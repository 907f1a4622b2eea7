import Foundation
import TestKit
import Testing

/// The Python client against the vectors: its own test.
struct PythonClientTests {
    @Test(
        .enabled(
            if: Python.isExpected,
            "no Python with protobuf: run Tests/run, or set HUITOU_PYTHON"
        )
    )
    func vectors() throws {
        let interpreter = try #require(Python.interpreter)
        let stubs = FileManager.default.temporaryDirectory
            .appending(path: "huitou-stubs-\(UUID().uuidString)")
        defer { #expect((try? FileManager.default.removeItem(at: stubs)) != nil) }
        try Python.makeStubs(in: stubs)
        let process = Process()
        process.executableURL = interpreter
        process.currentDirectoryURL = Python.root.appending(path: "protos/python")
        process.arguments = ["-B", "-W", "error", "-m", "unittest", "test_vectors"]
        process.environment = ProcessInfo.processInfo.environment
            .merging(["PYTHONPATH": stubs.path]) { _, own in own }
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let text = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains("Ran 3 tests"), "\(text)")
    }
}
