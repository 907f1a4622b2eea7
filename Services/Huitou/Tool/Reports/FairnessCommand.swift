import ArgumentParser
import Foundation
import Messages
import RPCCore

/// `huitou fairness`: whether members pay the same for the same.
struct FairnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fairness",
        abstract:
            "Reports prices that nothing published explains; exit code 1 where one is flagged.",
        discussion: """
            huitou fairness acme 2026-01-01 2026-01-31
            huitou fairness acme/north 2026-01-01 2026-01-31 --findings 5

            Sales of the same product on the same day in the same channel and store are compared,
            published offers taken out. Members are put into ten parts by what they bought in the
            period; a part that pays other prices than the rest, beyond chance, is flagged. At most
            366 days.
            """
    )

    @OptionGroup var report: ReportOptions

    @Option(help: "How many groups with different prices are shown, at most 200.")
    var findings: UInt32 = 20

    func validate() throws {
        guard (1...200).contains(findings) else {
            throw ValidationError("--findings must be 1 to 200")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting {
            let fairness = try await report.answer { channel, options in
                try await RecommendationsV1.OffersClient(channel: channel).getPriceFairness(
                    .init(
                        organisation: report.organisation,
                        firstDay: report.firstDay,
                        lastDay: report.lastDay,
                        findingsMax: findings
                    ),
                    options: options
                )
            }
            for line in Self.lines(fairness) { print(line) }
            if fairness.flagged { throw ExitCode(1) }
        }
    }

    /// The report as people read it.
    static func lines(_ report: RecommendationsV1.GetPriceFairnessResponse) -> [String] {
        var lines = [
            "\(report.sales) sales in \(report.groups) groups of product, day, channel and store; "
                + "\(report.dispersedGroups) groups with more than one price",
            "\(report.unexplainedSales) sales at prices that nothing published explains; published "
                + "offers explain \(share(report.explainedShare)) of the variance",
        ]
        for finding in report.findings {
            lines.append(
                "\(finding.day) \(finding.sku) \(finding.channel) \(finding.organisation): "
                    + "\(yuan(finding.lowestFen)) to \(yuan(finding.highestFen)), "
                    + "\(finding.unexplainedSales) of \(finding.sales) sales"
            )
        }
        lines.append("part  members  sales  difference  deviation")
        for part in report.parts {
            lines.append(
                "\(part.part)  \(part.members)  \(part.sales)  \(share(part.difference))  "
                    + share(part.deviation) + (part.flagged ? "  flagged" : "")
            )
        }
        lines.append(
            report.flagged
                ? "members of different value pay different prices"
                : "no part of the members pays other prices than the rest, beyond chance"
        )
        return lines
    }

    private static func share(_ value: Double) -> String {
        String(format: "%.2f %%", value * 100)
    }

    private static func yuan(_ fen: Double) -> String {
        String(format: "%.2f", fen / 100)
    }
}
