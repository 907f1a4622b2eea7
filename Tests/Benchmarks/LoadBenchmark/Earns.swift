import ArgumentParser
import BenchmarkKit
import Foundation
import HuitouTool
import Messages
import Primitives
import RPCCore

/// Durable earns through the points service: each call is answered when it is on disk.
struct Earns: AsyncParsableCommand {
    /// What each call does.
    enum Operation: String, ExpressibleByArgument, CaseIterable {
        /// Gives 25 points.
        case earn
        /// Books an order of one line of 25 yuan.
        case order
    }

    static let configuration = CommandConfiguration(
        abstract: "Has points given to members as fast as they come."
    )

    @Option(help: "earn gives points, order books an order of one line.")
    var operation = Operation.earn

    @Option(help: "How many clients, each with one call under way.")
    var clients = 128

    @Option(help: "How many members there are.")
    var members = 1_000_000

    @Option(help: "Seconds, after one second to warm up.")
    var seconds = 5.0

    @Option(help: "Processes whose CPU time and writes are counted beside those of points.")
    var also: [Int32] = []

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let channels = try connection.openChannels()
        let points = PointsV1.PointsClient(channel: try channels.channel(to: "points"))
        // Orders of another run are other orders.
        let run = "\(Int(Date.now.timeIntervalSince1970))"
        let executor = channels.taskExecutor
        _ = try await press(points, run + "-warm", seconds: 1, on: executor)
        let home = ProcessInfo.processInfo.environment["HUITOU_HOME"] ?? ".huitou"
        let processes = ProcessUsage.processes(home: home, service: "points") + also
        let before = ProcessUsage(of: processes)
        let latencies = try await press(points, run, seconds: seconds, on: executor)
        let usage = ProcessUsage(of: processes).report(since: before, operations: latencies.count)
        let name = "\(clients) clients, durable \(operation.rawValue)s"
        print("\(latencies.report(name, seconds: seconds)); \(usage)")
    }

    private func press(
        _ points: PointsV1.PointsClient,
        _ run: String,
        seconds: Double,
        on executor: any TaskExecutor
    ) async throws -> Latencies {
        let memberCount = UInt64(members)
        let operation = operation
        return try await withThrowingTaskGroup(of: Latencies.self) { group in
            for client in 0..<clients {
                group.addTask(executorPreference: executor) {
                    var random = SeededRandom(seed: UInt64(client))
                    var latencies = Latencies()
                    let clock = ContinuousClock()
                    let end = clock.now + .seconds(seconds)
                    while clock.now < end {
                        let name = "\(run)-\(client)-\(latencies.count)"
                        let member = Int64(random.next() % memberCount) + 1
                        let store = "acme/north/store-\(random.next() % 40)"
                        let begun = clock.now
                        let isReplayed =
                            switch operation {
                            case .earn: try await earn(points, name, member, store)
                            case .order: try await order(points, name, member, store)
                            }
                        guard !isReplayed else {
                            throw ValidationError("\(name) was booked before")
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

    private func earn(
        _ points: PointsV1.PointsClient,
        _ name: String,
        _ member: Int64,
        _ store: String
    ) async throws -> Bool {
        var request = PointsV1.EarnRequest()
        request.memberID = member
        request.currency = "points"
        request.amount = 25
        request.organisation = store
        request.reasonCode = "promotion"
        request.idempotencyKey = name
        return try await points.earn(request).replayed
    }

    private func order(
        _ points: PointsV1.PointsClient,
        _ name: String,
        _ member: Int64,
        _ store: String
    ) async throws -> Bool {
        try await points.commitOrder(
            PointsV1.CommitOrderRequest(
                channel: "pos",
                orderID: name,
                memberID: member,
                organisation: store,
                paidAt: Int64(Date.now.timeIntervalSince1970 * 1_000_000),
                lines: [.init(sku: "1000001", quantity: 1, paidFen: 2_500)]
            )
        ).replayed
    }
}
