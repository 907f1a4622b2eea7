import Foundation
import Messages
import Primitives
import RPCCore
import RPCTransport

/// Ways from a test to the points service of installations, as their operator.
final class PointsClients: Sendable {
    /// One for each installation.
    let clients: [PointsV1.PointsClient]

    private let channels: [RPCClientChannel]
    private let loops: TransportLoops

    private init(_ installations: [Installation]) throws {
        loops = TransportLoops(count: 1, clock: SystemMonotonicClock())
        let loops = loops
        channels = try installations.map { installation in
            try RPCClientChannel.ofOperator(to: "points", of: installation, on: loops)
        }
        clients = channels.map { PointsV1.PointsClient(channel: $0) }
    }

    /// Opens ways to installations, and closes them after the test.
    static func with(
        _ installations: Installation...,
        body: (PointsClients) async throws -> Void
    ) async throws {
        let opened = try PointsClients(installations)
        do {
            try await body(opened)
        } catch {
            await opened.close()
            throw error
        }
        await opened.close()
    }

    private func close() async {
        for channel in channels { await channel.close() }
        await loops.shutDown()
    }

    /// Repeats a call, at one installation and then at the next, until one answers or refuses it.
    ///
    /// - Returns: The answer, or the refusal.
    func insist<Answer: Sendable>(
        from first: Int = 0,
        _ call: (PointsV1.PointsClient) async throws(RPCError) -> Answer
    ) async throws -> Result<Answer, RPCError> {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(60)
        var attempt = first
        while true {
            do throws(RPCError) {
                return .success(try await call(clients[attempt % clients.count]))
            } catch {
                switch error.code {
                case .unavailable, .deadlineExceeded, .resourceExhausted, .aborted:
                    guard clock.now < end else { throw error }
                    attempt += 1
                    // Backoff while the service is away: there is nothing to be told of its return.
                    try await clock.sleep(for: .milliseconds(20))
                default:
                    return .failure(error)
                }
            }
        }
    }
}
