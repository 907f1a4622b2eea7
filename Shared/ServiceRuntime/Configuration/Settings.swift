/// The values of a process's settings, checked and with their defaults filled in.
package struct Settings: Sendable {
    private let values: [String: any Sendable]
    /// Where each value that is no default came from, by the setting's name.
    package let sources: [String: String]

    init(values: [String: any Sendable], sources: [String: String]) {
        self.values = values
        self.sources = sources
    }

    /// The value of a setting that the process declared.
    package subscript<Value>(_ key: SettingKey<Value>) -> Value {
        guard let value = values[key.description.name] as? Value else {
            preconditionFailure("the process does not declare \(key.description.name)")
        }
        return value
    }
}
