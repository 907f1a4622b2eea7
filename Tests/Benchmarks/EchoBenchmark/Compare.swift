import ArgumentParser
import Cryptography
import Foundation
import Primitives

extension EchoBenchmark {
    /// Runs yardstick and stack in turn, several rounds, and prints medians and ratios.
    ///
    /// Beside the calls per second stands what a call costs both processes together in processor
    /// time: the limit has two threads for each connection, so that on a machine which others use
    /// too it gets more of the processors than the stack's two threads do, and the ratio of calls
    /// per second says more about them than about the stack.
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
            print(
                "| connections x outstanding | OpenSSL alone, /s | the stack, /s | ratio "
                    + "| CPU of a call, us | ratio |"
            )
            print("|---|---|---|---|---|---|")
            for (connections, outstanding) in [(1, 1), (1, 64), (8, 16)] {
                var limits: [Measurement] = []
                var figures: [Measurement] = []
                for _ in 0..<rounds {
                    limits.append(
                        try limit.measure(seconds: seconds) { port in
                            ["client", port, "\(connections)", "\(outstanding)", "\(seconds)"]
                        }
                    )
                    figures.append(
                        try stack.measure(seconds: seconds) { port in
                            [
                                "client", "--material", folder.path, "--port", port,
                                "--connections", "\(connections)",
                                "--outstanding", "\(outstanding)",
                                "--seconds", "\(seconds)", "--loops", "\(loops)",
                            ]
                        }
                    )
                }
                let most = Self.median(limits.map(\.callsPerSecond))
                let own = Self.median(figures.map(\.callsPerSecond))
                let least = Self.median(limits.map(\.processorMicroseconds))
                let spent = Self.median(figures.map(\.processorMicroseconds))
                print(
                    "| \(connections) x \(outstanding) | \(Int(most)) | \(Int(own)) "
                        + "| \(Self.rounded(own / most)) "
                        + "| \(Self.rounded(least)); \(Self.rounded(spent)) "
                        + "| \(Self.rounded(least / spent)) |"
                )
            }
        }

        private static func rounded(_ value: Double) -> String {
            String(format: "%.2f", value)
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

/// What one round gave.
struct Measurement {
    let callsPerSecond: Double
    /// Processor time of a call, of both processes, with a fraction for their start and end.
    let processorMicroseconds: Double
}

/// A server process, and clients that press it.
struct Peer {
    let tool: URL
    let server: [String]

    /// Starts both, and stops the server when the client is done.
    ///
    /// - Parameters:
    ///   - seconds: How long the client measures, after a tenth of that to warm up.
    ///   - client: The client's arguments.
    /// - Returns: What the client printed, and what both have cost.
    /// - Throws: Where one cannot be started, or the client printed nothing.
    func measure(
        seconds: Double,
        _ client: (_ port: String) -> [String]
    ) throws -> Measurement {
        let before = Self.processorSeconds()
        let calls = try callsPerSecond(client)
        let spent = Self.processorSeconds() - before
        return Measurement(
            callsPerSecond: calls,
            processorMicroseconds: spent / (calls * seconds * 1.1) * 1_000_000
        )
    }

    private func callsPerSecond(_ client: (_ port: String) -> [String]) throws -> Double {
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

    /// Of all processes that this one has started and that have ended.
    private static func processorSeconds() -> Double {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage) == 0 else { return 0 }
        return [usage.ru_utime, usage.ru_stime].reduce(0) { sum, time in
            sum + Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
        }
    }

    private static func firstLine(of pipe: Pipe) -> String {
        var line: [UInt8] = []
        while let byte = pipe.fileHandleForReading.readData(ofLength: 1).first, byte != 10 {
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }
}
