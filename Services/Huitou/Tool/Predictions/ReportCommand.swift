import ArgumentParser
import Foundation
import Messages
import RPCCore

/// `huitou report`: what predictions would have said, and what happened.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Shows how good predictions were: probabilities, spend, demand, drift.",
        discussion: """
            Without --as-of it is the report that the service last published, where every question
            was tested on the latest day whose answer is known. With a day, models are trained on
            what preceded it, now, which may take minutes.
            """
    )

    @Option(help: "The first day that the models may not know: 2026-01-31.")
    var asOf: String?

    @Option(help: "For how many seconds the report is waited for.")
    var timeout = 1800.0

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        try await ToolFailure.reporting {
            let channel = try connection.openChannels().channel(to: "recommendations")
            let client = RecommendationsV1.PredictionsClient(channel: channel)
            let options = CallOptions(timeout: .seconds(timeout))
            let report = try await client.getPredictionReport(
                .init(asOf: asOf ?? ""),
                options: options
            )
            guard !report.asOf.isEmpty else {
                print("no report yet: too little is known, or the first training is not over")
                return
            }
            print(PredictionReportText(report).lines.joined(separator: "\n"))
            guard asOf == nil else { return }
            let drift = try await client.getPredictionDrift(.init(), options: options)
            print(PredictionReportText.lines(of: drift).joined(separator: "\n"))
        }
    }
}
