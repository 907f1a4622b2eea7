package import Primitives
package import RecommendationsDomain

import RPCCore
import Synchronization

/// The back-tests of this process, by the names that their callers made up.
package final class BackTestBook: Sendable {
    private struct Entry {
        let test: BackTest
        var askedAt: Timestamp
    }

    private let store: any RecommendationsStore
    private let campaigns: any CampaignStore
    private let localDay: @Sendable (String) -> (@Sendable (Timestamp) -> Day)?
    private let now: @Sendable () -> Timestamp
    private let untilCurrent: @Sendable () async -> Void
    private let thread: LowPriorityThread
    private let entries = Mutex<[String: Entry]>([:])

    /// How many there are at once: each holds all purchases before its day in memory.
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
    package init(
        store: any RecommendationsStore,
        campaigns: any CampaignStore,
        now: @escaping @Sendable () -> Timestamp,
        localDay: @escaping @Sendable (String) -> (@Sendable (Timestamp) -> Day)?,
        untilCurrent: @escaping @Sendable () async -> Void = {},
        thread: @escaping LowPriorityThread
    ) {
        self.store = store
        self.campaigns = campaigns
        self.now = now
        self.localDay = localDay
        self.untilCurrent = untilCurrent
        self.thread = thread
    }

    /// Lets go of back-tests that nobody has asked for long.
    package func forgetIdle() {
        let now = now()
        entries.withLock { entries in
            for (job, entry) in entries
            where now.microseconds(since: entry.askedAt) >= Self.idleMax.microseconds {
                entry.test.end()
                entries[job] = nil
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
            if let entry = entries[job] { return entry.test.question }
            while entries.count >= Self.countMax,
                let oldest = entries.min(by: {
                    ($0.value.askedAt, $0.key) < ($1.value.askedAt, $1.key)
                })
            {
                oldest.value.test.end()
                entries[oldest.key] = nil
            }
            let test = BackTest(question)
            entries[job] = Entry(test: test, askedAt: now)
            let log = BackTestLog(
                store: store,
                campaigns: campaigns,
                day: question.day,
                localDay: localDay
            )
            // Beyond the call that begins it: whoever asks is told by the test itself.
            Task { [now = self.now, untilCurrent = self.untilCurrent, thread = self.thread] in
                await untilCurrent()
                await test.learn(from: log, on: thread, now: now)
            }
            return nil
        }
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
            entries[job]?.askedAt = now
            return entries[job]?.test
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
            entries[job]?.test.end()
            entries[job] = nil
        }
    }
}
