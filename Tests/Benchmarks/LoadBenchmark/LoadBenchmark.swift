import ArgumentParser

/// Load on a running installation, over the same sockets as any client.
@main
struct LoadBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Presses a running installation and prints what came of it.",
        subcommands: [Homes.self, Earns.self, Members.self]
    )
}
