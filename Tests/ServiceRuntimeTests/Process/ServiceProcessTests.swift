import Foundation
import Messages
import Primitives
import RPCCore
import ServiceRuntime
import Synchronization
import Testing

/// Whole processes, with sockets, certificates and signals.
@Suite struct ServiceProcessTests {
    /// A port that nobody uses at the moment.
    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        try #require(code)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// A signal comes while a call runs: the call is finished and answered, then the store is
    /// closed, then the process ends with 0.
    @Test(arguments: [SIGTERM, SIGINT])
    func signalFinishesTheCallsThatRun(signal: Int32) async throws {
        let keys = try KeyFolder()
        let port = try Self.freePort()
        let home = keys.path
        let result = try await #require(
            processExitsWith: .exitCode(0),
            observing: [\.standardErrorContent]
        ) { [home = home as String, port = port as Int, signal] in
            await ServiceProcess.run(
                name: "points",
                arguments: [
                    "--home", home, "--listen-port", "\(port)",
                    "--upstream-points", "127.0.0.1:\(port)",
                ],
                environment: [:]
            ) { runtime in
                DrainScenario.parts(runtime, signal: signal)
            }
        }
        let log = Self.text(result.standardErrorContent)
        #expect(log.contains("\"message\":\"listening\""))
        #expect(log.contains("\"message\":\"draining\""))
        #expect(log.contains("\"message\":\"stopped\""))
        try keys.remove()
    }

    @Test func wrongConfigurationEndsWithTwo() async throws {
        let result = try await #require(
            processExitsWith: .exitCode(2),
            observing: [\.standardErrorContent]
        ) {
            await ServiceProcess.run(
                name: "points",
                arguments: ["--listen-prot", "1"],
                environment: [:]
            ) { _ in ServiceParts(methods: []) }
        }
        #expect(
            Self.text(result.standardErrorContent)
                == "points: command line: --listen-prot: is not known; did you mean --listen-port?\n"
        )
    }

    @Test func clockStartNeedsDevelopment() async throws {
        let result = try await #require(
            processExitsWith: .exitCode(2),
            observing: [\.standardErrorContent]
        ) {
            await ServiceProcess.run(
                name: "points",
                arguments: ["--clock-start", "2017-03-01T00:00:00Z"],
                environment: [:]
            ) { _ in ServiceParts(methods: []) }
        }
        #expect(
            Self.text(result.standardErrorContent).contains(
                "clock.start: is for development only; set development to true, or remove it"
            )
        )
    }

    @Test func missingKeysSayHowToMakeThem() async throws {
        let result = try await #require(
            processExitsWith: .exitCode(1),
            observing: [\.standardErrorContent]
        ) {
            await ServiceProcess.run(
                name: "points",
                arguments: ["--home", "/nonexistent"],
                environment: [:]
            ) { _ in ServiceParts(methods: []) }
        }
        #expect(
            Self.text(result.standardErrorContent)
                == "points: /nonexistent/tls/points.pem: no such file or directory; "
                + "make development keys with: huitou certs\n"
        )
    }

    @Test func certificateOfAnotherServiceIsRefused() async throws {
        let keys = try KeyFolder(subject: "tiers")
        let home = keys.path
        let result = try await #require(
            processExitsWith: .exitCode(1),
            observing: [\.standardErrorContent]
        ) { [home = home as String] in
            await ServiceProcess.run(
                name: "points",
                arguments: ["--home", home],
                environment: [:]
            ) { _ in ServiceParts(methods: []) }
        }
        #expect(
            Self.text(result.standardErrorContent).hasSuffix(
                "the certificate must name huitou://service/points as a URI\n"
            )
        )
        try keys.remove()
    }

    /// Nobody has chosen the metrics' port: that it is taken must not keep a service away, while
    /// one that somebody has set must be had.
    @Test(arguments: [true, false])
    func takenPortOfTheMetrics(isDefault: Bool) async throws {
        let keys = try KeyFolder()
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) == 0 && listen(listener, 1) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        try #require(isBound)
        let taken = Int(UInt16(bigEndian: address.sin_port))
        let metrics = isDefault ? [] : ["--metrics-listen", "127.0.0.1:\(taken)"]
        let arguments =
            ["--home", keys.path, "--listen-port", "\(isDefault ? taken - 50 : 0)"] + metrics
        let result = try await #require(
            processExitsWith: .exitCode(1),
            observing: [\.standardErrorContent]
        ) { [arguments = arguments as [String]] in
            await ServiceProcess.run(
                name: "points",
                arguments: arguments,
                environment: [:]
            ) { _ in throw StartFailure("it came so far") }
        }
        let log = Self.text(result.standardErrorContent)
        #expect(log.contains("the usual port of the metrics is taken") == isDefault, "\(log)")
        #expect(log.contains("it came so far") == isDefault, "\(log)")
        #expect(log.contains("metrics.listen: cannot listen on") == !isDefault, "\(log)")
        try keys.remove()
    }

    @Test func failureToPrepareIsOneLine() async throws {
        let keys = try KeyFolder()
        let home = keys.path
        let result = try await #require(
            processExitsWith: .exitCode(1),
            observing: [\.standardErrorContent]
        ) { [home = home as String] in
            await ServiceProcess.run(
                name: "points",
                arguments: ["--home", home],
                environment: [:]
            ) { _ in throw StartFailure("the database is open in another process") }
        }
        #expect(
            Self.text(result.standardErrorContent)
                == "points: the database is open in another process\n"
        )
        try keys.remove()
    }

    @Test func taskThatFailsEndsTheProcess() async throws {
        let keys = try KeyFolder()
        let home = keys.path
        let result = try await #require(
            processExitsWith: .exitCode(1),
            observing: [\.standardErrorContent]
        ) { [home = home as String] in
            await ServiceProcess.run(
                name: "points",
                arguments: ["--home", home, "--listen-port", "0"],
                environment: [:]
            ) { _ in
                ServiceParts(
                    methods: [],
                    tasks: [ServiceTask(name: "consumer") { throw StartFailure("it broke") }]
                )
            }
        }
        #expect(
            Self.text(result.standardErrorContent).hasSuffix("points: consumer failed: it broke\n")
        )
        try keys.remove()
    }
}

