import Primitives
import RPCWire
import Testing

/// Calls in flight, found by their ids.
struct CallSlotsTests {
    @Test func callIsFoundUntilItIsTakenOut() {
        var slots = CallSlots<Int>()
        #expect(slots.contains(1) == false)
        slots.insert(1, 10)
        #expect(slots.contains(1) == true)
        #expect(slots.contains(17) == false)
        #expect(slots.remove(1) == 10)
        #expect(slots.remove(1) == nil)
        #expect(slots.count == 0)
    }

    @Test func zeroIsNoCall() {
        var slots = CallSlots<Int>()
        slots.insert(1, 10)
        #expect(slots.contains(0) == false)
        #expect(slots.remove(0) == nil)
    }

    @Test func callIsChangedInPlace() {
        var slots = CallSlots<Int>()
        slots.insert(3, 1)
        #expect(slots.withCall(3) { call in call += 1 } != nil)
        #expect(slots.withCall(4) { call in call += 1 } == nil)
        #expect(slots.remove(3) == 2)
    }

    /// The worst ids that a peer can pick: all of them name the same slot.
    @Test func idsThatCollideAreAllFound() {
        var slots = CallSlots<UInt32>()
        let ids = (1...1_000).map { UInt32($0) * 4_096 }
        for id in ids { slots.insert(id, id) }
        #expect(slots.callIDs.sorted() == ids)
        for id in ids.shuffled() { #expect(slots.remove(id) == id) }
        #expect(slots.count == 0)
    }

    /// Against a dictionary, over random operations on few and on many ids.
    @Test(arguments: 0..<8)
    func behavesAsADictionary(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var slots = CallSlots<Int>()
        var model: [UInt32: Int] = [:]
        let idMax: UInt32 = seed.isMultiple(of: 2) ? 64 : .max
        for step in 0..<20_000 {
            let known = model.keys.randomElement(using: &random)
            let id = UInt32.random(in: 1...idMax, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0 where model.count < 200 && model[id] == nil:
                slots.insert(id, step)
                model[id] = step
            case 1:
                let id = known ?? id
                #expect(slots.remove(id) == model.removeValue(forKey: id))
            default:
                #expect(slots.contains(id) == (model[id] != nil))
                #expect(slots.withCall(id) { $0 } == model[id])
            }
            #expect(slots.count == model.count)
        }
        #expect(slots.callIDs.sorted() == model.keys.sorted())
    }

    @Test func callsAreReleasedWithTheTable() {
        final class Token: Sendable {}
        weak var token: Token?
        do {
            var slots = CallSlots<Token>()
            let strong = Token()
            token = strong
            slots.insert(1, strong)
            slots.insert(2, Token())
        }
        #expect(token == nil)
    }

    @Test func sameCallTwiceIsADefect() async {
        await #expect(processExitsWith: .failure) {
            var slots = CallSlots<Int>()
            slots.insert(1, 1)
            slots.insert(1, 2)
        }
        await #expect(processExitsWith: .failure) {
            var slots = CallSlots<Int>()
            slots.insert(0, 1)
        }
    }
}
