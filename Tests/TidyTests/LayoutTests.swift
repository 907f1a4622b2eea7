import Foundation
import Testing

/// What lies where in the repository.
struct LayoutTests {
    @Test func repositoryIsFound() {
        #expect(Repository.paths.count > 50, "git lists too few files below \(Repository.root)")
    }

    @Test func topLevelHoldsNothingElse() {
        let folders: Set = ["Services", "Shared", "Tests", "protos", "compose"]
        let files: Set = ["Package.swift", "README.md", "LICENSE"]
        for path in Repository.paths {
            let first = String(path.prefix { $0 != "/" })
            let isAllowed = folders.contains(first) || files.contains(first) || first.hasPrefix(".")
            #expect(isAllowed, "\(path) does not belong at the top level")
        }
    }

    @Test func noFileIsLarge() throws {
        for path in Repository.paths where !path.hasPrefix("Shared/CMessages/") {
            let url = Repository.root.appending(path: path)
            let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            let isGenerated = path.hasPrefix("Shared/Messages/Generated/")
            #expect(size <= (isGenerated ? 512 : 256) << 10, "\(path) has \(size) bytes")
        }
    }

    @Test func noKeyCertificateOrBuildProductIsCommitted() {
        let suffixes = [
            ".pem", ".key", ".crt", ".p12", ".o", ".a", ".sqlite", ".db", ".csv", ".gz",
        ]
        for path in Repository.paths {
            #expect(!suffixes.contains { path.hasSuffix($0) }, "\(path) must not be committed")
            #expect(!path.hasSuffix("Package.resolved"), "\(path) must not be committed")
        }
    }

    @Test func everySwiftFileBelongsToATarget() throws {
        let manifest = try String(
            contentsOf: Repository.root.appending(path: "Package.swift"),
            encoding: .utf8
        )
        for file in Repository.swiftFiles where file.path != "Package.swift" {
            let steps = file.path.split(separator: "/").map(String.init)
            #expect(steps.count >= 3, "\(file.path) lies in no target's folder")
            guard steps.count >= 3 else { continue }
            let name: String =
                switch (steps[0], steps[1]) {
                case ("Services", let service):
                    steps[2] == "Main" ? service.lowercased() : "\"\(service)\", *\"\(steps[2])\""
                case ("Shared", "GeneratorMain"): "protoc-gen-huitou"
                case ("Tests", "Benchmarks"), ("Tests", "Fuzz"), ("Tests", "Simulators"):
                    "Tests/\(steps[1])/\(steps[2])"
                case ("Tests", "Support"): steps[2]
                default: steps[1]
                }
            let pattern = name.contains("*") ? name.replacing(" *", with: "\\s*") : "\"\(name)\""
            let regex = try Regex(pattern)
            #expect(manifest.contains(regex), "no target for \(file.path) (looked for \(name))")
        }
    }
}
