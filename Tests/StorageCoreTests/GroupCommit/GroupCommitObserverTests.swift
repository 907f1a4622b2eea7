import StorageCore
import Synchronization
import Testing

/// What whoever measures a committer is told.
@Suite(.timeLimit(.minutes(1))) struct GroupCommitObserverTests {
    private final class Recorder: GroupCommitObserver {
        private let told = Mutex<[String]>([])

        var words: [String] { told.withLock { $0 } }

        func groupBegan() { told.withLock { $0.append("began") } }

        func groupCommitted(commandCount: Int) {
            told.withLock { $0.append("committed \(commandCount)") }
        }

        func groupFailed() { told.withLock { $0.append("failed") } }
    }

    @Test func groupsAreToldOfInOrder() async throws {
        let lane = ScriptedLane()
        let committer = try await GroupCommitter<Int, Int>.start(
            name: "test",
            lane: lane,
            onFatal: { _ in },
            process: { commands, _ in commands }
        )
        let recorder = Recorder()
        committer.observe(recorder)
        _ = try await committer.submit(1)
        lane.script([StorageError(.full, "disk")])
        await #expect(throws: StorageError.self) { try await committer.submit(2) }
        _ = try await committer.submit(3)
        await committer.close()
        #expect(
            recorder.words == ["began", "committed 1", "began", "failed", "began", "committed 1"]
        )
    }
}
