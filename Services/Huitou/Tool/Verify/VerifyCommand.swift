import ArgumentParser
import Messages
import RPCCore

/// `huitou verify`: whether everything stored derives again.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Derives everything that is stored again and compares; exit code 1 if it differs.",
        discussion: """
            Balances, lots and hash chains from the journal, growth and tiers from the growth
            ledger, counts from the purchases, look-up keys from the identities, the chains of the
            audit trails.
            Findings are printed one a line.
            """
    )

    @Argument(help: "One service; all where none is given.")
    var service: String?

    @Option(help: "For how many seconds one service's verification is waited for.")
    var timeout = 600.0

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard service.map(Self.services.contains) ?? true else {
            throw ValidationError(
                "there is nothing to verify in \(service ?? ""); services: "
                    + Self.services.joined(separator: ", ")
            )
        }
    }

    private static let services = ["identity", "points", "tiers", "recommendations"]

    func run() async throws {
        try await ToolFailure.reporting {
            let channels = try connection.openChannels()
            var findings: [String] = []
            for name in Self.services where service == nil || service == name {
                let result = try await verify(name, channels)
                print("\(name): \(result.summary)")
                findings += result.findings.map { "\(name): \($0)" }
                let audit = try await RPCV1.AuditClient(channel: channels.channel(to: name))
                    .verifyAudit(.init(), options: CallOptions(timeout: .seconds(timeout)))
                print("\(name): \(audit.records) records of its audit trail")
                findings += audit.findings.map { "\(name): \($0)" }
            }
            for finding in findings { print(finding) }
            print(findings.isEmpty ? "everything derives again" : "\(findings.count) findings")
            if !findings.isEmpty { throw ExitCode(1) }
        }
    }

    private func verify(
        _ name: String,
        _ channels: ToolChannels
    ) async throws -> (summary: String, findings: [String]) {
        let channel = try channels.channel(to: name)
        let options = CallOptions(timeout: .seconds(timeout))
        switch name {
        case "identity":
            let client = IdentityV1.IdentityClient(channel: channel)
            let answer = try await client.verifyIdentity(.init(), options: options)
            return (
                "\(answer.members) members, \(answer.identities) identities, "
                    + "\(answer.events) events", answer.findings
            )
        case "points":
            let client = PointsV1.PointsClient(channel: channel)
            let answer = try await client.verifyPoints(.init(), options: options)
            return (
                "\(answer.members) members, \(answer.orders) orders, \(answer.entries) entries, "
                    + "\(answer.pointsOutstanding) points", answer.findings
            )
        case "tiers":
            let client = TiersV1.TiersClient(channel: channel)
            let answer = try await client.verifyTiers(.init(), options: options)
            return (
                "\(answer.members) members, \(answer.growthEntries) growth entries, "
                    + "\(answer.tierChanges) tier changes", answer.findings
            )
        default:
            let client = RecommendationsV1.RecommendationsClient(channel: channel)
            let answer = try await client.verifyRecommendations(.init(), options: options)
            return (
                "\(answer.members) members, \(answer.products) products, "
                    + "\(answer.purchases) purchases", answer.findings
            )
        }
    }
}
