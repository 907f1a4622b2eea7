import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsLearning
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// Trainings: one at a time, kept, taken up by others, ended.
@Suite(.timeLimit(.minutes(5)))
struct TrainingJobTests {
    private let context = CallContext(
        method: RecommendationsV1.TrainingMethods.startTraining,
        principal: nil,
        peer: nil,
        deadline: nil,
        metadata: CallMetadata()
    )

    @Test(arguments: StorageEngine.allCases)
    func whatOneTrainsTheOthersServe(engine: StorageEngine) async throws {
        try await TestChain.with(on: engine) { chain, _ in
            try await chain.fill()
            let shelf = try await chain.shelf()
            let other = try await chain.shelf()
            let status = try await chain.train(chain.job(shelf))
            #expect(status.state == .done && status.percent == 100 && status.version == 1)
            #expect(other.served == nil)
            try await other.refresh()
            #expect(other.served?.name == "rankers@1")
            let request = ListRequest(member: TestChain.member(2), itemsMax: 20)
            let first = try await chain.recommender(shelf).recommend(request)
            #expect(first.modelVersion == "rankers@1")
            #expect(try await chain.recommender(other).recommend(request) == first)
            #expect(try await chain.train(chain.job(other, holder: "two")).version == 2)
            try await shelf.refresh()
            #expect(shelf.served?.name == "rankers@2")
        }
    }

    @Test func damagedModelsAreToldAndPassedOver() async throws {
        try await TestChain.with { chain, database in
            _ = try await chain.fillTrained()
            _ = try await chain.learnAgain()
            try await database.write { writer in
                _ = try writer.execute(
                    """
                    UPDATE models SET bytes = substr(bytes, 1, length(bytes) - 1)
                    WHERE version = 2
                    """
                )
            }
            let shelf = try await chain.shelf()
            #expect(shelf.served?.record.version == 1)
            try await shelf.refresh()
            #expect(chain.damages.withLock { $0.count } == 1)
            try await database.write { writer in
                _ = try writer.execute("UPDATE models SET bytes = x'0102'")
            }
            let none = try await chain.shelf()
            #expect(none.served == nil)
            let list = try await chain.recommender(none).recommend(
                ListRequest(member: TestChain.member(2), itemsMax: 20)
            )
            #expect(list.modelVersion == CountsRanker.modelVersion && !list.items.isEmpty)
        }
    }

