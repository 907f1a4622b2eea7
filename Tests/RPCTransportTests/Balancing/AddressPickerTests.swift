import Primitives
import RPCTransport
import Testing

/// Two random choices, the better of them: fairness, and what it does to the fullest place.
@Suite struct AddressPickerTests {
    @Test func theOnlyPlaceIsTakenWithoutALook() {
        var picker = AddressPicker(seed: 1)
        for _ in 0..<10 {
            let index = picker.pick(of: 1) { _ in
                Issue.record("there was nothing to compare")
                return 0
            }
            #expect(index == 0)
        }
    }

    @Test func ofTwoTheOneWithLessToDoIsTaken() {
        var picker = AddressPicker(seed: 2)
        for _ in 0..<1_000 {
            #expect(picker.pick(of: 2) { [7, 6][$0] } == 1)
            #expect(picker.pick(of: 2) { [6, 7][$0] } == 0)
        }
    }

    @Test(arguments: [2, 3, 5, 8])
    func equalLoadIsSharedEqually(count: Int) {
        var picker = AddressPicker(seed: 3)
        var shares = [Int](repeating: 0, count: count)
        let picks = 10_000 * count
        for _ in 0..<picks { shares[picker.pick(of: count) { _ in 4 }] += 1 }
        // Six standard deviations of a fair share of 10,000 are less than 600.
        for share in shares { #expect(abs(share - 10_000) < 600, "\(shares)") }
    }

    @Test func everyPairIsCompared() {
        var picker = AddressPicker(seed: 4)
        var pairs: Set<[Int]> = []
        for _ in 0..<1_000 {
            var pair: [Int] = []
            _ = picker.pick(of: 4) { index in
                pair.append(index)
                return 0
            }
            #expect(Set(pair).count == 2)
            pairs.insert(pair.sorted())
        }
        #expect(pairs.count == 6)
    }

    @Test func theAvoidedPlaceIsTakenOnlyWhereThereIsNoOther() {
        var picker = AddressPicker(seed: 5)
        var shares = [0, 0, 0]
        for _ in 0..<30_000 { shares[picker.pick(of: 3, avoiding: 1) { _ in 0 }] += 1 }
        #expect(shares[1] == 0)
        #expect(abs(shares[0] - 15_000) < 600, "\(shares)")
        #expect(picker.pick(of: 1, avoiding: 0) { _ in 0 } == 0)
        #expect(picker.pick(of: 2, avoiding: 0) { _ in 0 } == 1)
    }

    /// Balls into bins: 100,000 calls that do not end, over 50 places.
    @Test func theFullestPlaceStaysNearTheMean() {
        var picker = AddressPicker(seed: 6)
        var random = SeededRandom(seed: 6)
        var two = [Int](repeating: 0, count: 50)
        var one = two
        for _ in 0..<100_000 {
            let loads = two
            two[picker.pick(of: 50) { loads[$0] }] += 1
            one[Int(random.next() % 50)] += 1
        }
        let excessOfTwo = (two.max() ?? 0) - 2_000
        let excessOfOne = (one.max() ?? 0) - 2_000
        #expect(excessOfTwo <= 5, "\(two)")
        #expect(excessOfOne >= 50, "one choice is no worse: \(one)")
    }

    /// Calls that take time: one place of four takes ten times as long as the others.
    @Test func aSlowPlaceGetsLessToDo() {
        var picker = AddressPicker(seed: 7)
        var ends: [[Int]] = [[], [], [], []]
        var counts = [0, 0, 0, 0]
        for tick in 0..<40_000 {
            for index in ends.indices { ends[index].removeAll { $0 <= tick } }
            let index = picker.pick(of: 4) { ends[$0].count }
            counts[index] += 1
            ends[index].append(tick + (index == 0 ? 100 : 10))
        }
        #expect(counts[0] < 40_000 / 4 / 3, "\(counts)")
        let others = counts[1...]
        #expect((others.max() ?? 0) - (others.min() ?? 0) < 40_000 / 3 / 10, "\(counts)")
    }
}
