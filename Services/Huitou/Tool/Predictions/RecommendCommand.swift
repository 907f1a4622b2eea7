import ArgumentParser
import Messages

/// `huitou recommend`: what households will buy, as of a day.
struct RecommendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recommend",
        abstract: "Ranks what households will buy as of a day, from what precedes it only.",
        discussion: """
            Households are those of `huitou import retail`. The recommendations service learns from
            what its store holds of the days before, and answers for every household of the list
            with 20 products or types, best first, as JSON lines:
            {"household_id": 900, "items": [1082185, …]}. A household of which nothing is known gets
            what is popular.
            """
    )

    /// What is ranked for.
    enum Task: String, ExpressibleByArgument, CaseIterable {
        /// The next basket, whatever is in it.
        case nextbasket
        /// What is bought for the first time within 30 days.
        case discovery
    }

    /// What is ranked.
    enum Level: String, ExpressibleByArgument, CaseIterable {
        /// Products, by their numbers.
        case product
        /// Types of products.
        case type
    }

    @Option(help: "nextbasket, or discovery: what is bought for the first time within 30 days.")
    var task: Task

    @Option(help: "product or type.")
    var level = Level.product

    @Option(
        help: """
            A file with the items that may be recommended, one a line; without it those bought on \
            at least 17 days, counted for each member, before the day.
            """
    )
    var eligible: String?

    @OptionGroup var options: AnswerOptions

    func validate() throws { try options.validateForHouseholds() }

    func run() async throws {
        try await ToolFailure.reporting {
            let request = RecommendationsV1.StartBackTestRequest(
                task: task == .nextbasket ? .nextBasket : .discovery,
                level: level == .product ? .product : .type,
                eligible: try eligible.map { try LineList.texts(of: $0) } ?? []
            )
            try await options.answer(request) { household, answer, output in
                output.add(
                    .items(
                        household: household,
                        answer.items,
                        areNumbers: level == .product
                    )
                )
            }
        }
    }
}
