/// What is wrong with a process's configuration, and where.
package struct ConfigurationError: Error, Hashable, Sendable {
    /// The setting, as its source writes it: `listen.port`, `--listen-port`, `HUITOU_LISTEN_PORT`.
    package let key: String
    /// Where it was given: a file with line and column, the environment, the command line.
    package let source: String
    /// What is wrong, and what would be right.
    package let message: String

    /// Describes what is wrong.
    package init(key: String, source: String, message: String) {
        self.key = key
        self.source = source
        self.message = message
    }
}

extension ConfigurationError: CustomStringConvertible {
    package var description: String {
        let place = source.isEmpty ? "" : "\(source): "
        return key.isEmpty ? "\(place)\(message)" : "\(place)\(key): \(message)"
    }
}
