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
            let handlers = TrainingHandlers(job: one, shelf: shelf)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await one.run() }
                group.addTask { await two.run() }
                _ = try await handlers.startTraining(.init(), context: context)
                for job in [one, two] {
                    let error = await #expect(throws: RPCError.self) {
                        try await TrainingHandlers(job: job, shelf: shelf)
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

    @Test func onceADayInItsHour() async throws {
        try await TestChain.with { chain, _ in
            try await chain.fill()
            let shelf = try await chain.shelf()
            let job = chain.job(shelf)
            func look(_ hour: Int) async throws {
                try await job.startDaily(at: 3) { _ in hour }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await job.run() }
                try await look(2)
                #expect(job.status.state == .none)
                for day in 1...2 {
                    for _ in 0..<3 {
                        try await look(3)
                        while job.status.state == .running {
                            // Sleeps because a training tells its end to those only who look.
                            try await ContinuousClock().sleep(for: .milliseconds(5))
                        }
                    }
                    #expect(job.status.version == Int64(day))
                    chain.day.withLock { $0 += 1 }
                }
                // Another process of the same day finds it done.
                chain.day.withLock { $0 -= 1 }
                let other = chain.job(shelf, holder: "two")
                try await other.startDaily(at: 3) { _ in 3 }
                #expect(other.status.state == .none)
                group.cancelAll()
            }
            #expect(shelf.served?.record.day == Day(TestChain.firstDay + TestChain.days))
        }
    }
}
