import Dispatch
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// Trainings of predictions: who trains, what is gone on with, what is passed over and forgotten.
extension PredictorTests {
    @Test func oneOfSeveralProcessesTrains() async throws {
        try await with(.sqlite) { house in
            let models = SQLModelStore(house.database)
            let now = house.clock.now.withLock { $0 }
            let isOther = try await models.claim(
                .predictions,
                holder: "another",
                now: now,
                until: now.advanced(byMicroseconds: 1_000_000)
            )
            #expect(isOther)
            #expect(try await house.look().state == .none)
            // Its claim has ended without a word.
            house.clock.now.withLock { $0 = $0.advanced(byMicroseconds: 2_000_000) }
            #expect(try await house.look().version == 1)
            let handlers = TrainingHandlers(jobs: [house.job], models: models)
            let asked = try await house.job.carriedOut {
                _ = try await handlers.startTraining(
                    .init(kind: "predictions"),
                    context: context()
                )
            }
            #expect(asked.version == 2)
            #expect(try await models.models(of: .predictions).map(\.version) == [2, 1])
            let told = try await handlers.listModels(.init(), context: context()).models
            #expect(told.map(\.kind) == ["predictions", "predictions"])
            #expect(told.map(\.isServed) == [true, false])
        }
    }

    /// Bytes of another release, or damaged ones, do not end all training: the ones before serve,
    /// each is told once, and new ones are made in their time.
    @Test(arguments: [1, 2]) func modelsThatCannotBeReadArePassedOver(damaged: Int) async throws {
        try await with(.sqlite) { house in
            try await house.look()
            house.clock.now.withLock { $0 = $0.advanced(byMicroseconds: 3_600_000_000) }
            _ = try await house.job.carriedOut { try await house.job.start() }
            try await house.database.write { writer in
                try writer.execute(
                    "UPDATE models SET bytes = x'0102' WHERE version > $1",
                    [.integer(Int64(2 - damaged))]
                )
            }
            let again = try await Self.house(house.database, house.clock, holder: "again")
            let status = try await again.look()
            let said = try await again.handlers.getMemberPredictions(
                .init(memberID: 8),
                context: context()
            )
            let told = again.damages.all.withLock { $0 }
            #expect(Set(told).count == told.count && told.contains("predictions@2"))
            if damaged == 1 {
                #expect(status.state == .none && said.modelVersion == "predictions@1")
                again.clock.pass(days: 1)
                #expect(try await again.look().version == 3)
            } else {
                // None is left: it is trained at once.
                #expect(status.version == 3 && said.modelVersion == "predictions@3")
            }
        }
    }

    /// What was broken off after models were stored is gone on with: at once, and without scoring
    /// anybody twice.
    @Test(arguments: StorageEngine.allCases)
    func scoringGoesOnAfterACrash(engine: StorageEngine) async throws {
        try await with(engine) { house in
            try await house.look()
            // As if the process had ended when half of the members were scored.
            try await house.database.write { writer in
                try writer.execute("UPDATE models SET is_finished = 0 WHERE kind = 'predictions'")
                try writer.execute("DELETE FROM member_scores WHERE member_id > 45")
                try writer.execute("UPDATE member_scores SET level = 'as before'")
            }
            let again = try await Self.house(house.database, house.clock, holder: "again")
            let status = try await again.look()
            #expect(status.state == .done && status.version == 1)
            #expect(status.text.hasPrefix("89 members were scored"))
            let kept = try await house.database.read { reader in
                (
                    try reader.integer("SELECT count(*) FROM member_scores"),
                    try reader.integer(
                        "SELECT count(*) FROM member_scores WHERE level = 'as before'"
                    )
                )
            }
            #expect(kept.0 == 89 && kept.1 == 44)
            // Nothing is left to be done, here and elsewhere.
            #expect(try await again.look() == status)
            let third = try await Self.house(house.database, house.clock, holder: "third")
            #expect(try await third.look().state == .none)
        }
    }

    /// A process that ends amid a training gives the claim back and stores nothing half.
    @Test func shutdownEndsATraining() async throws {
        try await with(.sqlite) { filled in
            let (begun, begin) = AsyncStream<Void>.makeStream()
            let gate = DispatchSemaphore(value: 0)
            // Learning waits at the gate, so that it is surely under way when it is ended.
            let house = try await Self.house(filled.database, filled.clock) { body in
                begin.yield()
                DispatchQueue.global().async {
                    gate.wait()
                    body()
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await house.job.run() }
                try await house.job.start()
                for await _ in begun { break }
                let running = house.job.status
                #expect(running.state == .running && running.percent < 100)
                group.cancelAll()
            }
            #expect(house.job.status.state == .cancelled)
            // What goes on alone changes nothing.
            gate.signal()
            #expect(try await SQLModelStore(house.database).models(of: .predictions) == [])
            let again = try await Self.house(house.database, house.clock, holder: "again")
            #expect(try await again.look().version == 1)
        }
    }

    /// Who has turned it off since is no longer looked after, though something was said of it.
    @Test func whatWasSaidOfWhoRefusesIsForgotten() async throws {
        try await with(.sqlite) { house in
            try await house.look()
            func said(_ member: Int64) async throws -> Int64? {
                try await house.database.read { reader in
                    try reader.integer(
                        "SELECT count(*) FROM said_probabilities WHERE member_id = $1",
                        [.integer(member)]
                    )
                }
            }
            // Of a purchase within 7, 30 and 90 days.
            #expect(try await said(8) == 3)
            try await KnownMembers.refuse(8, in: house.database)
            house.refusals.all.withLock { _ = $0.insert(8) }
            house.clock.pass(days: 1)
            let second = try await house.look()
            #expect(second.text.hasPrefix("88 members were scored"))
            #expect(try await said(8) == 0)
            #expect(try await said(10) == 3)
        }
    }

    @Test func tooFewMembersTeachNothing() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            let house = try await Self.house(database, Clock())
            let first = try await house.look()
            #expect(first.state == .tooLittleData)
            try await house.recommender.take([try house.clock.order(of: 1, daysAgo: 3)])
            try await KnownMembers.tellOfAll(in: database)
            #expect(try await house.look() == first)
            house.clock.now.withLock { $0 = $0.advanced(byMicroseconds: 301_000_000) }
            let second = try await house.look()
            #expect(second.state == .tooLittleData)
            #expect(second.text == "1 members have bought, and 30 are needed")
            #expect(try await predictions(house, 1).withheld == "not_trained")
        }
    }
}
