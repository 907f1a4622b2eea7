/// The calls in flight on one connection, found by their ids without hashing.
///
/// A call sits in the slot that the low bits of its id name, or in one of the next few where that
/// one is taken. Ids grow by one from call to call, so that in practice the first look succeeds;
/// whatever ids a peer picks, a look costs at most one pass over the calls in flight.
/// The high bits of the id are the slot's generation: an id that is over is never found again.
package struct CallSlots<Call: ~Copyable>: ~Copyable {
    /// How many calls are in flight.
    package private(set) var count = 0
    /// The id of the call in each slot; 0 marks a free one.
    private var ids: [UInt32] = []
    private var calls: UnsafeMutablePointer<Call>?
    /// How far from its own slot any call was put since the table was last empty.
    private var displacementMax = 0

    /// Makes an empty table, which takes no memory.
    package init() {}

    deinit {
        guard let calls else { return }
        for (slot, id) in ids.enumerated() where id != 0 {
            (calls + slot).deinitialize(count: 1)
        }
        calls.deallocate()
    }

    /// Adds a call.
    ///
    /// - Precondition: The id is not 0 and not in flight.
    package mutating func insert(_ id: UInt32, _ call: consuming Call) {
        precondition(id != 0, "0 is the connection, not a call")
        if 2 * count >= ids.count { grow() }
        place(id, call)
        count += 1
    }

    /// Whether a call is in flight.
    package func contains(_ id: UInt32) -> Bool {
        slot(of: id) != nil
    }

    /// Changes a call in place.
    ///
    /// - Returns: What `body` returns; `nil` where the call is not in flight.
    package mutating func withCall<Result>(
        _ id: UInt32,
        _ body: (inout Call) -> Result
    ) -> Result? {
        guard let slot = slot(of: id), let calls else { return nil }
        return body(&calls[slot])
    }

    /// Takes a call out.
    ///
    /// - Returns: `nil` where the call is not in flight.
    package mutating func remove(_ id: UInt32) -> Call? {
        guard let slot = slot(of: id), let calls else { return nil }
        ids[slot] = 0
        count -= 1
        if count == 0 { displacementMax = 0 }
        return (calls + slot).move()
    }

    /// The ids of all calls in flight, in no particular order.
    package var callIDs: [UInt32] { ids.filter { $0 != 0 } }

    private func slot(of id: UInt32) -> Int? {
        guard id != 0, count > 0 else { return nil }
        let mask = ids.count - 1
        var slot = Int(id) & mask
        for _ in 0...displacementMax {
            if ids[slot] == id { return slot }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private mutating func place(_ id: UInt32, _ call: consuming Call) {
        guard let calls else { preconditionFailure("no room for call \(id)") }
        let mask = ids.count - 1
        var slot = Int(id) & mask
        var displacement = 0
        while ids[slot] != 0 {
            precondition(ids[slot] != id, "call \(id) is in flight already")
            slot = (slot + 1) & mask
            displacement += 1
        }
        ids[slot] = id
        (calls + slot).initialize(to: call)
        displacementMax = max(displacementMax, displacement)
    }

    private mutating func grow() {
        let oldIDs = ids
        let oldCalls = calls
        let capacity = max(16, 2 * oldIDs.count)
        ids = [UInt32](repeating: 0, count: capacity)
        calls = .allocate(capacity: capacity)
        displacementMax = 0
        guard let oldCalls else { return }
        for (slot, id) in oldIDs.enumerated() where id != 0 {
            place(id, (oldCalls + slot).move())
        }
        oldCalls.deallocate()
    }
}
