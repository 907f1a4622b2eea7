import Testing

/// Which target may import which: the architecture.
struct ArrowsTests {
    /// The modules of ours that the sources below a folder may import.
    static let arrows: [(folder: String, allowed: Set<String>)] = [
        ("Shared/Primitives", []),
        ("Shared/RPCCore", ["Primitives"]),
        ("Shared/RPCWire", ["Primitives", "RPCCore"]),
        ("Shared/RPCInProcess", ["Primitives", "RPCCore"]),
        ("Shared/RPCTransport", ["Primitives", "RPCCore", "RPCWire", "Messages", "COpenSSL"]),
        ("Shared/Cryptography", ["Primitives", "COpenSSL"]),
        ("Shared/Tokens", ["Primitives", "RPCCore", "Cryptography"]),
        ("Shared/HTTPSClient", ["Primitives", "RPCCore", "COpenSSL"]),
        ("Shared/Messages", ["Primitives", "RPCCore", "CMessages", "CProtobufC"]),
        ("Shared/StorageCore", ["Primitives"]),
        ("Shared/StorageSQLite", ["Primitives", "StorageCore"]),
        ("Shared/StoragePostgres", ["Primitives", "StorageCore", "CPostgreSQL"]),
        (
            "Shared/StorageSelection",
            [
                "AuditTrail", "Primitives", "RPCCore", "StorageCore", "StoragePostgres",
                "StorageSQLite", "ServiceRuntime",
            ]
        ),
        ("Shared/EventStreaming", ["Primitives", "RPCCore", "Messages", "StorageCore"]),
        (
            "Shared/MemberDirectory",
            ["Primitives", "RPCCore", "Messages", "StorageCore", "EventStreaming"]
        ),
        (
            "Shared/AuditTrail",
            ["Primitives", "Cryptography", "RPCCore", "Messages", "StorageCore"]
        ),
        ("Shared/ProgramFiles", ["Primitives"]),
        ("Shared/PrometheusMetrics", []),
        ("Shared/OperatorPort", ["Primitives"]),
        ("Services/*/Domain", ["Primitives"]),
        ("Services/*/Prediction", ["Primitives", "*Learning"]),
        ("Services/*/Learning", ["Primitives"]),
        ("Services/*/Storage", ["Primitives", "StorageCore", "Cryptography", "*Domain"]),
        (
            "Services/*/Service",
            [
                "Primitives", "RPCCore", "Messages", "EventStreaming", "MemberDirectory",
                "ProgramFiles", "*Domain", "*Learning", "*Prediction",
            ]
        ),
    ]

    /// Every module of ours, so that packages of others are left to SwiftPM.
    static let modules: Set<String> = {
        var names: Set<String> = []
        for path in Repository.paths {
            let steps = path.split(separator: "/").map(String.init)
            if steps.count > 2, steps[0] == "Shared" { names.insert(steps[1]) }
            if steps.count > 3, steps[0] == "Services" { names.insert(steps[1] + steps[2]) }
            if steps.count > 3, steps[1] == "Support" { names.insert(steps[2]) }
        }
        return names
    }()

    @Test func importsFollowTheArrows() {
        for file in Repository.swiftFiles {
            let steps = file.path.split(separator: "/").map(String.init)
            guard steps.count > 2 else { continue }
            let service = steps[0] == "Services" ? steps[1] : ""
            let arrow = Self.arrows.first { arrow in
                file.path.hasPrefix(
                    arrow.folder.replacing("*", with: service.isEmpty ? "*" : service) + "/"
                )
            }
            guard let arrow else { continue }
            let allowed = Set(arrow.allowed.map { $0.replacing("*", with: service) })
            for module in Self.imports(of: file) where Self.modules.contains(module) {
                #expect(allowed.contains(module), "\(file.path) must not import \(module)")
            }
        }
    }

    @Test func coresNeedNoFoundation() {
        for file in Repository.swiftFiles
        where file.path.hasPrefix("Shared/Primitives/")
            || (file.path.hasPrefix("Services/")
                && (file.path.contains("/Domain/") || file.path.contains("/Learning/")))
        {
            let imports = Self.imports(of: file)
            let system = ["Foundation", "FoundationEssentials", "Glibc", "Dispatch"]
            #expect(imports.isDisjoint(with: system), "\(file.path) must be pure")
        }
    }

    @Test func productionNeedsNoTestSupport() {
        for file in Repository.swiftFiles where file.lies(below: ["Services", "Shared"]) {
            let imports = Self.imports(of: file)
            #expect(imports.isDisjoint(with: ["TestKit", "Testing", "XCTest"]), "\(file.path)")
        }
    }

    private static func imports(of file: Repository.File) -> Set<String> {
        var modules: Set<String> = []
        for line in file.lines {
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count
            else { continue }
            let last = words[words.count - 1]
            modules.insert(String(last.prefix { $0 != "." }))
        }
        return modules
    }
}
