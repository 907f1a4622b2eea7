internal import Yams

/// A rule or program file: YAML, of which every value knows its line and column.
///
/// For example:
///
///     let file = try ProgramFile.load(text: text, name: "supermarket.yaml")
///     let preset = try file.root.mapping { fields throws(ProgramFileError) in
///         Preset(
///             name: try fields.required("name").string(),
///             tiers: try fields.required("tiers").list(count: 1...9, Tier.init(node:))
///         )
///     }
///
/// `mapping` refuses every key that was not asked for. Anchors and aliases are allowed, as long as
/// the file stays within its limits when they are written out.
package struct ProgramFile: Sendable {
    /// The longest file, in bytes.
    package static let byteCountMax = 1 << 20
    /// The most values in a file, aliases written out.
    package static let nodesMax = 100_000
    /// How deep values may be nested.
    package static let depthMax = 32

    /// The value that the whole file is.
    package let root: ProgramNode

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: What stands in it.
    ///   - name: Its name, for errors.
    /// - Returns: The file.
    /// - Throws: ``ProgramFileError`` where it is not YAML, is empty, has a key twice, or is over
    ///   a limit.
    package static func load(
        text: String,
        name: String
    ) throws(ProgramFileError) -> ProgramFile {
        func failure(_ message: String, _ mark: Mark? = nil) -> ProgramFileError {
            ProgramFileError(
                file: name,
                line: mark?.line ?? 0,
                column: mark?.column ?? 0,
                key: "",
                message: message
            )
        }
        guard text.utf8.count <= byteCountMax else {
            throw failure("the file is longer than \(byteCountMax) bytes")
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            let (message, mark) = Self.explain(error)
            throw failure(message, mark)
        } catch {
            throw failure("the file cannot be read as YAML")
        }
        guard let node else { throw failure("the file is empty") }
        var nodesLeft = nodesMax
        let root = try ProgramNode(node, file: name, key: "", depth: 0, nodesLeft: &nodesLeft)
        return ProgramFile(root: root)
    }

    private static func explain(_ error: YamlError) -> (String, Mark?) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ("not YAML: \(problem)", mark)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ("given twice: \(duplicates.joined(separator: ", "))", context.mark)
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
            .representer(let problem):
            return ("not YAML: \(problem)", nil)
        case .no, .memory, .dataCouldNotBeDecoded:
            return ("the file cannot be read as YAML", nil)
        }
    }
}
