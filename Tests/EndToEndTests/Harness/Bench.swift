import FaultProxy
import Foundation
import Synchronization

/// A proxy before each of the four services, for whoever looks for them by their settings.
final class Bench: Sendable {
    /// Whether `Tests/run --long` runs the tests.
    static let isLongRun = ProcessInfo.processInfo.environment["HUITOU_LONG"] == "1"

    /// The gateway's port in the installation to be.
    let portBase: Int
    /// The proxies, by the service behind them.
    let proxies: [String: FaultProxy]

    private init(portBase: Int, proxies: [String: FaultProxy]) {
        self.portBase = portBase
        self.proxies = proxies
    }

    /// Starts the proxies; the services may come later.
    static func start() async throws -> Bench {
        let portBase = try Installation.freePorts(count: 5)
        var proxies: [String: FaultProxy] = [:]
        for (index, service) in Installation.services.enumerated() where service != "gateway" {
            proxies[service] = try FaultProxy(to: portBase + index)
        }
        return Bench(portBase: portBase, proxies: proxies)
    }

    /// What has every service look for the others behind the proxies.
    var environment: [String: String] {
        Dictionary(
            uniqueKeysWithValues: proxies.map { service, proxy in
                ("HUITOU_UPSTREAM_\(service.uppercased())", "127.0.0.1:\(proxy.port)")
            }
        )
    }

    /// Has every second link of every way meet a random fault.
    func setRandomScripts(seed: UInt64) {
        for (index, proxy) in proxies.sorted(by: { $0.key < $1.key }).map(\.value).enumerated() {
            proxy.setScript { link in
                guard link.isMultiple(of: 2) else { return .unharmed }
                return .seeded(seed &+ UInt64(index) << 32 &+ UInt64(link), bytesMax: 6_000)
            }
            proxy.resetLinks()
        }
    }

    /// Ends the proxies.
    func stop() {
        for proxy in proxies.values { proxy.stop() }
    }
}
