import ArgumentParser

/// How well rankers and predictions answer on real purchases.
@main
struct RecommendationsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommendations-benchmark",
        abstract: "Scores what members bought next.",
        subcommands: [
            LearnCommand.self, SpeedCommand.self, ContentCommand.self, ScoreCommand.self,
        ],
        defaultSubcommand: LearnCommand.self
    )
}
