import ArgumentParser
import Foundation
import Messages
import RPCCore

/// `huitou lists`: what came of the lists that members were shown.
struct ListsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists",
        abstract: "Reports what came of kept lists, by list, model, arm and place.",
        discussion: """
            huitou lists acme 2026-01-01 2026-01-31
            huitou lists acme/north 2026-01-01 2026-01-31 --places 5 --bought-within 14

            Lists are kept where they are asked for with log, by an experiment, or as
            lists.logged_percent draws; only of members who allow it. At most 92 days.
            """
    )

    @OptionGroup var report: ReportOptions

    @Option(help: "The last place that is told, at most 100.")
    var places: UInt32 = 10

    @Option(help: "For how many days after a list a purchase counts, at most 30.")
    var boughtWithin: UInt32 = 7

    func validate() throws {
        guard (1...100).contains(places) else {
            throw ValidationError("--places must be 1 to 100")
        }
        guard (1...30).contains(boughtWithin) else {
            throw ValidationError("--bought-within must be 1 to 30")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting {
            let lists = try await report.answer { channel, options in
                try await RecommendationsV1.FeedbackClient(channel: channel).getListReport(
                    .init(
                        organisation: report.organisation,
                        firstDay: report.firstDay,
                        lastDay: report.lastDay,
                        placesMax: places,
                        boughtWithinDays: boughtWithin
                    ),
                    options: options
                )
            }
            for line in Self.lines(lists) { print(line) }
        }
    }

    /// The report as people read it.
    static func lines(_ report: RecommendationsV1.GetListReportResponse) -> [String] {
        var lines = ["\(report.lists) lists"]
        if report.rows.isEmpty { return lines }
        lines.append("list  model  experiment  arm  place  shown  seen  clicked  bought")
        for row in report.rows {
            let names = [row.list, row.modelVersion, row.experiment, row.arm]
            let counts = [row.shown, row.seen, row.clicked, row.bought]
            let words =
                names.map { $0.isEmpty ? "-" : $0 } + ["\(row.place)"] + counts.map { "\($0)" }
            lines.append(words.joined(separator: "  "))
        }
        return lines
    }
}
