import ArgumentParser
import Messages
import Testing

@testable import HuitouTool

/// How a report of kept lists reads, and what the command takes.
struct ListsCommandTests {
    @Test func aRowIsALineAndNamesThatThereAreNotAreDashes() {
        var report = RecommendationsV1.GetListReportResponse()
        #expect(ListsCommand.lines(report) == ["0 lists"])
        report.lists = 3
        report.rows = [
            .init(
                list: "blend",
                modelVersion: "rankers@4",
                place: 1,
                shown: 2,
                seen: 1,
                clicked: 1
            ),
            .init(
                list: "discovery",
                modelVersion: "rankers@4",
                experiment: "home",
                arm: "news",
                place: 2,
                shown: 1,
                bought: 1
            ),
        ]
        #expect(
            ListsCommand.lines(report) == [
                "3 lists", "list  model  experiment  arm  place  shown  seen  clicked  bought",
                "blend  rankers@4  -  -  1  2  1  1  0",
                "discovery  rankers@4  home  news  2  1  0  0  1",
            ]
        )
    }

    @Test(arguments: [["--places", "101"], ["--bought-within", "0"], ["--timeout", "0"]])
    func whatIsOutOfBoundsIsNotAsked(options: [String]) throws {
        let days = ["acme", "2026-01-01", "2026-01-31"]
        _ = try ListsCommand.parse(days)
        #expect(throws: (any Error).self) { try ListsCommand.parse(days + options) }
    }
}
