import ArgumentParser
import Primitives
import ServiceRuntime

/// How the tool reaches the services.
package struct ConnectionOptions: ParsableArguments {
    @OptionGroup var homeOptions: HomeOptions

    @Option(help: "The host of the services.")
    var host = "127.0.0.1"

    @Option(
        help: "The gateway's port; the services have the four after it (HUITOU_PORT_BASE, 7400)."
    )
    var portBase: Int?

    @Option(help: "Whose certificate of the installation is presented.")
    var certificate = DevelopmentKeys.operatorName

    /// Only `ArgumentParser` makes one.
    package init() {}

    /// The installation's folder.
    func home() throws -> Home { homeOptions.home() }

    /// The system's clock and randomness.
    var environment: Primitives.Environment { homeOptions.environment }

    /// Opens the way to the services for the time of `body`.
    ///
    /// - Throws: `ValidationError` where keys or certificates are missing, and what `body` throws.
    package func withChannels<Result>(
        _ body: (ToolChannels) async throws -> Result
    ) async throws -> Result {
        let port =
            portBase
            ?? ProcessEnvironment.value(of: "HUITOU_PORT_BASE").flatMap { Int($0) } ?? 7400
        guard (1...65_000).contains(port) else {
            throw ValidationError("the port must be 1 to 65000, is \(port)")
        }
        let channels = try ToolChannels(
            home: home(),
            host: host,
            portBase: port,
            certificate: certificate,
            random: environment.random
        )
        do {
            let result = try await body(channels)
            await channels.close()
            return result
        } catch {
            await channels.close()
            throw error
        }
    }
}
