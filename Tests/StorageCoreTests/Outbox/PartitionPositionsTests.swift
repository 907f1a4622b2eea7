import StorageCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct PartitionPositionsTests {
    @Test func advancesOncePerPosition() {
        var positions = PartitionPositions.start
        let steps: [(partition: Int, position: Int64)] = [
            (3, 10), (3, 10), (3, 9), (15, 1), (3, 11),
        ]
        let isNew = steps.map { positions.advance(partition: $0.partition, to: $0.position) }
        #expect(isNew == [true, false, false, true, true])
        #expect(positions[3] == 11)
        #expect(positions[15] == 1)
        #expect(positions[0] == 0)
        #expect(positions.latest == 11)
    }

    @Test func nothingIsBeforeTheStart() {
        var positions = PartitionPositions.start
        let isNew = [Int64(0), -1].map { positions.advance(partition: 0, to: $0) }
        #expect(isNew == [false, false])
        #expect(positions == .start)
    }
}
