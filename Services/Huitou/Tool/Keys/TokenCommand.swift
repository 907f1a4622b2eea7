import ArgumentParser
import Cryptography
import Foundation
import Primitives
import RPCCore
import Tokens

/// `huitou token`: an access token for development.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Signs an access token for development and prints it.",
        discussion: """
            huitou token --kind till --id 7 --organisation demo/retail/store-1
            huitou token --kind member --id 4711
            huitou token --kind staff --id alice --organisation demo --role hq_admin
            """
    )

    @Option(help: "Who it speaks for: till, channel_app, member, staff or operator.")
    var kind: String

    @Option(help: "The caller's name among callers of that kind; a member's id.")
    var id: String

    @Option(help: "The organisation subtree that the caller may see: demo/retail/store-1.")
    var organisation: String?

    @Option(help: "A role, for staff; may be given several times.")
    var role: [String] = []

    @Option(help: "For how many seconds it holds, at most a day.")
    var ttl = 3600

    @Option(help: "A file with the signing key; the name before the suffix is the key id.")
    var key: String?

    @OptionGroup var homeOptions: HomeOptions

    func validate() throws {
        guard (1...86_400).contains(ttl) else {
            throw ValidationError("--ttl must be 1 to 86400 seconds, is \(ttl)")
        }
    }

    func run() async throws {
        try await ToolFailure.reporting { print(try token()) }
    }

    private func token() throws -> String {
        guard let kind = Principal.Kind(rawValue: kind), kind != .service else {
            let kinds = Principal.Kind.allCases.filter { $0 != .service }.map(\.rawValue)
            throw ValidationError("--kind must be one of \(kinds.joined(separator: ", "))")
        }
        let roles = try role.map { name in
            guard let role = StaffRole(rawValue: name) else {
                let names = StaffRole.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--role must be one of \(names)")
            }
            return role
        }
        let path = try organisation.map { text in
            guard let path = OrganisationPath(text) else {
                throw ValidationError("--organisation needs a path such as demo/retail/store-1")
            }
            return path
        }
        let file =
            key.map { URL(filePath: $0) }
            ?? homeOptions.home().tokenSigningKey(DevelopmentKeys.tokenKeyID)
        guard let pem = try? String(contentsOf: file, encoding: .utf8) else {
            throw ValidationError("\(file.path) cannot be read; make keys with: huitou certs")
        }
        let issuer = try TokenIssuer(
            keyID: file.deletingPathExtension().lastPathComponent,
            key: try SigningKey(pem: pem),
            environment: homeOptions.environment
        )
        let principal = Principal(kind: kind, id: id, organisation: path, roles: Set(roles))
        return try issuer.issue(to: principal, lifetime: .seconds(ttl))
    }
}
