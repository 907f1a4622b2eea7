import Foundation
import Testing
import Yams

/// What `compose/` says about containers, taken apart.
enum ComposeFile {
    /// The repository.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The text of a file of the repository; empty where there is none, which tests notice.
    static func text(_ path: String) -> String {
        let data = FileManager.default.contents(atPath: root.appending(path: path).path)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    /// The whole file, with anchors and merges resolved.
    static func load() throws -> [String: Any] {
        try #require(try Yams.load(yaml: text("compose/compose.yaml")) as? [String: Any])
    }

    /// The containers, by their names.
    static func containers() throws -> [Container] {
        let services = try #require(try load()["services"] as? [String: Any])
        return try services.keys.sorted().map { name in
            Container(name: name, values: try #require(services[name] as? [String: Any]))
        }
    }

    /// A container by its name.
    static func container(_ name: String) throws -> Container {
        try #require(try containers().first { $0.name == name })
    }

    /// The executables under `Services/`, the operator's tool among them.
    static let executables: [String] = text("Package.swift")
        .matches(of: /"([a-z]+)",\s*"Services\/[A-Za-z]+\/Main"/).map { String($0.1) }

    /// Those of them that run for ever.
    static let services = executables.filter { $0 != "huitou" }
}

/// What the file says of one container.
struct Container {
    let name: String
    let values: [String: Any]

    func text(_ key: String) -> String? { values[key] as? String }
    func list(_ key: String) -> [String] { values[key] as? [String] ?? [] }
    func object(_ key: String) -> [String: Any] { values[key] as? [String: Any] ?? [:] }

    /// The environment as written.
    var environment: [String: String] {
        object("environment").mapValues { "\($0)" }
    }

    /// The command, or what the container runs at all.
    var command: [String] { list("entrypoint") + list("command") }

    /// On whose state it waits, and for which.
    var conditions: [String: String] {
        object("depends_on").compactMapValues { ($0 as? [String: Any])?["condition"] as? String }
    }

    /// The mounts: volume, target, and whether it may only be read.
    var mounts: [(volume: String, target: String, isReadOnly: Bool)] {
        list("volumes").map { mount in
            let parts = mount.split(separator: ":").map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "", parts.last == "ro")
        }
    }

    /// Whether it ends by itself.
    var isJob: Bool { values["restart"] == nil }
}
