internal import ArgumentParser
internal import LedgerSimulator

/// Runs the simulators from the command line.
@main
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Runs a part of Huitou against its model.",
        subcommands: [Ledger.self]
    )
}

extension Simulate {
    /// The points ledger.
    struct Ledger: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Runs the points ledger against a simple model of it."
        )

        @Option(help: "Decides everything.")
        var seed: UInt64 = 1

        @Option(help: "How many commands.")
        var steps = 50_000

        @Flag(help: "Plants a defect, one of \(Canary.allCases.count) by the seed.")
        var canary = false

        func run() async throws {
            let all = Canary.allCases
            let planted = canary ? all[Int(seed % UInt64(all.count))] : nil
            print("seed \(seed)" + (planted.map { ", with \($0.rawValue)" } ?? ""))
            let report = try await Simulation(seed: seed, canary: planted).run(steps: steps)
            for (name, count) in report.outcomes.sorted(by: { $0.key < $1.key }) {
                print("\(count)\t\(name)")
            }
            print("\(report.steps) commands, \(report.crashes) crashes, \(report.ledgers) ledgers")
        }
    }
}
