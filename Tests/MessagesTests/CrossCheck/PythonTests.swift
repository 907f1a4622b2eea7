import Foundation
@testable import Messages
import RPCCore
import TestKit
import Testing

/// Python's protobuf, in the environment that `Tests/run` makes.
enum Python {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The interpreter; `nil` where nobody has made the environment.
    static let interpreter: URL? = {
        let environment = ProcessInfo.processInfo.environment
        let path =
            environment["HUITOU_PYTHON"] ?? root.appending(path: ".build/python/bin/python").path
        return FileManager.default.isExecutableFile(atPath: path) ? URL(filePath: path) : nil
    }()

    /// Whether the test must run: in CI a missing environment is a failure, not a skip.
    static let isExpected =
        interpreter != nil || ProcessInfo.processInfo.environment["CI"] != nil
}

@Suite("The same as Python's protobuf")
struct PythonTests {
    /// What Python is given of one message.
    private struct Question: Codable {
        let type: String
        let bytes: String
        let json: String
    }

    /// What Python makes of it.
    private struct Answer: Codable {
        /// The bytes, decoded and encoded again.
        let bytes: String
        /// The bytes of our JSON, read.
        let bytesOfJSON: String
        /// The message as JSON.
        let json: String
    }

    @Test(
        .enabled(
            if: Python.isExpected,
            "no Python with protobuf: run Tests/run, or set HUITOU_PYTHON"
        )
    )
    func bytesAndJSON() throws {
        let interpreter = try #require(Python.interpreter)
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-python-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { removeQuietly(folder) }
        let pairs = MessagePair.all.filter { MessageRegistry.message(named: $0.name) != nil }
        #expect(pairs.count == MessageRegistry.messages.count)
        let questions = try pairs.flatMap { pair in
            try (100..<130 as Range<UInt64>).map { seed in
                var random = RandomMessage(seed: seed)
                let bytes = random.bytes(of: pair.descriptor.pointer)
                let json = try pair.ours.init(decoding: bytes).json()
                return Question(type: pair.name, bytes: Hex.text(bytes), json: json)
            }
        }
        try Data(MessageRegistry.fileDescriptorSet)
            .write(to: folder.appending(path: "descriptors.bin"))
        try JSONEncoder().encode(questions).write(to: folder.appending(path: "questions.json"))
        let check = try ChildProcess(
            interpreter.path,
            [
                Python.root.appending(path: "Tests/MessagesTests/CrossCheck/crosscheck.py").path,
                folder.path,
            ],
            output: .standardOutput,
            errors: .standardError
        )
        try #require(check.wait() == 0)
        let answers = try JSONDecoder().decode(
            [Answer].self,
            from: Data(contentsOf: folder.appending(path: "answers.json"))
        )
        try #require(answers.count == questions.count)
        for (question, answer) in zip(questions, answers) {
            #expect(answer.bytes == question.bytes, "\(question)")
            #expect(answer.bytesOfJSON == question.bytes, "\(question)")
            let type = try #require(MessageRegistry.message(named: question.type))
            let read = try type.init(json: answer.json).encoded()
            #expect(Hex.text(read) == question.bytes, "\(question)")
        }
    }

    private func removeQuietly(_ folder: URL) {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            Issue.record("cannot remove \(folder.path): \(error)")
        }
    }
}

/// Bytes as hexadecimal digits.
private enum Hex {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
