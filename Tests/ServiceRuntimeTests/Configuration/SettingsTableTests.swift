import Foundation
import ServiceRuntime
import Testing

@Suite struct SettingsTableTests {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func readmeShowsTheTable() throws {
        let readme = try String(
            contentsOf: Self.root.appending(path: "README.md"),
            encoding: .utf8
        )
        #expect(
            readme.contains(SettingsTable().markdown),
            "README.md lacks the present table: points --settings-table prints it"
        )
    }

    @Test func helpNamesEveryFlag() {
        let help = SettingsTable().help(program: "points")
        for setting in SettingsTable().settings {
            #expect(help.contains("  \(setting.description.flagName)  "))
            #expect(help.contains(setting.description.summary))
        }
    }

    @Test func everyDefaultIsAcceptedByItsOwnSetting() throws {
        for service in CommonSettings.services {
            let loader = SettingsLoader(service: service, table: SettingsTable())
            _ = try loader.load(arguments: [], environment: [:]) { _ in "" }
        }
    }

    @Test func namesOfOneSettingBelongTogether() {
        let description = CommonSettings.frameBytesMax.description
        #expect(description.name == "limits.frame_bytes")
        #expect(description.flagName == "--limits-frame_bytes")
        #expect(description.environmentName == "HUITOU_LIMITS_FRAME_BYTES")
    }
}
