import ArgumentParser
import Messages
import Primitives
import RPCCore

/// What predicting and recommending are asked with alike, and how answers come from the service.
struct AnswerOptions: ParsableArguments {
    @Option(help: "The day before which everything is known, YYYY-MM-DD.")
    var asOf: String?

    @Option(help: "A file with the numbers of the households, one a line.")
    var households: String?

    @Option(help: "The file that is written, as JSON lines.")
    var output: String

    @Option(help: "The zone of the days; of the retail data it is America/New_York.")
    var timeZone = "America/New_York"

    @Option(help: "For how many seconds a service that is away is waited for.")
    var patience = 300

    @OptionGroup var connection: ConnectionOptions

    /// Checks what only households need.
    func validateForHouseholds() throws {
        guard try day() != nil else { throw ValidationError("--as-of is missing") }
        guard households != nil else { throw ValidationError("--households is missing") }
    }

    /// The day, where one is given.
    ///
    /// - Throws: `ValidationError` where it is none.
    func day() throws -> LocalDate? {
        guard let asOf else { return nil }
        guard let day = LocalDate(asOf) else {
            throw ValidationError("--as-of needs a day such as 2017-12-01, not \(asOf)")
        }
        return day
    }

    /// Lets the service learn and answer for every household of the list, and writes the file.
    ///
    /// - Parameters:
    ///   - request: What is asked; job, day and zone are filled in.
    ///   - add: Puts the answer for a household into the file.
    /// - Throws: Where a file is wrong, or a service refuses or is away for too long.
    func answer(
        _ request: RecommendationsV1.StartBackTestRequest,
        _ add: (
            Int64, RecommendationsV1.AnswerBackTestResponse.Answer, inout AnswerFile
        ) -> Void
    ) async throws {
        let households = try LineList.numbers(of: households ?? "")
        var file = try AnswerFile(path: output)
        let channels = try connection.openChannels()
        let patience = Patience(
            limit: .seconds(patience),
            clock: ContinuousClock(),
            random: connection.environment.random
        )
        let members = try await HouseholdMembers(
            identity: IdentityV1.IdentityClient(channel: try channels.channel(to: "identity")),
            patience: patience
        ).find(households)
        var request = request
        request.job = "tool-\(String(connection.environment.random(), radix: 16))"
        request.asOf = asOf ?? ""
        request.timeZone = timeZone
        let run = BackTestRun(
            client: RecommendationsV1.BackTestsClient(
                channel: try channels.channel(to: "recommendations")
            ),
            patience: patience,
            request: request
        )
        let answers = try await run.answers(for: members)
        for (household, answer) in zip(households, answers) { add(household, answer, &file) }
        try file.finish()
        await channels.close()
    }
}
