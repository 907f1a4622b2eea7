import ArgumentParser
import Foundation
import Messages
import Primitives
import RPCCore

/// `huitou demo`: members and orders to look at.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Loads generated members and orders, once, and prints a member's home.",
        discussion: """
            The data depend on the seed alone; their dates are relative to the day of the first run.
            """
    )

    @Option(help: "Which data.")
    var seed: UInt64 = 1

    @Option(help: "How many members.")
    var members = 240

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...9999).contains(members) else {
            throw ValidationError("--members must be 1 to 9999")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting { try await load() }
    }

    private func load() async throws {
        let home = try connection.home()
        let environment = connection.environment
        let channels = try connection.openChannels()
        let gateway = GatewayV1.GatewayClient(channel: try channels.channel(to: "gateway"))
        let patience = Patience(
            limit: .seconds(60),
            clock: ContinuousClock(),
            random: environment.random
        )
        let report: DemoLoader.Report
        if let data = FileManager.default.contents(atPath: home.demoRecord.path) {
            report = try JSONDecoder().decode(DemoLoader.Report.self, from: data)
        } else {
            let plan = DemoPlan(seed: seed, memberCount: members, now: environment.now())
            report = try await DemoLoader(gateway: gateway, patience: patience).load(plan)
            let record = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
            try home.writeSecret(record, to: home.demoRecord)
        }
        print(try await wholeHome(of: report.firstMember, gateway, patience))
        await channels.close()
    }

    /// The home once every part is there: tiers and recommendations follow the orders by events.
    private func wholeHome(
        of member: Int64,
        _ gateway: GatewayV1.GatewayClient,
        _ patience: Patience
    ) async throws -> String {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(10)
        while true {
            let request = GatewayV1.GetHomeRequest(memberID: member, recommendationsMax: 5)
            let home = try await patience.call { () async throws(RPCError) in
                try await gateway.getHome(request)
            }
            // Points come first of all currencies.
            let lifetime = home.points?.balances.first?.lifetime
            let earned = lifetime?.earned ?? 0
            let reversed = lifetime?.reversed ?? 0
            let hasArrived = home.tier.map { $0.growth > 0 } ?? (earned == reversed)
            if (home.missing.isEmpty && hasArrived) || clock.now >= end {
                return try home.json(isPretty: true)
            }
            // Sleeps because the gateway announces no arrival of events: the home is asked for
            // again.
            try await clock.sleep(for: .milliseconds(50))
        }
    }
}
