extension BoostedTrees {
    private static let kind: StaticString = "HTBT"
    private static let version: UInt16 = 1

    /// The model as bytes: its features' names, then every tree.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter(kind: Self.kind, version: Self.version)
        writer.write(UInt32(featureNames.count))
        for name in featureNames { writer.write(name) }
        writer.write(startScore)
        writer.write(UInt32(roots.count))
        for (tree, root) in roots.enumerated() {
            let end = tree + 1 < roots.count ? Int(roots[tree + 1]) : nodes.count
            writer.write(UInt32(end - Int(root)))
            for node in nodes[Int(root)..<end] {
                writer.write(node.feature)
                writer.write(node.value)
                guard node.feature != Node.leaf else { continue }
                writer.write(node.threshold)
                writer.write(UInt16(node.left - root) << 1 | (node.missingGoesLeft ? 1 : 0))
            }
        }
        return writer.finished()
    }

    /// Reads a model; refuses bytes that are none, and models of other features.
    ///
    /// - Parameters:
    ///   - bytes: What `encoded()` gave.
    ///   - expected: The features that rows will have; `nil` to take any.
    /// - Throws: What is wrong with the bytes.
    package init(
        decoding bytes: [UInt8],
        featureNames expected: [String]? = nil
    ) throws(ModelBytesError) {
        var reader = try ByteReader(bytes, kind: Self.kind, version: Self.version)
        var names: [String] = []
        for _ in 0..<(try reader.count(ofSize: 4)) { names.append(try reader.text()) }
        guard !names.isEmpty, names.count < Int(Node.leaf) else {
            throw .impossible("\(names.count) features")
        }
        if let expected, expected != names { throw .impossible("its features are others") }
        self.init(featureNames: names, startScore: try reader.double())
        for _ in 0..<(try reader.count(ofSize: 10)) {
            append(try Self.tree(&reader, featureCount: names.count))
        }
        try reader.end()
    }

    /// Reads one tree, in which every node but the root is the child of one before it.
    private static func tree(
        _ reader: inout ByteReader,
        featureCount: Int
    ) throws(ModelBytesError) -> [Node] {
        let count = try reader.count(ofSize: 6)
        guard count > 0, count < 1 << 15 else { throw .impossible("a tree of \(count) nodes") }
        var isChild = [Bool](repeating: false, count: count)
        var tree: [Node] = []
        for index in 0..<count {
            var node = Node()
            node.feature = try reader.number(UInt16.self)
            node.value = try reader.float()
            if node.feature != Node.leaf {
                guard node.feature < featureCount else { throw .impossible("a feature") }
                node.threshold = try reader.float()
                let packed = try reader.number(UInt16.self)
                node.missingGoesLeft = packed & 1 == 1
                node.left = Int32(packed >> 1)
                let left = Int(node.left)
                guard left > index, left + 1 < count, !isChild[left], !isChild[left + 1] else {
                    throw .impossible("a child")
                }
                isChild[left] = true
                isChild[left + 1] = true
            }
            tree.append(node)
        }
        guard isChild.dropFirst().allSatisfy({ $0 }) else { throw .impossible("a node") }
        return tree
    }
}
