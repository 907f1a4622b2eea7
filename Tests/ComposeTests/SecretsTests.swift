import Foundation
import Testing

/// Keys and passwords are files in volumes, and nowhere else.
struct SecretsTests {
    @Test func environmentHoldsNoSecret() throws {
        for container in try ComposeFile.containers() {
            for (name, value) in container.environment {
                let place = "\(container.name): \(name)"
                let isSecret = ["PASS", "SECRET", "KEY", "TOKEN", "CREDENTIAL"]
                    .contains { name.contains($0) }
                if isSecret {
                    #expect(name.hasSuffix("FILE"), "\(place) must name a file")
                    #expect(
                        container.mounts.contains { value.hasPrefix($0.target + "/") },
                        "\(place) must lie in a volume"
                    )
                }
                // user:password@host
                #expect(!value.contains(/:\/\/[^@\/]*:[^@\/]*@/), "\(place) holds a password")
            }
        }
    }

    @Test func volumesAreReadByThoseWhoMay() throws {
        for container in try ComposeFile.containers() {
            for mount in container.mounts where mount.volume.hasPrefix("keys-") {
                let owner = String(mount.volume.dropFirst("keys-".count))
                let readers: Set<String> =
                    switch owner {
                    case "installation": ["keys", "tool"]
                    case "database": ["keys", "database", "databases"]
                    default: ["keys", owner]
                    }
                #expect(readers.contains(container.name), "\(container.name): \(mount.volume)")
                #expect(
                    mount.isReadOnly == !["keys", "tool"].contains(container.name),
                    "\(container.name): \(mount.volume)"
                )
            }
            // Of the host only what lies beside the file, and only to be read.
            for mount in container.mounts where mount.volume.contains(/^[.\/~$]/) {
                #expect(mount.volume.hasPrefix("./containers/") && mount.isReadOnly)
                #expect(!ComposeFile.text("compose/\(mount.volume.dropFirst(2))").isEmpty)
            }
        }
        let volumes = try #require(try ComposeFile.load()["volumes"] as? [String: Any])
        for container in try ComposeFile.containers() {
            for mount in container.mounts where !mount.volume.hasPrefix(".") {
                #expect(volumes[mount.volume] != nil, "\(container.name): \(mount.volume)")
            }
        }
    }

    @Test func filesHoldNoSecret() throws {
        let files = [
            "compose/compose.yaml", "compose/Dockerfile", "compose/containers/make-keys",
            "compose/containers/databases.sql", ".dockerignore",
        ]
        for file in files {
            let text = ComposeFile.text(file)
            #expect(!text.isEmpty, "\(file)")
            #expect(!text.contains("BEGIN "), "\(file)")
            #expect(!text.contains(/[0-9A-Fa-f]{32}/), "\(file)")
            #expect(!text.contains(/(?i)password *[:=] *['"]?[a-z0-9]/), "\(file)")
        }
    }
}
