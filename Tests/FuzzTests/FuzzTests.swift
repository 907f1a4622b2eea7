import Foundation
import FuzzTargets
import Primitives
import Testing

/// Every decoder against mutations of good inputs, for a bounded number of them.
///
/// One after another, each on a thread of its own: the few threads on which all other tests wait
/// must not be taken up by computing.
@Suite(.serialized, .timeLimit(.minutes(60)))
struct FuzzTests {
    /// How many times the usual number of inputs there are.
    private static let scale = ProcessInfo.processInfo.environment["HUITOU_LONG"] == "1" ? 50 : 1

    /// Inputs of one run: as many as take a few seconds.
    private static func inputCount(_ target: FuzzTarget) -> Int {
        let count =
            switch target.name {
            case "program-file", "points-file": 400
            case "token-claims", "token": 4_000
            case "certificate": 4_000
            case "csv": 4_000
            case "message-json": 10_000
            default: 20_000
            }
        return count * scale
    }

    private static func onThread(
        _ body: @escaping @Sendable () throws -> FuzzRun
    ) async throws -> FuzzRun {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }

    @Test(arguments: FuzzTarget.all)
    func keepsItsPromises(target: FuzzTarget) async throws {
        let count = Self.inputCount(target)
        let run = try await Self.onThread { try FuzzRun(target, seed: 1, inputCount: count) }
        #expect(run.inputCount >= count)
        // A fuzzer that only ever sees one refusal does not get past the first check.
        #expect(run.outcomes.count > 3, "\(target): \(run.outcomes)")
    }

    @Test func everyTargetHasItsOwnName() {
        #expect(Set(FuzzTarget.all.map(\.name)).count == FuzzTarget.all.count)
        for target in FuzzTarget.all {
            #expect(FuzzTarget.named(target.name)?.name == target.name)
            #expect(!target.seeds.isEmpty, "\(target) has nothing to start from")
        }
    }

    /// The fuzzer must find the defect that was planted, within an ordinary run.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func canaryIsFound(seed: UInt64) async {
        let failure = await #expect(throws: FuzzRun.Failure.self) {
            try await Self.onThread { try FuzzRun(.canary, seed: seed, inputCount: 20_000) }
        }
        #expect(failure?.finding == "read past the end")
    }

    @Test func sameSeedMakesTheSameInputs() {
        func inputs(_ seed: UInt64) -> [[UInt8]] {
            var mutator = Mutator(seed: seed, words: [[1, 2, 3]])
            return (0..<500).map { _ in mutator.next(from: [[0, 10, 3, 1, 2, 3, 16, 1], []]) }
        }
        #expect(inputs(1) == inputs(1))
        #expect(inputs(1) != inputs(2))
        #expect(Set(inputs(1)).count > 300)
    }
}
