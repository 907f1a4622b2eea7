package import Primitives
package import RecommendationsDomain

import RPCCore
import Synchronization

/// The back-tests of this process, by the names that their callers made up.
package final class BackTestBook: Sendable {
    private struct Entry {
        let test: BackTest
        let number: Int
        var askedAt: Timestamp
    }

    private let store: any RecommendationsStore
    private let campaigns: any CampaignStore
    private let localDay: @Sendable (String) -> (@Sendable (Timestamp) -> Day)?
    private let now: @Sendable () -> Timestamp
    private let untilCurrent: @Sendable () async -> Void
    private let thread: LowPriorityThread
    private let turn: ComputingTurn
    private let membersMax: Int
    private let entries = Mutex<(count: Int, byJob: [String: Entry])>((0, [:]))
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// How many there are at once: each holds in memory what it was learned from.
    package static let countMax = 2
    /// How long one is kept without being asked.
    package static let idleMax: Duration = .seconds(1800)

    /// Keeps no back-test yet.
    ///
    /// - Parameters:
    ///   - store: Catalogue and purchases.
    ///   - campaigns: Campaigns.
    ///   - now: The wall clock.
    ///   - localDay: The local day of a moment in a zone, empty for the program's own; `nil` for a
    ///     zone that is not known.
    ///   - untilCurrent: Waits until the store holds what has happened, as far as can be told.
    ///   - thread: Where the computing is done.
    ///   - turn: What is waited for before anything is computed.
    ///   - membersMax: The most members that one learns from.
    package init(
        store: any RecommendationsStore,
        campaigns: any CampaignStore,
        now: @escaping @Sendable () -> Timestamp,
        localDay: @escaping @Sendable (String) -> (@Sendable (Timestamp) -> Day)?,
        untilCurrent: @escaping @Sendable () async -> Void = {},
        thread: @escaping LowPriorityThread,
        turn: ComputingTurn = ComputingTurn(),
        membersMax: Int
    ) {
        self.store = store
        self.campaigns = campaigns
        self.now = now
        self.localDay = localDay
        self.untilCurrent = untilCurrent
        self.thread = thread
        self.turn = turn
        self.membersMax = membersMax
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Learns, one back-test at a time and the oldest first, until its task is cancelled; what is
    /// learning then is ended.
    package func run() async {
        for await _ in signals {
            while !Task.isCancelled, let test = next() {
                await withTaskCancellationHandler {
                    await untilCurrent()
                    await test.learn(on: thread, turn: turn, now: now)
                } onCancel: {
                    test.end()
                }
            }
        }
    }

    /// Ends all back-tests: what they hold of members must go with the members.
    package func endAll() {
        entries.withLock { entries in
            for entry in entries.byJob.values { entry.test.end() }
            entries.byJob = [:]
        }
    }

    private func next() -> BackTest? {
        let waiting = entries.withLock { entries in
            entries.byJob.values.sorted { $0.number < $1.number }.map(\.test)
        }
        return waiting.first { $0.begin() }
    }

    /// Lets go of back-tests that nobody has asked for long.
    package func forgetIdle() {
        let now = now()
        entries.withLock { entries in
            for (job, entry) in entries.byJob
            where now.microseconds(since: entry.askedAt) >= Self.idleMax.microseconds {
                entry.test.end()
                entries.byJob[job] = nil
            }
        }
    }

    /// Begins a back-test; the same again changes nothing.
    ///
    /// - Throws: Where the name stands for another question, or the zone is not known.
    func start(_ job: String, _ question: BackTestQuestion) throws(RPCError) {
        guard let localDay = localDay(question.timeZone) else {
            throw .invalid(field: "time_zone", "is no zone that this system knows")
        }
        let now = now()
        let known = entries.withLock { entries -> BackTestQuestion? in
            if let entry = entries.byJob[job] { return entry.test.question }
            while entries.byJob.count >= Self.countMax,
                let oldest = entries.byJob.min(by: {
                    ($0.value.askedAt, $0.key) < ($1.value.askedAt, $1.key)
                })
            {
                oldest.value.test.end()
                entries.byJob[oldest.key] = nil
            }
            let log = BackTestLog(
                store: store,
                campaigns: campaigns,
                day: question.day,
                localDay: localDay,
                membersMax: membersMax
            )
            entries.count += 1
            let test = BackTest(question, of: log)
            entries.byJob[job] = Entry(test: test, number: entries.count, askedAt: now)
            return nil
        }
        signal.yield()
        guard known == nil || known == question else {
            throw RPCError(
                .alreadyExists,
                reason: "recommendations.back_test_differs",
                message: "back-test \(job) was begun with another question"
            )
        }
    }

    /// A back-test, which counts as asked for by that.
    ///
    /// - Throws: Where there is none such.
    func test(_ job: String) throws(RPCError) -> BackTest {
        let now = now()
        let test = entries.withLock { entries in
            entries.byJob[job]?.askedAt = now
            return entries.byJob[job]?.test
        }
        guard let test else {
            throw RPCError(
                .notFound,
                reason: "recommendations.back_test_unknown",
                message: "there is no back-test \(job): it was ended, was not asked for long, gave "
                    + "way to newer ones, or the service was started again"
            )
        }
        return test
    }

    /// Lets go of a back-test, if there is one.
    func end(_ job: String) {
        entries.withLock { entries in
            entries.byJob[job]?.test.end()
            entries.byJob[job] = nil
        }
    }
}
