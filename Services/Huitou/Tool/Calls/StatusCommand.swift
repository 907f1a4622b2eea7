import ArgumentParser
import Messages
import Primitives
import RPCCore

/// `huitou status`: whether the services are ready.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows whether services are ready; exit code 1 where one is not."
    )

    @Argument(help: "The services that are asked; all of them where none is named.")
    var services: [String] = []

    @Option(help: "For how many seconds to wait until all are ready.")
    var wait = 0.0

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        for service in services where !DevelopmentKeys.services.contains(service) {
            throw ValidationError(
                "there is no service \(service); services: "
                    + DevelopmentKeys.services.joined(separator: ", ")
            )
        }
    }

    func run() async throws {
        try await ToolFailure.reporting {
            let clock = ContinuousClock()
            let end = clock.now + .seconds(wait)
            let channels = try connection.openChannels()
            var lines: [Line]
            repeat {
                lines = await check(channels)
                if lines.allSatisfy(\.isReady) || clock.now >= end { break }
                // Sleeps because a service that does not listen yet cannot announce itself: it is
                // asked again.
                try await clock.sleep(for: .milliseconds(100))
            } while true
            for line in lines { print(line.text) }
            if !lines.allSatisfy(\.isReady) { throw ExitCode(1) }
        }
    }

    /// One service's state.
    private struct Line: Sendable {
        let isReady: Bool
        let text: String
    }

    private func check(_ channels: ToolChannels) async -> [Line] {
        await withTaskGroup(of: (Int, Line).self) { group in
            let asked = services.isEmpty ? DevelopmentKeys.services : services
            for (index, service) in asked.enumerated() {
                group.addTask { (index, await line(of: service, channels)) }
            }
            var lines: [(Int, Line)] = []
            for await line in group { lines.append(line) }
            return lines.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func line(of service: String, _ channels: ToolChannels) async -> Line {
        let name = service + String(repeating: " ", count: 16 - service.count)
        do {
            let health = RPCV1.HealthClient(channel: try channels.channel(to: service))
            let answer = try await health.check(.init(), options: CallOptions(timeout: .seconds(2)))
            let waiting = answer.dependencies.filter { !$0.ready }
                .map { $0.detail.isEmpty ? $0.name : "\($0.name): \($0.detail)" }
            let isReady = answer.state == .serving
            let state = isReady ? "ready" : answer.state == .draining ? "draining" : "not ready"
            let details = waiting.isEmpty ? "" : " (\(waiting.joined(separator: "; ")))"
            return Line(isReady: isReady, text: "\(name)\(state)\(details)  \(answer.version)")
        } catch {
            return Line(isReady: false, text: "\(name)does not answer: \(error)")
        }
    }
}
