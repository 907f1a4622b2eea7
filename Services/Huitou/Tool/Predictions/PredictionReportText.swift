import Foundation
import Messages

/// A report on predictions as a table for a terminal.
struct PredictionReportText {
    /// The lines.
    let lines: [String]

    /// Lays a report out.
    init(_ report: RecommendationsV1.GetPredictionReportResponse) {
        var lines = ["as of \(report.asOf), \(report.members) members"]
        if !report.tasks.isEmpty {
            lines += ["", Self.row(["question", "as of", "members", "yes"] + Self.scores)]
            for task in report.tasks {
                let share = Double(task.yes) / Double(max(1, task.members))
                let start = [
                    task.task, task.asOf, "\(task.members)", String(format: "%.3f", share),
                ]
                lines.append(Self.row(start + Self.scores(task.model)))
                lines.append(Self.row(["  RFM bins", "", "", ""] + Self.scores(task.bins)))
            }
            lines += ["", "said and come true, by tenths of the members:"]
            for task in report.tasks {
                lines.append(Self.row([task.task] + task.tenths.map { Self.share($0.expected) }))
                lines.append(
                    Self.row(
                        ["  \(task.calibration?.level ?? "")"]
                            + task.tenths.map { Self.share($0.actual) }
                    )
                )
            }
        }
        if let spend = report.spend {
            lines += [
                "",
                "spend of 30 days: \(Self.yuan(spend.expectedFen)) expected, "
                    + "\(Self.yuan(spend.actualFen)) spent by \(spend.members) members; off by "
                    + "\(Self.yuan(spend.errorFen)) a member "
                    + "(\(Self.yuan(spend.naiveErrorFen)) if the last 30 days came again)",
            ]
        }
        if !report.demand.isEmpty {
            lines += [
                "",
                Self.row([
                    "demand, days ahead", "forecasts", "80 % hold", "95 % hold", "error",
                    "last week", "tenths",
                ]),
            ]
            for demand in report.demand {
                lines.append(
                    Self.row([
                        "\(demand.days)", "\(demand.forecasts)",
                        String(format: "%.3f", demand.coverageFourFifths),
                        String(format: "%.3f", demand.coverageMost),
                        String(format: "%.3f", demand.error),
                        String(format: "%.3f", demand.naiveError),
                    ]) + "  "
                        + demand.tenths.map { String(format: "%.2f", $0) }
                        .joined(separator: " ")
                )
            }
        }
        self.lines = lines
    }

    /// Lays out what has moved.
    static func lines(of drift: RecommendationsV1.GetPredictionDriftResponse) -> [String] {
        guard !drift.level.isEmpty else { return [] }
        var lines = [
            "",
            "drift of \(drift.modelVersion), trained through \(drift.trainedThrough): "
                + drift.level,
        ]
        for group in drift.groups {
            let index = String(format: "%.3f", group.stabilityIndex)
            lines.append(row(["  \(group.name)", index, group.level]))
        }
        for task in drift.tasks {
            guard let found = task.calibration else {
                lines.append(row(["  \(task.task)", "no answer is known yet"]))
                continue
            }
            lines.append(
                row([
                    "  \(task.task)", task.saidOn, "\(task.members)",
                    String(format: "came %.2f", found.ratio), found.level,
                ])
            )
        }
        return lines
    }

    private static let scores = ["AUC", "Brier", "log loss", "bias"]

    private static func scores(_ score: RecommendationsV1.ProbabilityReport?) -> [String] {
        guard let score else { return [] }
        return [
            String(format: "%.4f", score.areaUnderCurve), String(format: "%.4f", score.brier),
            String(format: "%.4f", score.logLoss), String(format: "%+.3f", score.bias),
        ]
    }

    private static func share(_ share: Double) -> String { String(format: "%.3f", share) }

    private static func yuan(_ fen: Int64) -> String { String(format: "¥%.2f", Double(fen) / 100) }

    /// The first cell to the left, 20 wide, the others to the right, 10 wide.
    private static func row(_ cells: [String]) -> String {
        cells.enumerated().map { index, cell in
            let space = String(
                repeating: " ",
                count: max(0, (index == 0 ? 20 : 10) - cell.count)
            )
            return index == 0 ? cell + space : " " + space + cell
        }.joined()
    }
}
