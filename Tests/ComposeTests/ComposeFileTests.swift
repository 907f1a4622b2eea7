import ArgumentParser
import Foundation
import HuitouTool
import ServiceRuntime
import Testing

/// The containers are set up as a cluster needs them: scalable, checked and hardened.
struct ComposeFileTests {
    @Test func everyServiceOfTheTreeIsThere() throws {
        #expect(Set(ComposeFile.services) == Set(CommonSettings.services))
        for service in ComposeFile.services {
            let container = try ComposeFile.container(service)
            #expect(container.command == [service])
            #expect(!container.isJob)
        }
        #expect(try ComposeFile.container("tool").command == ["huitou"])
    }

    @Test func whatIsScaledHasNoFixedPlace() throws {
        for container in try ComposeFile.containers() {
            #expect(container.values["container_name"] == nil, "\(container.name)")
            #expect(container.values["hostname"] == nil, "\(container.name)")
            #expect(container.values["network_mode"] as? String != "host", "\(container.name)")
            let hasPorts = container.values["ports"] != nil
            #expect(hasPorts == (container.name == "gateway"), "\(container.name)")
            #expect(container.values["networks"] is [String] || container.isJob)
            #expect(!container.list("networks").contains("outside") || container.name == "gateway")
        }
        let networks = try #require(try ComposeFile.load()["networks"] as? [String: Any])
        #expect((networks["inside"] as? [String: Any])?["internal"] as? Bool == true)
    }

    @Test func whatRunsForEverIsLookedAfter() throws {
        for container in try ComposeFile.containers() where !container.isJob {
            let check = container.object("healthcheck")
            let test = try #require(check["test"] as? [String], "\(container.name)")
            #expect(test.first == "CMD")
            for key in ["interval", "timeout", "retries", "start_period"] {
                #expect(check[key] != nil, "\(container.name): \(key)")
            }
            // More than a service takes to finish its calls.
            let grace = try #require(container.text("stop_grace_period"))
            let drain = try Self.defaultDrainSeconds()
            #expect(try #require(Int(grace.dropLast())) > 2 * drain, "\(container.name)")
        }
    }

    /// The probe is a command line of our own tool, and asks the container's own service.
    @Test(arguments: ComposeFile.services)
    func probeIsACommandOfTheTool(service: String) throws {
        let check = try ComposeFile.container(service).object("healthcheck")
        let test = try #require(check["test"] as? [String])
        #expect(test[1] == "huitou")
        #expect(test[2] == "status")
        #expect(test.last == service)
        #expect(throws: Never.self) { try HuitouCommand.parseAsRoot(Array(test.dropFirst(2))) }
    }

    @Test func everyContainerIsHardened() throws {
        for container in try ComposeFile.containers() {
            let name = container.name
            let user = try #require(container.text("user"), "\(name)")
            #expect(user.split(separator: ":").allSatisfy { (Int($0) ?? 0) > 0 }, "\(name)")
            #expect(container.values["read_only"] as? Bool == true, "\(name)")
            #expect(container.list("tmpfs").contains("/tmp"), "\(name)")
            #expect(container.list("cap_drop") == ["ALL"], "\(name)")
            #expect(container.values["cap_add"] == nil && container.values["privileged"] == nil)
            #expect(container.list("security_opt") == ["no-new-privileges:true"], "\(name)")
            let resources = container.object("deploy")["resources"] as? [String: Any]
            let limits = try #require(resources?["limits"] as? [String: Any], "\(name)")
            #expect(Set(limits.keys) == ["cpus", "memory", "pids"], "\(name)")
        }
    }

    @Test func startsInOrderOfHealth() throws {
        let database = try ComposeFile.container("databases").conditions
        #expect(database == ["database": "service_healthy"])
        let ready = "service_completed_successfully"
        #expect(try ComposeFile.container("database").conditions == ["keys": ready])
        for service in ComposeFile.services where service != "gateway" {
            let conditions = try ComposeFile.container(service).conditions
            #expect(conditions["databases"] == ready, "\(service)")
        }
        let gateway = try ComposeFile.container("gateway").conditions
        #expect(gateway["identity"] == "service_healthy")
        #expect(gateway["points"] == "service_healthy")
        let names = try ComposeFile.containers().map(\.name)
        for container in try ComposeFile.containers() {
            #expect(Set(container.conditions.keys).isSubset(of: names), "\(container.name)")
        }
    }

    private static func defaultDrainSeconds() throws -> Int {
        let text = CommonSettings.drainTimeout.description.defaultText
        #expect(text.hasSuffix("s"))
        return try #require(Int(text.dropLast()))
    }
}
