import ArgumentParser
import Foundation
import Primitives
import RPCCore

/// `huitou certs`: keys and certificates for development.
struct CertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certs",
        abstract: "Makes development keys and certificates; what is there stays.",
        discussion: """
            A certificate authority, a certificate for each service and for the operator, keys that
            sign access tokens, and the key that protects members' personal data. They never leave
            the home folder; none of them belongs into production or into a repository.

            huitou certs --partner blossom
            huitou call --certificate partner-blossom points/GetBalance '{"memberId": "4711"}'
            """
    )

    @Option(help: "A partner that gets a certificate besides; may be given several times.")
    var partner: [String] = []

    @OptionGroup var homeOptions: HomeOptions

    func run() async throws {
        try await ToolFailure.reporting {
            let keys = DevelopmentKeys(home: homeOptions.home(), now: homeOptions.environment.now())
            for file in try keys.make(partners: partner) { print(file.path) }
        }
    }

    func validate() throws {
        for name in partner where PeerIdentity(uri: "huitou://partner/\(name)") == nil {
            throw ValidationError("--partner must have 1 to 63 of a-z, 0-9, - and _, is \(name)")
        }
    }
}
