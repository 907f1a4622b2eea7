import ArgumentParser
import Foundation
import HuitouTool
import Messages
import Primitives
import RPCCore

/// Durable earns through the points service: each call books an order of one line and is answered
/// when it is on disk.
struct Earns: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Commits orders to points as fast as they come."
    )

    @Option(help: "How many clients, each with one call under way.")
    var clients = 128

    @Option(help: "How many members there are.")
    var members = 1_000_000

    @Option(help: "Seconds, after one second to warm up.")
    var seconds = 5.0

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let channels = try connection.openChannels()
        let points = PointsV1.PointsClient(channel: try channels.channel(to: "points"))
        // Orders of another run are other orders.
        let run = "\(Int(Date.now.timeIntervalSince1970))"
        let executor = channels.taskExecutor
        _ = try await press(points, run + "-warm", seconds: 1, on: executor)
        let latencies = try await press(points, run, seconds: seconds, on: executor)
        print(latencies.report("\(clients) clients, durable earns", seconds: seconds))
    }

    private func press(
        _ points: PointsV1.PointsClient,
        _ run: String,
        seconds: Double,
        on executor: any TaskExecutor
    ) async throws -> Latencies {
        let memberCount = UInt64(members)
        return try await withThrowingTaskGroup(of: Latencies.self) { group in
            for client in 0..<clients {
                group.addTask(executorPreference: executor) {
                    var random = SeededRandom(seed: UInt64(client))
                    var latencies = Latencies()
                    let clock = ContinuousClock()
                    let end = clock.now + .seconds(seconds)
                    while clock.now < end {
                        let order = PointsV1.CommitOrderRequest(
                            channel: "pos",
                            orderID: "\(run)-\(client)-\(latencies.count)",
                            memberID: Int64(random.next() % memberCount) + 1,
                            organisation: "acme/north/store-\(random.next() % 40)",
                            paidAt: Int64(Date.now.timeIntervalSince1970 * 1_000_000),
                            lines: [.init(sku: "1000001", quantity: 1, paidFen: 2_500)]
                        )
                        let begun = clock.now
                        let answer = try await points.commitOrder(order)
                        guard !answer.replayed else {
                            throw ValidationError("order \(order.orderID) was booked before")
                        }
                        latencies.add(begun.duration(to: clock.now))
                    }
                    return latencies
                }
            }
            var all = Latencies()
            for try await part in group { all.add(part) }
            return all
        }
    }
}
