import Testing

/// The image holds what the tree makes, and nothing that it should not.
struct DockerfileTests {
    /// The instructions, continued lines joined, comments left out.
    private static let instructions: [String] = {
        let lines = ComposeFile.text("compose/Dockerfile").split(separator: "\n")
            .filter { !$0.drop { $0 == " " }.hasPrefix("#") }
        return lines.joined(separator: "\n").replacing(/\\\n\s*/, with: "")
            .split(separator: "\n").map(String.init)
    }()

    @Test func everyProductIsBuiltAndNoOther() throws {
        let loop = try #require(
            ComposeFile.text("compose/Dockerfile").firstMatch(of: /for product in ([a-z ]+); do/)
        )
        let products = loop.1.split(separator: " ").map(String.init)
        #expect(Set(products) == Set(ComposeFile.executables))
        #expect(products.count == ComposeFile.executables.count)
    }

    @Test func stagesAreTwoAndPinned() {
        let stages = Self.instructions.filter { $0.hasPrefix("FROM ") }
        #expect(stages == ["FROM swift:6.3-bookworm AS build", "FROM debian:bookworm-slim"])
    }

    @Test func theImageRunsAsNobodyInParticular() {
        let users = Self.instructions.filter { $0.hasPrefix("USER ") }
        #expect(users == ["USER 10001:10001"])
        let containers = (try? ComposeFile.containers()) ?? []
        #expect(containers.allSatisfy { $0.text("user") == "10001:10001" })
    }

    @Test func theLastStageGetsOnlyWhatWasBuilt() {
        let last = Self.instructions.lastIndex { $0.hasPrefix("FROM ") } ?? 0
        let copied = Self.instructions[last...].filter {
            $0.hasPrefix("COPY ") || $0.hasPrefix("ADD ")
        }
        #expect(copied == ["COPY --from=build /image/ /"])
        // Libraries to run with, none to build with.
        let packages = Self.instructions[last...].joined(separator: " ")
            .matches(of: /\blib[a-z0-9-]+/).map { String($0.0) }
        #expect(Set(packages) == ["libpq5", "libprotobuf-c1", "libsqlite3-0", "libssl3"])
    }

    /// The folders of the volumes are there, so that they become the user's.
    @Test func theFoldersOfTheVolumesAreMade() throws {
        let text = ComposeFile.text("compose/Dockerfile")
        for container in try ComposeFile.containers() where container.text("image") == "huitou" {
            for mount in container.mounts where !mount.volume.hasPrefix(".") {
                #expect(text.contains(" \(mount.target)"), "\(container.name): \(mount.target)")
            }
        }
    }

    @Test func theContextHoldsSourcesOnly() {
        let lines = ComposeFile.text(".dockerignore").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
        #expect(lines.first == "*")
        #expect(
            Set(lines.dropFirst()) == ["!Package.swift", "!Services", "!Shared", "!Tests"]
        )
    }
}