/// A service that calls itself, and is told to stop while that call runs.
enum DrainScenario {
    private static let slow = MethodDescriptor(
        service: "huitou.test.v1.Slow",
        name: "Wait",
        kind: .unary,
        idempotency: .none,
        access: AccessRule(kinds: [.service])
    )

    /// The service, in which anything out of order ends the process with another exit code.
    ///
    /// The call is over only when the process is draining; the store closes only after the answer
    /// has arrived.
    static func parts(_ runtime: Runtime, signal: Int32) -> ServiceParts {
        let channel = runtime.channel(to: "points")
        let health = RPCV1.HealthClient(channel: channel)
        let shared = Shared()
        let method = RPCMethod.unary(
            slow,
            target: { (_: RPCV1.CheckHealthRequest) in AccessTarget() },
            handler: { _, context -> RPCV1.CheckHealthResponse in
                guard context.principal?.kind == .service else { exit(41) }
                for try await answer in try await health.watch(.init(), options: .inherited) {
                    if answer.state == .serving { kill(getpid(), signal) }
                    if answer.state == .draining { break }
                }
                return RPCV1.CheckHealthResponse(service: "late")
            }
        )
        let caller = ServiceTask(name: "caller") {
            let answer = try await channel.unary(
                slow,
                RPCV1.CheckHealthRequest(),
                options: CallOptions(timeout: .seconds(30)),
                returning: RPCV1.CheckHealthResponse.self
            )
            guard answer.service == "late" else { exit(42) }
            shared.answered()
            try await shared.waitForCancellation()
        }
        return ServiceParts(methods: [method], tasks: [caller]) {
            guard shared.isAnswered else { exit(43) }
        }
    }

    /// Whether the answer has come.
    private final class Shared: Sendable {
        private let state = Mutex(false)

        var isAnswered: Bool { state.withLock { $0 } }

        func answered() {
            state.withLock { $0 = true }
        }

        /// Waits until the task is cancelled.
        func waitForCancellation() async throws {
            let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
            for await _ in stream {}
            withExtendedLifetime(continuation) {}
        }
    }
}
