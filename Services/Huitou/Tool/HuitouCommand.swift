package import ArgumentParser

/// `huitou`, the operator's tool.
package struct HuitouCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "huitou",
        abstract: "Operates a Huitou installation.",
        discussion: """
            Exit codes: 0 for success, 1 where a service or a check refused (why is on standard error
            as JSON), 2 where the command line is wrong.
            """,
        subcommands: [
            StatusCommand.self, ListCommand.self, CallCommand.self, VerifyCommand.self,
            TokenCommand.self, CertsCommand.self, ImportCommand.self, DemoCommand.self,
        ]
    )

    /// Only `ArgumentParser` makes one.
    package init() {}
}
