internal import Configuration
internal import Primitives
internal import ProgramFiles

/// Reads settings in layers: defaults, file, environment, command line; the later one counts.
package struct SettingsLoader: Sendable {
    /// The service's name, which stands in some defaults.
    private let service: String
    private let table: SettingsTable

    /// Takes the table of what can be set.
    package init(service: String, table: SettingsTable) {
        self.service = service
        self.table = table
    }

    /// Reads and checks every setting.
    ///
    /// - Parameters:
    ///   - arguments: The command line without the program's name.
    ///   - environment: The variables of the process.
    ///   - readFile: The text of the file at a path.
    /// - Returns: The values.
    /// - Throws: ``ConfigurationError``, the first thing that is wrong.
    package func load(
        arguments: [String],
        environment: [String: String],
        readFile: (_ path: String) throws(ConfigurationError) -> String
    ) throws(ConfigurationError) -> Settings {
        let flags = try flags(arguments)
        try refuseUnknownVariables(environment)
        let path = flags["config"] ?? environment["HUITOU_CONFIG"]
        var layers = [flagLayer(flags), environmentLayer(environment)]
        if let path, !path.isEmpty {
            layers.append(try fileLayer(path: path, text: try readFile(path)))
        }
        return try resolve(layers)
    }

    /// One source of settings, highest first.
    private struct Layer {
        let provider: any ConfigProvider
        let type: ConfigType
        /// How errors name a setting and its place in this source.
        let place: (SettingDescription) -> (key: String, source: String)
    }

    // MARK: - Values

    private func resolve(_ layers: [Layer]) throws(ConfigurationError) -> Settings {
        var values: [String: any Sendable] = [:]
        var sources: [String: String] = [:]
        var placeholders = ["{service}": service]
        for setting in table.settings {
            let description = setting.description
            var text = description.defaultText
            var place = (key: description.name, source: "default")
            for layer in layers {
                guard let found = Self.text(description, in: layer) else { continue }
                text = found
                place = layer.place(description)
                sources[description.name] = place.source
                break
            }
            if place.source == "default" {
                for (name, value) in placeholders { text = text.replacing(name, with: value) }
            }
            do throws(SettingRefusal) {
                values[description.name] = try setting.parse(text)
            } catch {
                let shown = description.isSecret || text.utf8.count > 200 ? "" : ", is \"\(text)\""
                throw ConfigurationError(
                    key: place.key,
                    source: place.source,
                    message: error.message + shown
                )
            }
            Self.extend(&placeholders, after: description.name, text: text, service: service)
        }
        return Settings(values: values, sources: sources)
    }

    /// How far behind `listen.port` the port of the metrics lies by default.
    private static let metricsPortDistance = 50

    /// Learns what later defaults may refer to.
    private static func extend(
        _ placeholders: inout [String: String],
        after name: String,
        text: String,
        service: String
    ) {
        if name == CommonSettings.home.description.name {
            placeholders["{home}"] = text
        } else if name == CommonSettings.portBase.description.name, let base = Int(text) {
            // A process that is none of the services takes any free port.
            placeholders["{port}"] = "0"
            for (index, name) in CommonSettings.services.enumerated() {
                placeholders["{port.\(name)}"] = String(base + index)
                if name == service { placeholders["{port}"] = String(base + index) }
            }
        } else if name == CommonSettings.listenPort.description.name, let port = Int(text) {
            // Several processes on one machine have different ports, and so different ones here.
            let isFar = port == 0 || port > 65_535 - metricsPortDistance
            placeholders["{metrics}"] = isFar ? "0" : String(port + metricsPortDistance)
        }
    }

    private static func text(_ description: SettingDescription, in layer: Layer) -> String? {
        let key = AbsoluteConfigKey(description.name.split(separator: ".").map(String.init))
        // The providers hold texts only, which convert without fail.
        guard let value = try? layer.provider.value(forKey: key, type: layer.type).value else {
            return nil
        }
        switch value.content {
        case .string(let text): return text
        case .stringArray(let texts): return texts.joined(separator: ",")
        default: return nil
        }
    }

    // MARK: - Layers

    /// The flags by setting name (`listen.port`), and `config`.
    private func flags(_ arguments: [String]) throws(ConfigurationError) -> [String: String] {
        let known = table.settings.map(\.description)
        var flags: [String: String] = [:]
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            func failure(_ message: String) -> ConfigurationError {
                let name = argument.prefix { $0 != "=" }
                return ConfigurationError(
                    key: String(name),
                    source: "command line",
                    message: message
                )
            }
            guard argument.hasPrefix("--") else {
                throw failure("is no flag; a setting is given as --name value")
            }
            let flag = String(argument.prefix { $0 != "=" })
            let name =
                flag == "--config" ? "config" : known.first { $0.flagName == flag }?.name
            guard let name else {
                throw failure(table.hint(for: flag, in: known.map(\.flagName) + ["--config"]))
            }
            let value: String
            if flag.count < argument.count {
                value = String(argument.dropFirst(flag.count + 1))
            } else if let next = rest.popFirst() {
                value = next
            } else {
                throw failure("needs a value")
            }
            guard flags.updateValue(value, forKey: name) == nil else {
                throw failure("is given twice")
            }
        }
        return flags
    }

    private func flagLayer(_ flags: [String: String]) -> Layer {
        let arguments = flags.map { name, value in
            "--" + name.replacing(".", with: "-") + "=" + value
        }
        return Layer(
            provider: CommandLineArgumentsProvider(arguments: [service] + arguments),
            // The provider parts values at commas; together they are the value again.
            type: .stringArray,
            place: { ($0.flagName, "command line") }
        )
    }

    private func refuseUnknownVariables(
        _ environment: [String: String]
    ) throws(ConfigurationError) {
        let known = table.settings.map(\.description.environmentName)
        let given = environment.keys.filter { $0.hasPrefix("HUITOU_") }.sorted()
        // One environment may serve all services: what begins with another's name is its own.
        let others = CommonSettings.services.filter { $0 != service }
            .map { "HUITOU_" + $0.uppercased() + "_" }
        for name in given where !known.contains(name) {
            guard !SettingsTable.foreignVariables.contains(name),
                !others.contains(where: { name.hasPrefix($0) })
            else { continue }
            throw ConfigurationError(
                key: name,
                source: "environment",
                message: table.hint(for: name, in: known)
            )
        }
    }

    private func environmentLayer(_ environment: [String: String]) -> Layer {
        Layer(
            provider: EnvironmentVariablesProvider(environmentVariables: environment)
                .prefixKeys(with: "huitou"),
            type: .string,
            place: { ($0.environmentName, "environment") }
        )
    }

    private func fileLayer(path: String, text: String) throws(ConfigurationError) -> Layer {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        var places: [String: String] = [:]
        do throws(ProgramFileError) {
            let root = try ProgramFile.load(text: text, name: path).root
            for leaf in try Self.leaves(of: root) {
                guard table.setting(named: leaf.key) != nil else {
                    let names = table.settings.map(\.description.name)
                    throw leaf.error(table.hint(for: leaf.key, in: names))
                }
                let key = AbsoluteConfigKey(leaf.key.split(separator: ".").map(String.init))
                let text = try leaf.string(byteCount: 0...4096)
                values[key] = ConfigValue(.string(text), isSecret: false)
                places[leaf.key] = "\(path):\(leaf.line):\(leaf.column)"
            }
        } catch {
            let place = error.line > 0 ? "\(error.file):\(error.line):\(error.column)" : error.file
            throw ConfigurationError(key: error.key, source: place, message: error.message)
        }
        return Layer(
            provider: InMemoryProvider(name: path, values: values),
            type: .string,
            place: { ($0.name, places[$0.name] ?? path) }
        )
    }

    /// The single values below a mapping, whose keys are then dotted names.
    private static func leaves(
        of node: ProgramNode
    ) throws(ProgramFileError) -> [ProgramNode] {
        var leaves: [ProgramNode] = []
        for (_, value) in try node.entries() where !value.isNull {
            if value.isMapping {
                leaves += try Self.leaves(of: value)
            } else {
                leaves.append(value)
            }
        }
        return leaves
    }
}
