import Foundation
import Glibc
import Testing

extension EndToEndTests {
    /// Many connections to the gateway, and what they cost it and others.
    @Suite(.serialized)
    struct LoadTests {
        /// What an idle connection may cost the gateway, in KiB.
        private static let idleKiBMax = 32.0
        private static let idleCount = 5_000

        @Test func idleConnectionsAreCheap() async throws {
            try await Installation.with { installation in
                let good = try await GoodClient.start(installation)
                // What the first connections cost once for all is no matter here.
                let first = try LoadPeer(installation, ["idle"], ["200"])
                #expect(await first.isReady(200))
                let before = try residentKiB(installation)
                let peer = try LoadPeer(installation, ["idle"], [String(Self.idleCount)])
                #expect(await peer.isReady(Self.idleCount), "\(peer.output) \(peer.errors)")
                // Buffers of the handshake are given back by the watch of each connection.
                var each = Double.infinity
                let isCheap = try await Wait.until(within: .seconds(45)) {
                    each = Double(try residentKiB(installation) - before) / Double(Self.idleCount)
                    return each <= Self.idleKiBMax
                }
                print("idle connections: \(Self.idleCount), \(each) KiB each on the gateway")
                #expect(isCheap, "an idle connection costs \(each) KiB")
                try await good.expectUnharmed()
                #expect(try await peer.finish().contains("lost 0"))
                // What they leave behind is used again by as many more.
                let after = try residentKiB(installation)
                if Bench.isLongRun {
                    let second = try LoadPeer(installation, ["idle"], [String(Self.idleCount)])
                    #expect(await second.isReady(Self.idleCount))
                    let growth = try residentKiB(installation) - after
                    #expect(growth < 16 << 10, "\(growth) KiB more for as many connections")
                    #expect(try await second.finish().contains("lost 0"))
                }
                #expect(try await first.finish().contains("lost 0"))
                try await Self.expectRoom(installation)
            }
        }

        @Test func comingAndGoingHarmsNobody() async throws {
            try await Installation.with { installation in
                let good = try await GoodClient.start(installation)
                let seconds = Bench.isLongRun ? 60 : 4
                // What the first hundreds leave in allocators is not what the later ones leave.
                let warm = try LoadPeer(installation, ["churn"], ["200", "2"])
                _ = try await warm.finish()
                let before = try residentKiB(installation)
                let peer = try LoadPeer(installation, ["churn"], ["200", String(seconds)])
                while peer.isRunning { try await good.expectUnharmed() }
                let report = try await peer.finish()
                print("connects and disconnects: \(report)")
                #expect(report.contains("made \(200 * seconds) failed 0"), "\(report)")
                try await good.expectUnharmed()
                try await Self.expectRoom(installation)
                let growth = try residentKiB(installation) - before
                print("memory after them: \(growth) KiB more than before")
                #expect(growth < 48 << 10, "\(growth) KiB more after \(seconds) s of connects")
            }
        }

        /// The gateway takes new connections as if nothing had been.
        private static func expectRoom(_ installation: Installation) async throws {
            let status = try await installation.huitou("status")
            #expect(status.exitCode == 0, "\(status.output) \(status.errors)")
        }

        /// What the gateway's process holds in memory.
        private static func residentKiB(_ installation: Installation) throws -> Int {
            try EndToEndTests.residentKiB(installation.processID(of: "gateway"))
        }

        private func residentKiB(_ installation: Installation) throws -> Int {
            try Self.residentKiB(installation)
        }
    }

    /// The resident memory of a process, from /proc.
    static func residentKiB(_ process: pid_t) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(line.split(separator: " ").compactMap { Int($0) }.first)
    }
}

/// The client in C that holds or makes connections to the gateway.
final class LoadPeer: Sendable {
    private let process: Subprocess.Running
    private let input = Pipe()

    init(_ installation: Installation, _ command: [String], _ numbers: [String]) throws {
        let address = [
            String(try installation.port(of: "gateway")),
            installation.home.appending(path: "tls/ca.pem").path,
        ]
        process = try Subprocess.Running(
            Installation.root.appending(path: ".build/debug/load-peer").path,
            command + address + numbers,
            input: input.fileHandleForReading
        )
        try input.fileHandleForReading.close()
    }

    var isRunning: Bool { process.isRunning }
    var output: String { process.output }
    var errors: String { process.errors }

    /// Whether this many connections have been made and answered.
    func isReady(_ count: Int) async -> Bool {
        await Wait.until(within: .seconds(120)) {
            output.contains("\n") || !isRunning
        } && output.contains("ready \(count) ")
    }

    /// Lets it end, and returns what it printed.
    func finish() async throws -> String {
        try input.fileHandleForWriting.close()
        let ended = try await process.finish(within: .seconds(180))
        #expect(ended.exitCode == 0, "\(ended.output)")
        #expect(ended.errors.isEmpty, "\(ended.errors)")
        return ended.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { process.kill(SIGKILL) }
}

/// A client that wants a home now and then, beside whatever else is done to the gateway.
struct GoodClient {
    let installation: Installation
    let member: String

    static func start(_ installation: Installation) async throws -> GoodClient {
        let registered = try await installation.call(
            "gateway/RegisterMember",
            """
            {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "13912349999"}],
             "name": "Li Na", "organisation": "demo/retail", "channel": "app",
             "idempotencyKey": "good"}
            """
        )
        return GoodClient(
            installation: installation,
            member: try #require(registered["memberId"] as? String)
        )
    }

    /// Homes come, whole and soon; each time a process of the tool starts and connects anew.
    func expectUnharmed() async throws {
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let home = try await installation.call(
                "gateway/GetHome",
                #"{"memberId": "\#(member)"}"#
            )
            #expect(home["missing"] == nil, "\(home)")
            #expect(start.duration(to: .now) < .seconds(5))
        }
    }
}
