import Primitives
import RPCTransport
import Testing

struct TimerWheelTests {
    private func advance(_ wheel: inout TimerWheel<Int>, _ tick: UInt64) -> [Int] {
        wheel.advance(to: tick)
    }

    @Test func goesOffAtItsTickAndNotBefore() {
        var wheel = TimerWheel<Int>(listCount: 8, tick: 100)
        _ = wheel.insert(1, at: 103)
        _ = wheel.insert(2, at: 111)  // The same list, one round later.
        #expect(advance(&wheel, 102).isEmpty)
        #expect(advance(&wheel, 103) == [1])
        #expect(advance(&wheel, 110).isEmpty)
        #expect(advance(&wheel, 111) == [2])
        #expect(wheel.isEmpty)
    }

    @Test func whatIsOverdueGoesOffAtTheNextTick() {
        var wheel = TimerWheel<Int>(listCount: 8, tick: 100)
        _ = wheel.insert(1, at: 7)
        #expect(advance(&wheel, 100).isEmpty)
        #expect(advance(&wheel, 101) == [1])
    }

    @Test func cancelledTimersStaySilentAndStaleHandlesDoNothing() {
        var wheel = TimerWheel<Int>(listCount: 8, tick: 0)
        let first = wheel.insert(1, at: 3)
        let wasSet = wheel.cancel(first)
        let wasSetAgain = wheel.cancel(first)
        #expect(wasSet && !wasSetAgain)
        _ = wheel.insert(2, at: 3)  // Takes the place of the first.
        let isStaleOneSet = wheel.cancel(first)
        #expect(!isStaleOneSet)
        #expect(advance(&wheel, 5) == [2])
    }

    /// Against a plain list, with every operation at random.
    @Test(arguments: 0..<20)
    func agreesWithAPlainList(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var wheel = TimerWheel<Int>(listCount: 16, tick: 1_000)
        var model: [Int: (handle: TimerWheel<Int>.Handle, tick: UInt64)] = [:]
        var now: UInt64 = 1_000
        for step in 0..<2_000 {
            switch UInt64.random(in: 0..<10, using: &random) {
            case 0..<6:
                let tick = now + UInt64.random(in: 0..<100, using: &random)
                model[step] = (wheel.insert(step, at: tick), max(tick, now + 1))
            case 6..<8:
                guard let key = model.keys.min(), let entry = model.removeValue(forKey: key)
                else { continue }
                let wasSet = wheel.cancel(entry.handle)
                #expect(wasSet)
            default:
                now += UInt64.random(in: 0..<40, using: &random)
                let due = model.filter { $0.value.tick <= now }
                #expect(Set(advance(&wheel, now)) == Set(due.keys))
                for key in due.keys { model[key] = nil }
            }
            #expect(wheel.count == model.count)
        }
    }
}
