internal import Glibc
internal import Logging
internal import Primitives
internal import RPCTransport

/// The life of a service's process, from its command line to its exit code.
package enum ServiceProcess {
    /// The version of the programs.
    package static let version = "0.1.0"

    /// Runs a service until SIGTERM or SIGINT, and exits.
    ///
    /// Exit codes: 0 after a signal, once all calls were finished; 1 where it cannot start or
    /// breaks; 2 for a wrong configuration. In both latter cases one line on standard error says
    /// what to do.
    ///
    ///     await ServiceProcess.run(name: "points", settings: [laneCount.setting]) { runtime in
    ///         let store = try await openStore(runtime.settings[CommonSettings.databasePath])
    ///         return ServiceParts(methods: …, onShutdown: { await store.close() })
    ///     }
    ///
    /// - Parameters:
    ///   - name: The name of the service: `points`.
    ///   - settings: Settings that only this service has.
    ///   - acceptsTokensAlone: Whether clients without a certificate are let in, as by the gateway.
    ///   - arguments: The command line without the program's name.
    ///   - environment: The variables of the process.
    ///   - prepare: Opens stores, makes channels, wires handlers.
    package static func run(
        name: String,
        settings: [AnySetting] = [],
        acceptsTokensAlone: Bool = false,
        arguments: [String] = Array(CommandLine.arguments.dropFirst()),
        environment: [String: String] = ProcessEnvironment.variables,
        prepare: @escaping @Sendable (Runtime) async throws -> ServiceParts
    ) async -> Never {
        // Before anything is hashed or verified.
        TLSLibrary.keepToTheEnd()
        let table = SettingsTable(own: settings)
        if arguments == ["--help"] || arguments == ["-h"] {
            print(table.help(program: name), terminator: "")
            exit(0)
        }
        if arguments == ["--settings-table"] {
            print(table.markdown, terminator: "")
            exit(0)
        }
        if arguments == ["--version"] {
            print(version)
            exit(0)
        }
        do {
            let values = try SettingsLoader(service: name, table: table).load(
                arguments: arguments,
                environment: environment,
                readFile: ProcessFiles.text
            )
            let life = try ServiceLife(
                name: name,
                settings: values,
                acceptsTokensAlone: acceptsTokensAlone
            )
            try await life.run(prepare)
            exit(0)
        } catch let error as ConfigurationError {
            fail(name, "\(error)", code: 2)
        } catch {
            fail(name, "\(error)", code: 1)
        }
    }

    private static func fail(_ name: String, _ message: String, code: Int32) -> Never {
        StandardErrorSink().write(Array("\(name): \(LogRedaction.redact(message))\n".utf8))
        exit(code)
    }
}
