import Foundation
import Testing

extension Installation {
    /// The lines of a service's log so far, each a JSON object; what is none is left out.
    func log(of service: String) throws -> [[String: String]] {
        let file = home.appending(path: "log/\(service).log")
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            // The last line may not be whole yet.
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
            return object as? [String: String]
        }
    }

    /// Waits until the logs of these services have so many lines with a message.
    func waitForLog(
        _ message: String,
        count: Int = 1,
        in services: [String] = Installation.services
    ) async throws {
        for service in services {
            let isThere = try await Wait.until(within: .seconds(30)) {
                try log(of: service).filter { $0["message"] == message }.count >= count
            }
            try #require(isThere, "\(service) did not log \"\(message)\" \(count) times")
        }
    }

    /// The port on which a service shows its metrics now.
    func metricsPort(of service: String) throws -> Int {
        let line = try log(of: service).last { $0["message"] == "metrics are shown" }
        let address = try #require(line?["address"])
        return try #require(address.split(separator: ":").last.flatMap { Int($0) })
    }
}