    @Test func oneTrainingRunsAtATime() async throws {
        try await TestChain.with { chain, _ in
            try await chain.fill()
            let shelf = try await chain.shelf()
            let one = chain.job(shelf, holder: "one", trees: 2000)
            let two = chain.job(shelf, holder: "two")
            let handlers = TrainingHandlers(jobs: [one], models: chain.models)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await one.run() }
                group.addTask { await two.run() }
                _ = try await handlers.startTraining(.init(), context: context)
                for job in [one, two] {
                    let error = await #expect(throws: RPCError.self) {
                        try await TrainingHandlers(jobs: [job], models: chain.models)
                            .startTraining(.init(), context: context)
                    }
                    #expect(error?.reason == "recommendations.training_running")
                }
                #expect(two.status.state == .none)
                var texts: Set<String> = []
                while !one.status.text.contains("tree") {
                    texts.insert(one.status.text)
                    // Sleeps because a training tells how far it is to nobody but those who look.
                    try await ContinuousClock().sleep(for: .milliseconds(1))
                }
                let running = try await handlers.getTraining(.init(), context: context)
                #expect(running.state == .running && running.percent < 100)
                #expect(running.text.contains("tree"))
                _ = try await handlers.cancelTraining(.init(), context: context)
                while one.status.state == .running {
                    // As above.
                    try await ContinuousClock().sleep(for: .milliseconds(1))
                }
                let ended = try await handlers.getTraining(.init(), context: context)
                #expect(ended.state == .cancelled && ended.endedAt > 0)
                // The claim is free again.
                try await two.start()
                group.cancelAll()
            }
            #expect(try await handlers.listModels(.init(), context: context).models.count <= 1)
        }
    }

    @Test func shutdownEndsATraining() async throws {
        try await TestChain.with { chain, _ in
            try await chain.fill()
            let job = chain.job(try await chain.shelf(), trees: 100_000)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await job.run() }
                // Whatever comes first, nothing is stored.
                try? await job.start()
                while !job.status.text.contains("tree") {
                    // Sleeps because a training tells how far it is to nobody but those who look.
                    try? await ContinuousClock().sleep(for: .milliseconds(1))
                }
                group.cancelAll()
            }
            #expect(job.status.state == .cancelled)
            #expect(try await chain.models.models(of: .rankers) == [])
        }
    }

    @Test func tooLittleDataIsSaid() async throws {
        try await TestChain.with { chain, _ in
            let shelf = try await chain.shelf()
            let empty = try await chain.train(chain.job(shelf))
            #expect(empty.state == .tooLittleData)
            try await chain.fill()
            var demands = TrainingDemands()
            let members = try await chain.train(chain.job(shelf, demands: demands))
            #expect(members.state == .tooLittleData && members.text.contains("100 are needed"))
            demands.membersMin = 10
            demands.itemsMin = 61
            let items = try await chain.train(chain.job(shelf, demands: demands))
            #expect(items.state == .tooLittleData && items.text.contains("61 are needed"))
            #expect(shelf.served == nil)
        }
    }

    /// A schedule of three o'clock; all times are noon of their day, or another hour of one day.
    private func daily(hour: Int = 12, of day: Int32? = nil) -> TrainingSchedule {
        .daily(
            at: 3,
            localDay: { Day(Int32($0.microseconds / 86_400_000_000)) },
            localHour: { $0.microseconds / 86_400_000_000 == day.map(Int64.init) ? hour : 12 }
        )
    }

    @Test func aMissedHourIsMadeUpForOnceADay() async throws {
        try await TestChain.with { chain, _ in
            try await chain.fill()
            let shelf = try await chain.shelf()
            let job = chain.job(shelf)
            try await job.running { () async throws in
                // Before there are any models no hour is waited for.
                let next = chain.day.withLock { $0 } + 1
                let begin = { try await job.startIfDue(self.daily(hour: 1, of: next)) }
                #expect(try await job.ended(begin).version == 1)
                #expect(try await job.ended(begin).version == 1)
                // Of another day, but before the hour.
                chain.day.withLock { $0 = next }
                #expect(try await job.ended(begin).version == 1)
                // Nobody looked at three o'clock: noon will do.
                let late = { try await job.startIfDue(self.daily()) }
                #expect(try await job.ended(late).version == 2)
                #expect(try await job.ended(late).version == 2)
            }
            // Another process of the same day finds it done.
            let other = chain.job(shelf, holder: "two")
            let look = { try await other.startIfDue(self.daily()) }
            try await other.running { () async throws in
                #expect(try await other.ended(look).state == .none)
                chain.day.withLock { $0 += 1 }
                #expect(try await other.ended(look).version == 3)
            }
        }
    }

    @Test func muchMoreThanWasLearnedFromIsLearnedFromSoon() async throws {
        try await TestChain.with { chain, _ in
            let year = chain.year()
            let part = year.count * 7 / 8
            _ = try await chain.store.apply(chain.batch(Array(year[..<part])))
            try await KnownMembers.tellOfAll(in: chain.database)
            let shelf = try await chain.shelf()
            let job = chain.job(shelf)
            let look = { try await job.startIfDue(.every(.seconds(1_000_000))) }
            let late = (0..<part / 8).map { number in
                chain.order("late-\(number)", of: number % 40, [1], day: 20_199)
            }
            try await job.running { () async throws in
                #expect(try await job.ended(look).version == 1)
                #expect(shelf.served?.record.eventCount == Int64(part))
                // A seventh more is not much; and what is much waits until the training has rested.
                _ = try await chain.store.apply(chain.batch(Array(year[part...])))
                chain.day.withLock { $0 += 1 }
                #expect(try await job.ended(look).version == 1)
                #expect(try await job.ended(look).version == 1)
                _ = try await chain.store.apply(chain.batch(late))
                _ = try await job.ended(look)
                #expect(try await job.ended(look).version == 2)
            }
        }
    }

    @Test func untilThereIsEnoughItIsTriedNowAndAgain() async throws {
        try await TestChain.with { chain, _ in
            let shelf = try await chain.shelf()
            let job = chain.job(shelf)
            let look = { try await job.startIfDue(self.daily()) }
            try await job.running { () async throws in
                let first = try await job.ended(look)
                #expect(first.state == .tooLittleData)
                try await chain.fill()
                // At the same moment nothing is tried again; a day later it is.
                #expect(try await job.ended(look) == first)
                #expect(try await job.ended(look) == first)
                chain.day.withLock { $0 += 1 }
                #expect(try await job.ended(look).state == .done)
            }
        }
    }

    @Test func whileOrdersPourInNothingIsLearned() async throws {
        try await TestChain.with { chain, _ in
            let year = chain.year()
            let half = year.count / 2
            let job = chain.job(try await chain.shelf())
            let look = { try await job.startIfDue(self.daily()) }
            try await job.running { () async throws in
                #expect(try await job.ended(look).state == .tooLittleData)
                _ = try await chain.store.apply(chain.batch(Array(year[..<half])))
                chain.day.withLock { $0 += 1 }
                #expect(try await job.ended(look).state == .tooLittleData)
                _ = try await chain.store.apply(chain.batch(Array(year[half...])))
                try await KnownMembers.tellOfAll(in: chain.database)
                #expect(try await job.ended(look).state == .tooLittleData)
                #expect(try await job.ended(look).state == .done)
            }
        }
    }

    @Test func whoEndsATrainingHasADayOfRest() async throws {
        try await TestChain.with { chain, _ in
            try await chain.fill()
            let job = chain.job(try await chain.shelf(), trees: 100_000)
            let look = { try await job.startIfDue(self.daily()) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await job.run() }
                try await look()
                #expect(job.status.state == .running)
                job.cancel()
                while job.status.state == .running {
                    // Sleeps because a training tells its end to nobody but those who look.
                    try await ContinuousClock().sleep(for: .milliseconds(5))
                }
                #expect(job.status.state == .cancelled)
                try await look()
                #expect(job.status.state == .cancelled)
                chain.day.withLock { $0 += 1 }
                try await look()
                #expect(job.status.state == .running)
                group.cancelAll()
            }
        }
    }

    @Test func aKindThatIsUnknownIsRefused() async throws {
        try await TestChain.with { chain, _ in
            let shelf = try await chain.fillTrained()
            let handlers = TrainingHandlers(jobs: [chain.job(shelf)], models: chain.models)
            await #expect {
                _ = try await handlers.getTraining(.init(kind: "weather"), context: context)
            } throws: {
                ($0 as? RPCError)?.fieldViolations.first?.field == "kind"
            }
            for kind in ["", "rankers"] {
                let found = try await handlers.listModels(.init(kind: kind), context: context)
                #expect(found.models.map(\.kind) == ["rankers"])
                #expect(found.models.map(\.isServed) == [true])
            }
        }
    }

    /// Who does not want to be judged, who is unknown to identity and what erased members have
    /// left is learned from nowhere.
    @Test(arguments: StorageEngine.allCases)
    func whoRefusesIsNotLearnedFrom(engine: StorageEngine) async throws {
        try await TestChain.with(on: engine) { chain, database in
            try await chain.fill()
            let all = try await EvidenceLog.read(chain.store, level: .product).members
            #expect(all.count == TestChain.memberCount)
            let (refusing, erased, unknown) = (all[3], all[5], all[7])
            try await KnownMembers.refuse(refusing.rawValue, in: database)
            try await database.write { writer in
                try chain.store.apply([.erased(erased)], in: writer)
                try writer.execute(
                    "DELETE FROM directory_members WHERE member_id = $1",
                    [.integer(unknown.rawValue)]
                )
            }
            let left = try await EvidenceLog.read(chain.store, level: .product).members
            #expect(left == all.filter { ![refusing, erased, unknown].contains($0) })
            // Small samples are not filled with nameless orders either.
            let some = try await EvidenceLog.read(chain.store, level: .product, membersMax: 10)
            #expect(Set(some.members).isSubset(of: left))
        }
    }
}
