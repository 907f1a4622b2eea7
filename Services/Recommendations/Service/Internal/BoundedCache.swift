/// A dictionary that holds so many entries and lets go of those not used for long.
///
/// Second chance: a hand goes round; an entry used since it last came by stays for another round.
struct BoundedCache<Key: Hashable, Value> {
    private struct Entry {
        var value: Value
        var isUsed: Bool
    }

    private let countMax: Int
    private var entries: [Key: Entry] = [:]
    private var ring: [Key] = []
    private var hand = 0

    init(countMax: Int) {
        precondition(countMax > 0, "a cache holds at least one entry, not \(countMax)")
        self.countMax = countMax
    }

    var count: Int { entries.count }

    /// The value of a key, which counts as used by that.
    mutating func value(of key: Key) -> Value? {
        guard let index = entries.index(forKey: key) else { return nil }
        entries.values[index].isUsed = true
        return entries.values[index].value
    }

    /// The value of a key, without counting as a use.
    func peek(_ key: Key) -> Value? { entries[key]?.value }

    /// Changes the value of a key in place, if there is one.
    mutating func update(_ key: Key, _ body: (inout Value) -> Void) {
        guard let index = entries.index(forKey: key) else { return }
        body(&entries.values[index].value)
    }

    mutating func insert(_ value: Value, for key: Key) {
        if let index = entries.index(forKey: key) {
            entries.values[index] = Entry(value: value, isUsed: true)
            return
        }
        if ring.count < countMax {
            ring.append(key)
        } else {
            evict()
            ring[hand] = key
            hand = (hand + 1) % countMax
        }
        entries[key] = Entry(value: value, isUsed: false)
    }

    /// Lets go of the value of a key; its place in the ring is given away in its turn.
    mutating func remove(_ key: Key) { entries[key] = nil }

    /// Makes room at the hand's place.
    private mutating func evict() {
        while let index = entries.index(forKey: ring[hand]), entries.values[index].isUsed {
            entries.values[index].isUsed = false
            hand = (hand + 1) % countMax
        }
        entries[ring[hand]] = nil
    }
}
