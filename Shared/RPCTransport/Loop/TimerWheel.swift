/// Many timers that rarely go off: setting and cancelling one costs a few array accesses.
///
/// Time is counted in ticks. A timer goes off at the first `advance` that reaches its tick, never
/// earlier. Timers hang in lists, one list per tick modulo the number of lists; those of a later
/// round stay where they are when their list comes by.
package struct TimerWheel<Element> {
    /// Names a timer until it goes off or is cancelled; a stale one is recognised.
    package struct Handle: Equatable {
        fileprivate let node: Int32
        fileprivate let generation: UInt32
    }

    private struct Node {
        var element: Element?
        var tick: UInt64
        var generation: UInt32
        var previous: Int32
        var next: Int32
    }

    private static var none: Int32 { -1 }

    /// How many timers are set.
    package private(set) var count = 0
    private var nodes: [Node] = []
    private var heads: [Int32]
    private var freeHead: Int32 = Self.none
    private var tick: UInt64

    /// Makes an empty wheel.
    ///
    /// - Parameters:
    ///   - listCount: The ticks of one round; a power of two.
    ///   - tick: The present tick.
    package init(listCount: Int = 512, tick: UInt64) {
        precondition(
            listCount > 0 && listCount & (listCount - 1) == 0,
            "listCount must be a power of two, is \(listCount)"
        )
        heads = Array(repeating: Self.none, count: listCount)
        self.tick = tick
    }

    /// Whether no timer is set.
    package var isEmpty: Bool { count == 0 }

    /// Sets a timer.
    ///
    /// - Parameters:
    ///   - element: Is handed out when the timer goes off.
    ///   - tick: When; the present tick or an earlier one means the next.
    /// - Returns: What cancels it.
    package mutating func insert(_ element: Element, at tick: UInt64) -> Handle {
        let tick = max(tick, self.tick + 1)
        let list = Int(tick & UInt64(heads.count - 1))
        let head = heads[list]
        let index: Int32
        if freeHead == Self.none {
            index = Int32(nodes.count)
            nodes.append(
                Node(element: element, tick: tick, generation: 0, previous: Self.none, next: head)
            )
        } else {
            index = freeHead
            freeHead = nodes[Int(index)].next
            nodes[Int(index)].element = element
            nodes[Int(index)].tick = tick
            nodes[Int(index)].previous = Self.none
            nodes[Int(index)].next = head
        }
        if head != Self.none { nodes[Int(head)].previous = index }
        heads[list] = index
        count += 1
        return Handle(node: index, generation: nodes[Int(index)].generation)
    }

    /// Cancels a timer.
    ///
    /// - Returns: Whether it was still set.
    @discardableResult
    package mutating func cancel(_ handle: Handle) -> Bool {
        let index = Int(handle.node)
        guard nodes.indices.contains(index), nodes[index].generation == handle.generation,
            nodes[index].element != nil
        else { return false }
        remove(handle.node)
        return true
    }

    /// Goes on to a later tick.
    ///
    /// - Returns: The elements whose time has come, those of earlier ticks first.
    package mutating func advance(to target: UInt64) -> [Element] {
        guard target > tick else { return [] }
        var due: [(tick: UInt64, element: Element)] = []
        // After a whole round every list has been seen once.
        let listCount = min(target - tick, UInt64(heads.count))
        for step in 1...listCount {
            var index = heads[Int((tick + step) & UInt64(heads.count - 1))]
            while index != Self.none {
                let next = nodes[Int(index)].next
                if nodes[Int(index)].tick <= target, let element = nodes[Int(index)].element {
                    due.append((nodes[Int(index)].tick, element))
                    remove(index)
                }
                index = next
            }
        }
        tick = target
        due.sort { $0.tick < $1.tick }
        return due.map(\.element)
    }

    private mutating func remove(_ index: Int32) {
        let node = nodes[Int(index)]
        if node.previous == Self.none {
            heads[Int(node.tick & UInt64(heads.count - 1))] = node.next
        } else {
            nodes[Int(node.previous)].next = node.next
        }
        if node.next != Self.none { nodes[Int(node.next)].previous = node.previous }
        nodes[Int(index)].element = nil
        nodes[Int(index)].generation &+= 1
        nodes[Int(index)].next = freeHead
        freeHead = index
        count -= 1
    }
}
