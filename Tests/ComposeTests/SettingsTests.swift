import ServiceRuntime
import Testing

/// What containers tell the services is what the services understand.
struct SettingsTests {
    @Test(arguments: ComposeFile.services)
    func settingsAreUnderstood(service: String) throws {
        var environment = try ComposeFile.container(service).environment
            .merging(Self.imageEnvironment()) { own, _ in own }
        #expect(environment.keys.allSatisfy { $0.hasPrefix("HUITOU_") })
        // Where services store on SQLite only, there is no database to name.
        if !Self.knowsPostgreSQL {
            environment = environment.filter { !$0.key.hasPrefix("HUITOU_DATABASE_") }
        }
        let loader = SettingsLoader(service: service, table: SettingsTable())
        let settings = try loader.load(arguments: [], environment: environment) { _ in "" }
        #expect(settings[CommonSettings.home] == "/srv/huitou")
        #expect(settings[CommonSettings.listenHost] == "0.0.0.0")
        #expect(!settings[CommonSettings.development])
    }

    /// Others are found at the names and ports at which they are.
    @Test(arguments: ComposeFile.services)
    func upstreamsAreWhereTheyListen(service: String) throws {
        var found: Set<String> = []
        for (name, value) in try ComposeFile.container(service).environment {
            guard name.hasPrefix("HUITOU_UPSTREAM_") else { continue }
            let upstream = name.dropFirst("HUITOU_UPSTREAM_".count).lowercased()
            let index = try #require(CommonSettings.services.firstIndex(of: upstream))
            #expect(value == "\(upstream):\(7400 + index)")
            found.insert(upstream)
        }
        let folder = service.prefix(1).uppercased() + service.dropFirst()
        let main = ComposeFile.text("Services/\(folder)/Main/\(folder)Process.swift")
        #expect(!main.isEmpty)
        // Two services name their sources by a constant.
        let named = main.matches(of: /channel\(to: "([a-z]+)"\)/).map { String($0.1) }
        let sources = main.matches(of: /channel\(to: [A-Za-z]+\.([a-z]+)Source\)/)
            .map { String($0.1) }
        #expect(found == Set(named + sources))
    }

    @Test(arguments: ComposeFile.services.filter { $0 != "gateway" })
    func eachStoresInADatabaseOfItsOwn(service: String) throws {
        let environment = try ComposeFile.container(service).environment
        let url = "postgresql://\(service)@database/\(service)"
        #expect(environment["HUITOU_DATABASE_URL"] == url)
        let script = ComposeFile.text("compose/containers/databases.sql")
        #expect(script.contains("('\(service)', :'\(service)')"))
    }

    @Test func theGatewayIsPublishedWhereItListens() throws {
        let ports = try ComposeFile.container("gateway").list("ports")
        #expect(ports.count == 1)
        #expect(ports.first?.hasSuffix(":7400") == true)
    }

    private static let knowsPostgreSQL = SettingsTable().settings
        .contains { $0.description.name == "database.url" }

    /// What the image sets for everything that runs in it.
    private static func imageEnvironment() -> [String: String] {
        let lines = ComposeFile.text("compose/Dockerfile").split(separator: "\n")
        let pairs = lines.filter { $0.hasPrefix("ENV ") }
            .flatMap { $0.dropFirst(4).split(separator: " ") }
            .map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return (parts[0], parts.count > 1 ? parts[1] : "")
            }
        return Dictionary(pairs) { _, last in last }
    }
}
