package import ArgumentParser
import Foundation

/// `huitou`, the operator's tool.
package struct HuitouCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "huitou",
        abstract: "Operates a Huitou installation.",
        discussion: """
            Exit codes: 0 for success, 1 where a service or a check refused (why is on standard
            error as JSON), 2 where the command line is wrong.
            """,
        subcommands: [
            StatusCommand.self, ListCommand.self, CallCommand.self, VerifyCommand.self,
            ReportCommand.self,
            ExportCommand.self, RotateCommand.self, BackupCommand.self, RestoreCommand.self,
            TokenCommand.self, CertsCommand.self, ImportCommand.self, DemoCommand.self,
            RecommendCommand.self, PredictCommand.self, FairnessCommand.self,
            ListsCommand.self,
        ]
    )

    /// Only `ArgumentParser` makes one.
    package init() {}
}

extension HuitouCommand {
    /// Reads the command line, runs the command and ends the process.
    ///
    /// A wrong command line ends with exit code 2, as other tools have it.
    package static func start() async -> Never {
        let command: any ParsableCommand
        do {
            command = try parseAsRoot()
        } catch {
            let isHelp = exitCode(for: error).isSuccess
            let output = isHelp ? FileHandle.standardOutput : FileHandle.standardError
            output.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(isHelp ? 0 : 2)
        }
        do {
            if let asynchronous = command as? any AsyncParsableCommand {
                try await run(asynchronous)
            } else {
                var synchronous = command
                try synchronous.run()
            }
            Foundation.exit(0)
        } catch {
            exit(withError: error)
        }
    }

    @concurrent
    private static func run(_ command: sending some AsyncParsableCommand) async throws {
        var command = command
        try await command.run()
    }
}
