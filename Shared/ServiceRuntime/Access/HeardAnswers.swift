internal import Primitives
internal import RPCCore
internal import Synchronization

/// What identity says, remembered for a short while.
///
/// An answer holds for ten seconds. Where identity cannot be reached, the last one holds for five
/// minutes; where nothing was heard, asking fails.
final class HeardAnswers<Answer: Sendable>: Sendable {
    /// For how long an answer is taken as it is.
    private static var freshMax: Duration { .seconds(10) }
    /// For how long an answer holds while identity does not answer.
    private static var staleMax: Duration { .seconds(300) }
    /// The most answers that are remembered.
    private static var answersMax: Int { 1_024 }

    private struct Entry {
        let answer: Answer
        let heardAt: ContinuousClock.Instant
    }

    private let clock: any MonotonicClock
    private let entries = Mutex<[String: Entry]>([:])

    /// Remembers by a clock.
    init(clock: any MonotonicClock) {
        self.clock = clock
    }

    /// The answer about a name.
    ///
    /// - Parameters:
    ///   - name: Whom it is about.
    ///   - ask: Asks identity.
    /// - Returns: What identity says, or has said.
    /// - Throws: What `ask` throws, where nothing else holds.
    func answer(
        about name: String,
        _ ask: () async throws(RPCError) -> Answer
    ) async throws(RPCError) -> Answer {
        let now = clock.now
        let known = entries.withLock { $0[name] }
        if let known, known.heardAt.duration(to: now) < Self.freshMax { return known.answer }
        do throws(RPCError) {
            let answer = try await ask()
            entries.withLock { entries in
                // Names come from certificates and tokens of ours: so many are an attempt at
                // something.
                if entries.count >= Self.answersMax { entries.removeAll() }
                entries[name] = Entry(answer: answer, heardAt: now)
            }
            return answer
        } catch {
            guard let known, known.heardAt.duration(to: now) < Self.staleMax else { throw error }
            return known.answer
        }
    }
}
