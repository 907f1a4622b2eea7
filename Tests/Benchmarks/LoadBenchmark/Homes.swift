import ArgumentParser
import BenchmarkKit
import HuitouTool
import Messages
import Primitives
import RPCCore

/// Member homes through the gateway of a running installation that has taken in the receipts.
struct Homes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks for members' homes as fast as they come, then at half that rate."
    )

    @Option(help: "How many calls are under way at once.")
    var outstanding = 64

    @Option(help: "Seconds of each phase, after one second to warm up.")
    var seconds = 5.0

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let channels = try connection.openChannels()
        let gateway = GatewayV1.GatewayClient(channel: try channels.channel(to: "gateway"))
        let members = try await findMembers(gateway)
        print("\(members.count) members, Zipf 0.99, \(outstanding) calls under way")
        let executor = channels.taskExecutor
        _ = try await press(gateway, members, seconds: 1, rate: nil, on: executor)
        let full = try await press(gateway, members, seconds: seconds, rate: nil, on: executor)
        print(full.report("homes as fast as they come", seconds: seconds))
        let rate = Double(full.count) / seconds / 2
        let half = try await press(gateway, members, seconds: seconds, rate: rate, on: executor)
        print(half.report("homes at half that rate", seconds: seconds))
    }

    /// The members that `huitou import retail` has made.
    private func findMembers(_ gateway: GatewayV1.GatewayClient) async throws -> [Int64] {
        var members: [Int64] = []
        for household in 1...2500 {
            let digits = String(household)
            let card = "HH" + String(repeating: "0", count: 8 - digits.count) + digits
            let request = GatewayV1.IdentifyMemberRequest(
                identities: [.init(kind: .card, value: card)]
            )
            do throws(RPCError) {
                members.append(try await gateway.identifyMember(request).memberID)
            } catch {
                guard error.code == .notFound else { throw error }
            }
        }
        guard !members.isEmpty else {
            throw ValidationError("there are no members: run huitou import retail first")
        }
        return members
    }

    /// Keeps calls under way; with a rate, each worker starts its calls at fixed moments and counts
    /// from there, so that a slow answer is not hidden by the calls that it delays.
    private func press(
        _ gateway: GatewayV1.GatewayClient,
        _ members: [Int64],
        seconds: Double,
        rate: Double?,
        on executor: any TaskExecutor
    ) async throws -> Latencies {
        let zipf = Zipf(count: members.count, exponent: 0.99)
        let workers = outstanding
        return try await withThrowingTaskGroup(of: Latencies.self) { group in
            for worker in 0..<workers {
                group.addTask(executorPreference: executor) {
                    var random = SeededRandom(seed: UInt64(worker))
                    var latencies = Latencies()
                    let clock = ContinuousClock()
                    let start = clock.now
                    let end = start + .seconds(seconds)
                    let pause = rate.map { Duration.seconds(Double(workers) / $0) }
                    var due = start + (pause ?? .zero) * (Double(worker) / Double(workers))
                    while clock.now < end {
                        if pause != nil, due > clock.now { try await clock.sleep(until: due) }
                        let begun = pause == nil ? clock.now : due
                        let member = members[zipf.draw(&random)]
                        let home = try await gateway.getHome(.init(memberID: member))
                        guard home.missing.isEmpty else {
                            throw ValidationError("a part is missing: \(home.missing)")
                        }
                        latencies.add(begun.duration(to: clock.now))
                        if let pause { due += pause }
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
