import ArgumentParser
import Foundation
import Primitives

/// `huitou certs`: keys and certificates for development.
struct CertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certs",
        abstract: "Makes development keys and certificates; what is there stays.",
        discussion: """
            A certificate authority, a certificate for each service and for the operator, keys that
            sign access tokens, and the key that protects members' personal data. They never leave
            the home folder; none of them belongs into production or into a repository.
            """
    )

    @OptionGroup var homeOptions: HomeOptions

    func run() async throws {
        try await ToolFailure.reporting {
            let keys = DevelopmentKeys(home: homeOptions.home(), now: homeOptions.environment.now())
            for file in try keys.make() { print(file.path) }
        }
    }
}
