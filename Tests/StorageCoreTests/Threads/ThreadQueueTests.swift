import StorageCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct ThreadQueueTests {
    private func id(_ enqueued: ThreadQueue<Int>.Enqueued) -> UInt64? {
        if case .waiting(let id) = enqueued { id } else { nil }
    }

    @Test func takesInOrderAndAtMost() {
        let queue = ThreadQueue<Int>(countMax: 10)
        for element in 0..<7 { _ = queue.enqueue(element) }
        #expect(queue.take(max: 3) == [0, 1, 2])
        #expect(queue.take(max: 9, shares: 2) == [3, 4])
        #expect(queue.take(max: 9, shares: 4) == [5])
        #expect(queue.take(max: 9) == [6])
        #expect(queue.count == 0)
    }

    @Test func refusesAtItsLimit() {
        let queue = ThreadQueue<Int>(countMax: 2)
        #expect(id(queue.enqueue(0)) != nil)
        #expect(id(queue.enqueue(1)) != nil)
        #expect(queue.enqueue(2) == .full)
        _ = queue.take(max: 1)
        #expect(id(queue.enqueue(3)) != nil)
    }

    @Test func takesBackExactlyWhatWaits() throws {
        let queue = ThreadQueue<Int>(countMax: 10)
        let ids = try (0..<5).map { try #require(id(queue.enqueue($0))) }
        #expect(queue.take(max: 1) == [0])
        #expect(queue.remove(id: ids[0]) == nil)
        #expect(queue.remove(id: ids[2]) == 2)
        #expect(queue.remove(id: ids[2]) == nil)
        #expect(queue.remove(id: ids[4]) == 4)
        #expect(queue.remove(id: 1000) == nil)
        #expect(queue.take(max: 10) == [1, 3])
    }

    @Test func closingLetsTheRestBeTaken() {
        let queue = ThreadQueue<Int>(countMax: 10)
        _ = queue.enqueue(1)
        queue.close()
        #expect(queue.enqueue(2) == .closed)
        #expect(queue.take(max: 10) == [1])
        #expect(queue.take(max: 10).isEmpty)
    }

    @Test(arguments: [1, 4])
    func everyElementReachesOneThread(_ threadCount: Int) async throws {
        let queue = ThreadQueue<Int>(countMax: 1_000_000)
        let counters = (0..<threadCount).map { _ in Counter() }
        let ends = try counters.map { counter in
            let end = Latch()
            try DedicatedThread.start(name: "test") {
                while true {
                    let taken = queue.take(max: 7, shares: threadCount)
                    if taken.isEmpty { break }
                    for _ in taken { counter.increment() }
                }
                end.open()
            }
            return end
        }
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for element in 0..<1000 {
                        _ = queue.enqueue(task * 1000 + element)
                        if element.isMultiple(of: 100) { await Task.yield() }
                    }
                }
            }
        }
        queue.close()
        for end in ends { await end.wait() }
        #expect(counters.reduce(0) { $0 + $1.value } == 8000)
    }
}
