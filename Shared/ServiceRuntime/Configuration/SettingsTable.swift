internal import Primitives

/// The settings of a process, as one table: what is read, checked and documented.
package struct SettingsTable: Sendable {
    /// The settings, each name once.
    package let settings: [AnySetting]
    private let names: [String: AnySetting]

    /// Variables that begin with `HUITOU_` and belong to the scripts around the processes.
    static let foreignVariables: Set<String> = [
        "HUITOU_BUILD", "HUITOU_CONFIG", "HUITOU_HOST", "HUITOU_LONG", "HUITOU_PROMTOOL",
        "HUITOU_PYTHON", "HUITOU_RETAIL_DATA", "HUITOU_TEST_POSTGRES",
    ]

    /// Joins the common settings with those of one process.
    ///
    /// - Parameter own: Settings that only this process has; their names must be new.
    package init(own: [AnySetting] = []) {
        settings = CommonSettings.all + own
        var names: [String: AnySetting] = [:]
        for setting in settings {
            let previous = names.updateValue(setting, forKey: setting.description.name)
            precondition(previous == nil, "\(setting.description.name) is declared twice")
        }
        self.names = names
    }

    /// The setting of a name.
    func setting(named name: String) -> AnySetting? { names[name] }

    /// The table in Markdown, for the documentation.
    package var markdown: String {
        var lines = ["| setting | value | default | what |", "|---|---|---|---|"]
        for setting in settings {
            let description = setting.description
            let text = description.defaultText
            let shown = text.isEmpty ? "" : "`\(Self.readable(text))`"
            let cells = ["`\(description.name)`", description.kind, shown, description.summary]
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The table for a terminal.
    ///
    /// - Parameter program: The name of the program.
    /// - Returns: Several lines, the last one ended.
    package func help(program: String) -> String {
        var text = """
            Usage: \(program) [--config FILE] [--SETTING VALUE]...

            A setting is taken from the command line (--listen-port 7402), else from the
            environment (HUITOU_LISTEN_PORT), else from the file (listen: {port: 7402}) that
            --config or HUITOU_CONFIG names, else it has its default.

              --help            prints this
              --settings-table  prints the settings as a table in Markdown


            """
        for setting in settings {
            let description = setting.description
            let shown = Self.readable(description.defaultText)
            let standard = shown.isEmpty ? "" : " (default \(shown))"
            text += "  \(description.flagName)  \(description.kind)\(standard)\n"
            text += "      \(description.summary)\n"
        }
        return text
    }

    /// A default with its placeholders as a reader expects them.
    private static func readable(_ text: String) -> String {
        text.replacing("{port}", with: "port.base + n")
            .replacing("{metrics}", with: "listen.port + 50")
            .replacing("{home}", with: "<home>").replacing("{service}", with: "<service>")
            .replacing("{port.identity}", with: "7401").replacing("{port.points}", with: "7402")
            .replacing("{port.tiers}", with: "7403")
            .replacing("{port.recommendations}", with: "7404")
    }

    /// What somebody who wrote an unknown name should know.
    func hint(for name: String, in candidates: [String]) -> String {
        let guess = NearestName.of(name, in: candidates).map { "; did you mean \($0)?" }
        return "is not known" + (guess ?? "; --help lists what is")
    }
}
