/// What products need of several requirements together, each combination once.
///
/// A node at depth n is a combination for the first n requirements.
struct NeedTree {
    /// A combination: what is needed of the last requirement, and the combination before.
    struct Node {
        let parent: Int32
        let need: Need
        /// What is lost, all together.
        let utility: Double
        /// How far bounds are moved, all together; tells apart what the loss rounds to the same.
        let distance: UInt128
    }

    private(set) var nodes = [Node(parent: 0, need: .drop, utility: 0, distance: 0)]
    /// The combinations for all requirements so far.
    private(set) var leaves = 0..<1
    /// Which product needs which combination; one of a product's combinations is enough.
    private(set) var states: [(product: Int32, node: Int32)] = []

    /// The most combinations of products and needs that are looked at.
    private static let statesMax = 400_000
    /// The most places of a table of children; beyond, they are hashed.
    private static let tableMax = 2_000_000

    /// Starts with products and no requirement.
    init(_ products: ProductSet) {
        products.forEach { states.append((Int32($0), 0)) }
    }

    /// Adds a requirement.
    ///
    /// - Parameters:
    ///   - requirement: The requirement.
    ///   - needs: What the products need of it.
    ///   - isLast: Whether no other follows: of bounds moved in one direction after the same
    ///     combination only the nearest is kept, since the others are no smallest changes.
    /// - Returns: Whether it was not too much.
    mutating func add(_ requirement: Requirement, _ needs: ProductNeeds, isLast: Bool) -> Bool {
        let nearest = isLast ? nearestBounds(needs) : [:]
        var children = Children(parents: leaves, needCount: needs.count)
        var next: [(product: Int32, node: Int32)] = []
        next.reserveCapacity(states.count)
        let start = nodes.count
        for state in states {
            needs.forEach(of: state.product) { number, need in
                if let bound = nearest[BoundKey(node: state.node, kind: need.kind)],
                    bound != need.number
                {
                    return
                }
                let known = children.child(of: state.node, number)
                let child = known ?? Int32(nodes.count)
                if known == nil {
                    children.set(child, of: state.node, number)
                    let parent = nodes[Int(state.node)]
                    let loss = need.loss(of: requirement)
                    nodes.append(
                        Node(
                            parent: state.node,
                            need: need,
                            utility: parent.utility + loss.utility,
                            distance: parent.distance + loss.distance
                        )
                    )
                }
                next.append((state.product, child))
            }
            if next.count > Self.statesMax { return false }
        }
        states = next
        leaves = start..<nodes.count
        return true
    }

    /// How many products need each leaf's combination.
    var counts: [Int32] {
        var counts = [Int32](repeating: 0, count: leaves.count)
        for state in states { counts[Int(state.node) - leaves.lowerBound] += 1 }
        return counts
    }

    /// What a combination is, for the requirements in the order in which they were added.
    func needs(of leaf: Int) -> [Need] {
        var needs: [Need] = []
        var place = leaf
        while place > 0 {
            needs.append(nodes[place].need)
            place = Int(nodes[place].parent)
        }
        return needs.reversed()
    }

    private struct BoundKey: Hashable {
        let node: Int32
        let kind: Need.Kind
    }

    /// After each combination the nearest bound in each direction.
    private func nearestBounds(_ needs: ProductNeeds) -> [BoundKey: Int64] {
        guard needs.movesBounds else { return [:] }
        var nearest: [BoundKey: Int64] = [:]
        for state in states {
            needs.forEach(of: state.product) { _, need in
                guard need.kind == .raise || need.kind == .lower else { return }
                let key = BoundKey(node: state.node, kind: need.kind)
                let known = nearest[key] ?? need.number
                nearest[key] =
                    need.kind == .raise ? min(known, need.number) : max(known, need.number)
            }
        }
        return nearest
    }

    /// The children of the leaves, in a table where it is small.
    private struct Children {
        private let first: Int32
        private let needCount: Int
        private var table: [Int32]
        private var hashed: [UInt64: Int32] = [:]

        init(parents: Range<Int>, needCount: Int) {
            first = Int32(parents.lowerBound)
            self.needCount = needCount
            let size = parents.count * needCount
            table = [Int32](repeating: -1, count: size <= NeedTree.tableMax ? size : 0)
        }

        func child(of parent: Int32, _ need: Int32) -> Int32? {
            guard !table.isEmpty else { return hashed[key(parent, need)] }
            let child = table[place(parent, need)]
            return child < 0 ? nil : child
        }

        mutating func set(_ child: Int32, of parent: Int32, _ need: Int32) {
            if table.isEmpty {
                hashed[key(parent, need)] = child
            } else {
                table[place(parent, need)] = child
            }
        }

        private func place(_ parent: Int32, _ need: Int32) -> Int {
            Int(parent - first) * needCount + Int(need)
        }

        private func key(_ parent: Int32, _ need: Int32) -> UInt64 {
            UInt64(UInt32(parent)) << 32 | UInt64(UInt32(need))
        }
    }
}
