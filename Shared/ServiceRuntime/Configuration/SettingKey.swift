/// One setting: its name, what it may be, and what it is where nobody says.
///
/// A key `listen.port` is `listen: {port: …}` in a file, `HUITOU_LISTEN_PORT` in the environment
/// and `--listen-port` on the command line.
package struct SettingKey<Value: Sendable>: Sendable {
    /// What is shown of the setting.
    package let description: SettingDescription
    let parse: @Sendable (String) throws(SettingRefusal) -> Value

    init(
        _ description: SettingDescription,
        parse: @escaping @Sendable (String) throws(SettingRefusal) -> Value
    ) {
        self.description = description
        self.parse = parse
    }

    /// The setting without its type, for the table.
    package var setting: AnySetting {
        let parse = parse
        return AnySetting(description: description) { (text) throws(SettingRefusal) in
            try parse(text)
        }
    }
}

/// What is shown of a setting.
package struct SettingDescription: Hashable, Sendable {
    /// The name, dotted.
    package let name: String
    /// What it may be: `1 to 65535`.
    package let kind: String
    /// What it is where nobody says; `{home}`, `{service}` and `{port.points}` stand for the home
    /// folder, the service's name and a service's default port.
    package let defaultText: String
    /// What it does, in one line.
    package let summary: String
    /// Whether no log or error may show the value.
    package let isSecret: Bool

    /// The name in the environment.
    package var environmentName: String {
        "HUITOU_" + name.uppercased().replacing(".", with: "_")
    }

    /// The name on the command line.
    package var flagName: String { "--" + name.replacing(".", with: "-") }
}

/// A setting of whatever type.
package struct AnySetting: Sendable {
    /// What is shown of the setting.
    package let description: SettingDescription
    let parse: @Sendable (String) throws(SettingRefusal) -> any Sendable
}

/// Why a value is not accepted: what would be right.
package struct SettingRefusal: Error, Hashable, Sendable {
    /// Begins with "must".
    package let message: String

    /// Says what would be right.
    package init(_ message: String) {
        self.message = message
    }
}
