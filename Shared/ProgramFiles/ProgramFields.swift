internal import Primitives

/// The fields of one mapping, while it is read.
///
/// Remembers which keys were asked for, so that a misspelt one does not pass unnoticed. Used by one
/// task, inside `ProgramNode.mapping`.
package final class ProgramFields {
    /// The mapping itself, for errors that concern several of its fields.
    package let node: ProgramNode
    private let pairs: [(key: ProgramNode, value: ProgramNode)]
    private var askedKeys: [String] = []

    init(of node: ProgramNode, _ pairs: [(key: ProgramNode, value: ProgramNode)]) {
        self.node = node
        self.pairs = pairs
    }

    /// The value of a key that must be there.
    ///
    /// - Parameter key: The key in this mapping.
    /// - Returns: Its value.
    /// - Throws: An error where the key is missing or nothing is given.
    package func required(_ key: String) throws(ProgramFileError) -> ProgramNode {
        if let value = optional(key) { return value }
        let others = pairs.filter { !askedKeys.contains(Self.name($0.key)) }
        if let guess = NearestName.of(key, in: others.map { Self.name($0.key) }),
            let pair = others.first(where: { Self.name($0.key) == guess })
        {
            throw pair.key.error("unknown key; did you mean \(key), which is missing?")
        }
        throw node.error("\(key) is missing")
    }

    /// The value of a key; `nil` where it is missing or nothing is given.
    package func optional(_ key: String) -> ProgramNode? {
        askedKeys.append(key)
        guard let value = pairs.first(where: { Self.name($0.key) == key })?.value, !value.isNull
        else { return nil }
        return value
    }

    /// Refuses keys that nobody asked for.
    func refuseUnknown() throws(ProgramFileError) {
        guard let pair = pairs.first(where: { !askedKeys.contains(Self.name($0.key)) }) else {
            return
        }
        let guess = NearestName.of(Self.name(pair.key), in: askedKeys)
        let known = askedKeys.sorted().joined(separator: ", ")
        let hint = guess.map { "did you mean \($0)?" } ?? "known here: \(known)"
        throw pair.key.error("unknown key; \(hint)")
    }

    private static func name(_ node: ProgramNode) -> String {
        guard case .scalar(let text, _) = node.content else { return "" }
        return text
    }
}
