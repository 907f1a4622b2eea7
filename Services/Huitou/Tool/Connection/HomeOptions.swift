import ArgumentParser
import Cryptography
import Foundation
import Primitives
import ServiceRuntime

/// Where the installation lies.
struct HomeOptions: ParsableArguments {
    @Option(name: .customLong("home"), help: "The installation's folder (HUITOU_HOME, .huitou).")
    var homeFolder: String?

    /// The installation's folder.
    func home() -> Home {
        let path = homeFolder ?? ProcessEnvironment.value(of: "HUITOU_HOME") ?? ".huitou"
        return Home(folder: URL(filePath: path))
    }

    /// The system's clock and randomness.
    var environment: Primitives.Environment {
        ProcessEnvironment.system
    }
}
