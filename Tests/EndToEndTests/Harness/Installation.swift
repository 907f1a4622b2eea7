import Foundation
import Glibc
import Testing

/// Five services as `compose/up` starts them, in a folder and on ports of their own.
final class Installation: Sendable {
    /// The repository.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    /// The services, in the order of their ports.
    static let services = ["gateway", "identity", "points", "tiers", "recommendations"]

    /// Where state lies.
    let home: URL
    /// The gateway's port; the other services take the four after it.
    let portBase: Int

    private let environment: [String: String]

    private init(home: URL, portBase: Int, environment: [String: String]) {
        self.home = home
        self.portBase = portBase
        self.environment = environment.merging([
            "HUITOU_HOME": home.path,
            "HUITOU_PORT_BASE": String(portBase),
            "HUITOU_BUILD": "debug",
            // Any free port: the log says which.
            "HUITOU_METRICS_LISTEN": "127.0.0.1:0",
        ]) { _, own in own }
    }

    /// Starts an installation, runs the test on it, and stops it whatever happens.
    ///
    /// - Parameters:
    ///   - environment: What `compose/up` shall find in its environment besides.
    ///   - portBase: The gateway's port, of five that are free; `nil` for any.
    ///   - body: The test.
    /// - Throws: Where it cannot be started or stopped; what the test throws is recorded.
    static func with(
        environment: [String: String] = [:],
        portBase: Int? = nil,
        _ body: (Installation) async throws -> Void
    ) async throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "huitou-\(getpid())-\(Int.random(in: 0..<1_000_000))")
        let installation = Installation(
            home: home,
            portBase: try portBase ?? freePorts(count: 5),
            environment: environment
        )
        do {
            try await installation.up()
            try await body(installation)
        } catch {
            Issue.record("\(error)")
        }
        try await installation.down()
        try FileManager.default.removeItem(at: home)
    }

    /// Starts two installations with the same keys on one PostgreSQL database, two instances of
    /// every service, runs the test on them, and stops them whatever happens.
    ///
    /// - Parameter body: The test.
    /// - Throws: Where they cannot be started or stopped; what the test throws is recorded.
    static func withTwoOnPostgres(
        _ body: (Installation, Installation, PostgresDatabase) async throws -> Void
    ) async throws {
        let database = try await PostgresDatabase.make()
        let environment = ["HUITOU_DATABASE_URL": database.uri]
        try await with(environment: environment) { first in
            let second = Installation(
                home: URL(filePath: first.home.path + "-second"),
                portBase: try freePorts(count: 5),
                environment: environment
            )
            let files = FileManager.default
            try files.createDirectory(at: second.home, withIntermediateDirectories: true)
            for name in ["tls", "tokens", "secrets"] {
                try files.copyItem(
                    at: first.home.appending(path: name),
                    to: second.home.appending(path: name)
                )
            }
            do {
                try await second.up()
                try await body(first, second, database)
            } catch {
                Issue.record("\(error)")
            }
            try await second.down()
            try files.removeItem(at: second.home)
        }
        try await database.remove()
    }

    /// Starts what does not run.
    func up() async throws {
        let result = try await script("up", ["--no-demo"])
        try #require(result.exitCode == 0, "compose/up: \(result.errors) \(result.output)")
    }

    /// Starts one service, as `compose/up` does, without waiting for it.
    ///
    /// - Parameters:
    ///   - service: Which.
    ///   - settings: What this service alone finds in its environment.
    /// - Throws: Where it cannot be started.
    func start(_ service: String, with settings: [String: String] = [:]) async throws {
        let result = try await Subprocess.run(
            "/bin/bash",
            [
                "-c",
                "cd \(Self.root.path) && source compose/lib/services.sh && start_service \(service)",
            ],
            environment: environment.merging(settings) { _, own in own }
        )
        try #require(result.exitCode == 0, "\(service): \(result.errors)")
    }

    /// Stops everything.
    func down() async throws {
        let result = try await script("down", [])
        #expect(result.exitCode == 0, "compose/down: \(result.errors)")
    }

    /// Runs a script of `compose/`.
    func script(_ name: String, _ arguments: [String]) async throws -> Subprocess {
        try await Subprocess.run(
            Self.root.appending(path: "compose/\(name)").path,
            arguments,
            environment: environment
        )
    }

    /// Runs the operator's tool to its end.
    func huitou(
        _ arguments: String...,
        timeout: Duration = .seconds(300)
    ) async throws -> Subprocess {
        try await huitou(arguments, timeout: timeout)
    }

    /// The same with a list of arguments.
    func huitou(
        _ arguments: [String],
        timeout: Duration = .seconds(300)
    ) async throws -> Subprocess {
        try await Subprocess.run(
            Self.root.appending(path: "compose/huitou").path,
            arguments,
            environment: environment,
            timeout: timeout
        )
    }

    /// Runs a program that finds the installation in its environment.
    func run(
        _ path: String,
        _ arguments: [String],
        environment more: [String: String] = [:]
    ) async throws -> Subprocess {
        try await Subprocess.run(
            path,
            arguments,
            environment: environment.merging(more) { _, new in new }
        )
    }

    /// Starts the operator's tool beside the test.
    func startHuitou(_ arguments: String...) throws -> Subprocess.Running {
        try Subprocess.Running(
            Self.root.appending(path: "compose/huitou").path,
            arguments,
            environment: environment
        )
    }

    /// Calls a method and returns its answer's JSON object.
    func call(_ method: String, _ request: String) async throws -> [String: Any] {
        let result = try await huitou("call", method, request)
        try #require(result.exitCode == 0, "\(method): \(result.errors)")
        return try Self.object(result.output)
    }

    /// Reads a JSON object.
    static func object(_ text: String) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(value as? [String: Any])
    }

    /// Starts a service once more beside the one that runs, and waits for its end.
    func startSecond(_ service: String) async throws -> Subprocess {
        var environment = environment
        environment["HUITOU_BUILD"] = nil
        environment["HUITOU_LISTEN_PORT"] = "0"
        return try await Subprocess.run(
            Self.root.appending(path: ".build/debug/\(service)").path,
            [],
            environment: environment,
            timeout: .seconds(30)
        )
    }

    /// The port of a service.
    func port(of service: String) throws -> Int {
        portBase + (try #require(Self.services.firstIndex(of: service)))
    }

    /// The process id of a running service.
    func processID(of service: String) throws -> pid_t {
        let text = try String(
            contentsOf: home.appending(path: "run/\(service).pid"),
            encoding: .utf8
        )
        return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Ends a service with a signal and waits until it is gone.
    func kill(_ service: String, signal: Int32 = SIGKILL) async throws {
        let process = try processID(of: service)
        try #require(Glibc.kill(process, signal) == 0)
        let isGone = await Wait.until(within: .seconds(30)) { Glibc.kill(process, 0) != 0 }
        #expect(isGone, "\(service) did not end")
    }

    /// Ports in a row that nobody uses now.
    static func freePorts(count: Int) throws -> Int {
        for _ in 0..<100 {
            let base = Int.random(in: 20_000..<32_000)
            if (base..<base + count).allSatisfy(isFree) { return base }
        }
        throw NoFreePorts()
    }

    private struct NoFreePorts: Error {}

    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
