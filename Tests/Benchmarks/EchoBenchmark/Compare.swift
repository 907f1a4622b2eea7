import ArgumentParser
import Cryptography
import Foundation
import Primitives

extension EchoBenchmark {
    /// Runs yardstick and stack in turn, several rounds, and prints medians and ratios.
    struct Compare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Both, interleaved; prints medians and their ratio."
        )
        @Option(help: "Rounds.") var rounds = 5
        @Option(help: "Seconds of each measurement.") var seconds = 2.0
        @Option(help: "Threads of each process of the stack.") var loops = 1

        func run() async throws {
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "huitou-echo-\(ProcessInfo.processInfo.processIdentifier)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try Self.writeMaterial(to: folder.path)
            let tools = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            let stack = Peer(
                tool: tools.appending(path: "echo-benchmark"),
                server: ["server", "--material", folder.path, "--loops", "\(loops)"]
            )
            let limit = Peer(
                tool: tools.appending(path: "echo-yardstick"),
                server: ["server", folder.path + "/echo.pem", folder.path + "/echo.key"]
            )
            print("| connections x outstanding | OpenSSL alone, /s | the stack, /s | ratio |")
            print("|---|---|---|---|")
            for (connections, outstanding) in [(1, 1), (1, 64), (8, 16)] {
                var limits: [Double] = []
                var figures: [Double] = []
                for _ in 0..<rounds {
                    limits.append(
                        try limit.measure { port in
                            ["client", port, "\(connections)", "\(outstanding)", "\(seconds)"]
                        }
                    )
                    figures.append(
                        try stack.measure { port in
                            [
                                "client", "--material", folder.path, "--port", port,
                                "--connections", "\(connections)",
                                "--outstanding", "\(outstanding)",
                                "--seconds", "\(seconds)", "--loops", "\(loops)",
                            ]
                        }
                    )
                }
                let (most, own) = (Self.median(limits), Self.median(figures))
                let ratio = (own / most * 1_000).rounded() / 1_000
                print("| \(connections) x \(outstanding) | \(Int(most)) | \(Int(own)) | \(ratio) |")
            }
        }

        private static func median(_ values: [Double]) -> Double {
            values.sorted()[values.count / 2]
        }

        static func writeMaterial(to folder: String) throws {
            let now = Timestamp(
                microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000)
            )
            let validity = CertificateValidity(days: 1, from: now)
            let authority = try CertificateAuthority(
                creatingNamed: "echo benchmark",
                validity: validity
            )
            let issued = try authority.issue(.service("echo"), usage: .server, validity: validity)
            let files = [
                ("authority.pem", authority.certificatePEM),
                ("echo.pem", issued.certificatePEM),
                ("echo.key", issued.privateKeyPEM.unsafeRevealed),
            ]
            for (name, text) in files {
                let url = URL(filePath: folder).appending(path: name)
                try text.write(to: url, atomically: true, encoding: .utf8)
            }
        }
    }
}

/// A server process, and clients that press it.
struct Peer {
    let tool: URL
    let server: [String]

    /// Starts both, and stops the server when the client is done.
    ///
    /// - Returns: Calls per second.
    func measure(_ client: (_ port: String) -> [String]) throws -> Double {
        let process = Process()
        let input = Pipe()
        let output = Pipe()
        process.executableURL = tool
        process.arguments = server
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        defer {
            input.fileHandleForWriting.closeFile()
            process.waitUntilExit()
        }
        let port = Self.firstLine(of: output)
        let presser = Process()
        let figure = Pipe()
        presser.executableURL = tool
        presser.arguments = client(port)
        presser.standardOutput = figure
        try presser.run()
        presser.waitUntilExit()
        guard let calls = Double(Self.firstLine(of: figure)) else {
            throw ValidationError("\(tool.lastPathComponent) client printed no figure")
        }
        return calls
    }

    private static func firstLine(of pipe: Pipe) -> String {
        var line: [UInt8] = []
        while let byte = pipe.fileHandleForReading.readData(ofLength: 1).first, byte != 10 {
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }
}
