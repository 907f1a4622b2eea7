import ArgumentParser
import RPCCore

/// Of which unit and which days a report is, and how long it is waited for.
struct ReportOptions: ParsableArguments {
    @Argument(help: "The unit of the organisation.")
    var organisation: String

    @Argument(help: "The first day, as 2026-01-31.")
    var firstDay: String

    @Argument(help: "The last day.")
    var lastDay: String

    @Option(help: "For how many seconds the answer is waited for.")
    var timeout = 300.0

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard timeout > 0, timeout <= 3600 else {
            throw ValidationError("--timeout must be more than 0 and at most 3600 seconds")
        }
    }

    /// Asks recommendations.
    ///
    /// - Parameter ask: Makes the call.
    /// - Throws: What `ask` throws; or where the installation cannot be called.
    /// - Returns: What `ask` returns.
    func answer<Answer>(
        _ ask: (any RPCChannel, CallOptions) async throws -> Answer
    ) async throws -> Answer {
        let channels = try connection.openChannels()
        let answer = try await ask(
            try channels.channel(to: "recommendations"),
            CallOptions(timeout: .seconds(timeout))
        )
        await channels.close()
        return answer
    }
}
