internal import Yams

/// One value of a program file, with its place.
package struct ProgramNode: Sendable {
    indirect enum Content: Sendable {
        /// A text without quotation marks may also be a number, a truth value or nothing.
        case scalar(String, isPlain: Bool)
        case list([ProgramNode])
        case mapping([(key: ProgramNode, value: ProgramNode)])
    }

    /// The file's name.
    package let file: String
    /// The value's key, from the top: `tiers[2].threshold`.
    package let key: String
    /// The line, from 1.
    package let line: Int
    /// The column, from 1.
    package let column: Int
    let content: Content

    /// Copies Yams's node, and checks the limits on the way.
    init(
        _ node: Node,
        file: String,
        key: String,
        depth: Int,
        nodesLeft: inout Int
    ) throws(ProgramFileError) {
        self.file = file
        self.key = key
        line = node.mark?.line ?? 0
        column = node.mark?.column ?? 0
        func refusal(_ message: String) -> ProgramFileError {
            ProgramFileError(
                file: file,
                line: node.mark?.line ?? 0,
                column: node.mark?.column ?? 0,
                key: key,
                message: message
            )
        }
        nodesLeft -= 1
        guard nodesLeft >= 0 else {
            throw refusal("the file has more than \(ProgramFile.nodesMax) values")
        }
        guard depth < ProgramFile.depthMax else {
            throw refusal("nested deeper than \(ProgramFile.depthMax) levels")
        }
        switch node {
        case .scalar(let scalar):
            content = .scalar(scalar.string, isPlain: scalar.style == .plain)
        case .sequence(let sequence):
            var nodes: [ProgramNode] = []
            for (index, node) in sequence.enumerated() {
                nodes.append(
                    try ProgramNode(
                        node,
                        file: file,
                        key: "\(key)[\(index)]",
                        depth: depth + 1,
                        nodesLeft: &nodesLeft
                    )
                )
            }
            content = .list(nodes)
        case .mapping(let mapping):
            var pairs: [(key: ProgramNode, value: ProgramNode)] = []
            for (name, node) in mapping {
                guard case .scalar(let scalar) = name else {
                    throw refusal("a key must be a plain text")
                }
                let path = key.isEmpty ? scalar.string : "\(key).\(scalar.string)"
                func copy(_ node: Node) throws(ProgramFileError) -> ProgramNode {
                    try ProgramNode(
                        node,
                        file: file,
                        key: path,
                        depth: depth + 1,
                        nodesLeft: &nodesLeft
                    )
                }
                pairs.append((try copy(name), try copy(node)))
            }
            content = .mapping(pairs)
        case .alias:
            throw refusal("an alias that names nothing")
        }
    }

    /// An error at this value's place.
    ///
    /// - Parameter message: What is wrong, and what would be right.
    /// - Returns: The error, to be thrown.
    package func error(_ message: String) -> ProgramFileError {
        ProgramFileError(file: file, line: line, column: column, key: key, message: message)
    }

    /// Whether nothing is given: `key:` or `key: null`.
    package var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// Whether the value is a mapping of keys to values.
    package var isMapping: Bool {
        guard case .mapping = content else { return false }
        return true
    }

    /// What the value is, for errors.
    var kind: String {
        switch content {
        case .scalar: isNull ? "nothing" : "a single value"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }

    /// Reads a mapping, and refuses every key that `body` does not ask for.
    ///
    /// - Parameter body: Asks for the fields and makes something of them.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or an error that names an unknown key.
    package func mapping<Result>(
        _ body: (ProgramFields) throws(ProgramFileError) -> Result
    ) throws(ProgramFileError) -> Result {
        guard case .mapping(let pairs) = content else {
            throw error("must be a mapping of keys to values, is \(kind)")
        }
        let fields = ProgramFields(of: self, pairs)
        let result = try body(fields)
        try fields.refuseUnknown()
        return result
    }

    /// Reads a mapping whose keys are free: names that the file gives to things.
    ///
    /// - Parameter count: How many entries there may be.
    /// - Returns: Keys and values in the order of the file.
    /// - Throws: An error where it is no mapping, or has too few or too many entries.
    package func entries(
        count: ClosedRange<Int> = 0...1000
    ) throws(ProgramFileError) -> [(key: ProgramNode, value: ProgramNode)] {
        guard case .mapping(let pairs) = content else {
            throw error("must be a mapping of names to values, is \(kind)")
        }
        try check(pairs.count, in: count, "entries")
        return pairs
    }

    /// Reads a list.
    ///
    /// - Parameters:
    ///   - count: How many elements there may be.
    ///   - element: Reads one element.
    /// - Returns: The elements.
    /// - Throws: What `element` throws, or an error where it is no list or has too few or too many
    ///   elements.
    package func list<Element>(
        count: ClosedRange<Int> = 0...1000,
        _ element: (ProgramNode) throws(ProgramFileError) -> Element
    ) throws(ProgramFileError) -> [Element] {
        guard case .list(let nodes) = content else {
            throw error("must be a list, is \(kind)")
        }
        try check(nodes.count, in: count, "elements")
        var elements: [Element] = []
        elements.reserveCapacity(nodes.count)
        for node in nodes { elements.append(try element(node)) }
        return elements
    }

    private func check(
        _ count: Int,
        in range: ClosedRange<Int>,
        _ noun: String
    ) throws(ProgramFileError) {
        guard range.contains(count) else {
            throw error(
                "must have \(range.lowerBound) to \(range.upperBound) \(noun), has \(count)"
            )
        }
    }
}
