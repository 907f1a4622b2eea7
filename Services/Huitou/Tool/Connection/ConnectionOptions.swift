import ArgumentParser
import Primitives
import ServiceRuntime

/// How the tool reaches the services.
package struct ConnectionOptions: ParsableArguments {
    @OptionGroup var homeOptions: HomeOptions

    @Option(
        help: """
            The host of the services, in which {service} stands for a service's name \
            (HUITOU_HOST, 127.0.0.1).
            """
    )
    var host: String?

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

    /// Opens the ways to the services; the caller closes them.
    ///
    /// - Throws: `ValidationError` where keys or certificates are missing.
    package func openChannels() throws -> ToolChannels {
        let port =
            portBase
            ?? ProcessEnvironment.value(of: "HUITOU_PORT_BASE").flatMap { Int($0) } ?? 7400
        guard (1...65_000).contains(port) else {
            throw ValidationError("the port must be 1 to 65000, is \(port)")
        }
        return try ToolChannels(
            home: home(),
            host: host ?? ProcessEnvironment.value(of: "HUITOU_HOST") ?? "127.0.0.1",
            portBase: port,
            certificate: certificate,
            random: environment.random
        )
    }
}
