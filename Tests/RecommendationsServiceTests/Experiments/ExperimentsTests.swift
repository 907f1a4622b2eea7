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

/// Who is in which arm, what is recorded, and who may change what.
@Suite(.timeLimit(.minutes(3)))
struct ExperimentsTests {
    static func experiment(
        _ change: (inout RecommendationsV1.Experiment) -> Void = { _ in }
    ) -> RecommendationsV1.Experiment {
        var experiment = RecommendationsV1.Experiment()
        experiment.name = "greeting"
        experiment.policy = .fixed
        experiment.arms = [
            .init(name: "plain", share: 5_000), .init(name: "warm", share: 3_000),
            .init(name: "hot", share: 2_000),
        ]
        experiment.startsAt = OfferHouse.start.microseconds
        experiment.endsAt = OfferHouse.start.microseconds + 60 * OfferHouse.day
        experiment.metric = .init(kind: .purchase, days: 7)
        change(&experiment)
        return experiment
    }

    static func put(
        _ laboratory: Laboratory,
        _ house: OfferHouse,
        _ experiment: RecommendationsV1.Experiment,
        for organisation: String = "acme"
    ) async throws -> RecommendationsV1.PutExperimentResponse {
        try await ExperimentsHandlers(laboratory: laboratory).putExperiment(
            .init(organisation: organisation, experiment: experiment),
            context: house.context()
        )
    }

    static func assign(
        _ laboratory: Laboratory,
        _ house: OfferHouse,
        _ member: Int64
    ) async throws -> RecommendationsV1.AssignArmResponse {
        try await ExperimentsHandlers(laboratory: laboratory).assignArm(
            .init(memberID: member, experiment: "greeting"),
            context: house.context()
        )
    }

    static func results(
        _ laboratory: Laboratory,
        _ house: OfferHouse
    ) async throws -> RecommendationsV1.GetExperimentResponse {
        try await ExperimentsHandlers(laboratory: laboratory).getExperiment(
            .init(organisation: "acme", experiment: "greeting"),
            context: house.context()
        )
    }

    private func reason(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch { return (error as? RPCError)?.reason }
    }

    /// Two processes; each member asked for at both, in both orders.
    @Test func armsAreStableProportionalAndTheSameEverywhere() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let first = try await house.laboratory()
            let second = try await house.laboratory()
            _ = try await Self.put(first, house, Self.experiment())
            var counts = ["plain": 0.0, "warm": 0, "hot": 0]
            for member in Int64(1)...1_500 {
                let (one, two) = member % 2 == 0 ? (first, second) : (second, first)
                let answer = try await Self.assign(one, house, member)
                #expect(try await Self.assign(two, house, member) == answer)
                #expect(answer.takesPart && answer.since == house.now.microseconds)
                counts[answer.arm, default: 0] += 1
            }
            let chances = ["plain": 0.5, "warm": 0.3, "hot": 0.2]
            var square = 0.0
            for (arm, chance) in chances {
                let expected = chance * 1_500
                square +=
                    (counts[arm, default: 0] - expected)
                    * (counts[arm, default: 0] - expected) / expected
            }
            // Chi-square with two degrees of freedom: one in ten thousand lies above.
            #expect(square < 18.42)
            let results = try await Self.results(first, house)
            #expect(results.arms.map(\.members).reduce(0, +) == 1_500)
            #expect(!results.sampleRatioMismatch)
            #expect(results.arms.allSatisfy { $0.measured == 0 })
            #expect(results.comparisons.allSatisfy { $0.undecided })
        }
    }

    /// Drawn by ten at once, a member is in one arm.
    @Test(arguments: StorageEngine.allCases)
    func oneMemberAskedForByManyIsInOneArm(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            _ = try await Self.put(try await house.laboratory(), house, Self.experiment())
            let answers = try await withThrowingTaskGroup(
                of: RecommendationsV1.AssignArmResponse.self
            ) { group in
                for _ in 0..<10 {
                    let laboratory = try await house.laboratory()
                    group.addTask { try await Self.assign(laboratory, house, 5) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.arm)).count == 1)
            #expect(Set(answers.map(\.since)).count == 1)
        }
    }

    @Test func anArmHoldsWhateverHappensToSharesAndTime() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let laboratory = try await house.laboratory()
            _ = try await Self.put(laboratory, house, Self.experiment())
            let answer = try await Self.assign(laboratory, house, 5)
            house.wait(days: 100)
            #expect(try await Self.assign(laboratory, house, 5) == answer)
            // Whoever comes after the end does not take part.
            let late = try await Self.assign(laboratory, house, 6)
            #expect(!late.takesPart && late.arm == "plain")
        }
    }

    @Test func whoIsOutsideGetsTheFirstArm() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let laboratory = try await house.laboratory()
            _ = try await Self.put(
                laboratory,
                house,
                Self.experiment { $0.organisation = "acme/south" }
            )
            #expect(try await !Self.assign(laboratory, house, 1).takesPart)
            let own = try #require(MemberID(rawValue: 2))
            house.people.homes.withLock { $0[own] = OrganisationPath("acme/south/store-9") }
            #expect(try await Self.assign(laboratory, house, 2).takesPart)
            let hidden = try #require(MemberID(rawValue: 3))
            house.people.homes.withLock { $0[hidden] = OrganisationPath("acme/south/store-9") }
            _ = house.people.unpersonalised.withLock { $0.insert(hidden) }
            #expect(try await !Self.assign(laboratory, house, 3).takesPart)
            let results = try await Self.results(laboratory, house)
            #expect(results.arms.map(\.members).reduce(0, +) == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func onlyTheEndChangesOnceMembersAreIn(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            let wider = Self.experiment {
                $0.arms[0].share = 6_000; $0.arms[1].share = 2_000
            }
            #expect(try await Self.put(laboratory, house, Self.experiment()).created)
            let same = try await Self.put(laboratory, house, Self.experiment())
            #expect(!same.created && !same.changed)
            #expect(try await Self.put(laboratory, house, wider).changed)
            #expect(
                try await laboratory.store.experiment(named: "greeting")?.current.values[0] == 0.6
            )
            _ = try await Self.assign(laboratory, house, 1)
            #expect(
                await reason { _ = try await Self.put(laboratory, house, Self.experiment()) }
                    == "recommendations.experiment_running"
            )
            let longer = Self.experiment {
                $0.arms = wider.arms
                $0.endsAt += OfferHouse.day
            }
            #expect(try await Self.put(laboratory, house, longer).changed)
            #expect(
                await reason {
                    _ = try await Self.put(laboratory, house, longer, for: "acme/north")
                } == "recommendations.experiment_elsewhere"
            )
            let stopped = try await ExperimentsHandlers(laboratory: laboratory).stopExperiment(
                .init(
                    organisation: "acme",
                    experiment: "greeting",
                    keepArm: "hot",
                    reason: "seen enough"
                ),
                context: house.context()
            )
            #expect(stopped.state?.keptArm == "hot")
            #expect(stopped.state?.stopReason == "seen enough")
            #expect(try await Self.assign(laboratory, house, 1).arm == "hot")
            #expect(try await !Self.assign(laboratory, house, 2).takesPart)
            #expect(
                await reason { _ = try await Self.put(laboratory, house, wider) }
                    == "recommendations.experiment_running"
            )
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func clicksCountOnceAndOnlyForWhoTakesPart(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            _ = try await Self.put(
                laboratory,
                house,
                Self.experiment { $0.metric = .init(kind: .click, days: 2) }
            )
            func click(_ member: Int64, _ key: String) async throws -> (Bool, Bool) {
                let answer = try await ExperimentsHandlers(laboratory: laboratory).recordOutcome(
                    .init(
                        memberID: member,
                        experiment: "greeting",
                        idempotencyKey: key,
                        at: house.now.microseconds
                    ),
                    context: house.context()
                )
                return (answer.counted, answer.replayed)
            }
            let arm = try await Self.assign(laboratory, house, 1).arm
            #expect(try await click(1, "k") == (true, false))
            #expect(try await click(1, "k") == (true, true))
            #expect(try await click(1, "other") == (true, false))
            #expect(try await click(2, "k") == (false, false))
            house.wait(days: 2)
            let results = try await Self.results(laboratory, house)
            let own = try #require(results.arms.first { $0.arm == arm })
            #expect(own.measured == 1 && own.mean == 1)
        }
    }

    typealias Change = @Sendable (inout RecommendationsV1.Experiment) -> Void

    static let badExperiments: [(String, Change)] = [
        ("experiment.name", { $0.name = "" }), ("experiment.arms", { $0.arms.removeLast(2) }),
        ("experiment.arms", { $0.arms[0].share = 4_999 }),
        ("experiment.arms[1].name", { $0.arms[1].name = "plain" }),
        ("experiment.policy", { $0.policy = .unspecified }),
        ("experiment.metric", { $0.metric = nil }),
        ("experiment.metric.days", { $0.metric = .init(kind: .purchase, days: 91) }),
        ("experiment.metric.spend_max_fen", { $0.metric = .init(kind: .spend, days: 7) }),
        ("experiment.guardrail.kind", { $0.guardrail = .init(days: 7) }),
        ("experiment.ends_at", { $0.endsAt = $0.startsAt }),
        ("experiment.arms[0].share_min", { $0.policy = .bandit }),
        ("experiment.arms[0].share_min", { $0.arms[0].shareMin = 1 }),
        ("experiment.organisation", { $0.organisation = "other" }),
    ]

    @Test(arguments: badExperiments)
    func badExperimentsNameTheirField(
        field: String,
        change: Change
    ) async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let laboratory = try await house.laboratory()
            let error = await #expect(throws: RPCError.self) {
                _ = try await Self.put(laboratory, house, Self.experiment(change))
            }
            #expect(error?.fieldViolations.map(\.field) == [field])
            #expect(try await laboratory.store.experiment(named: "greeting") == nil)
        }
    }

    /// Region A's staff learns nothing of region B's experiments.
    @Test func otherUnitsExperimentsAreAsIfNotThere() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let laboratory = try await house.laboratory()
            _ = try await Self.put(laboratory, house, Self.experiment(), for: "acme/south")
            let handlers = ExperimentsHandlers(laboratory: laboratory)
            let foreign = await reason {
                _ = try await handlers.getExperiment(
                    .init(organisation: "acme/north", experiment: "greeting"),
                    context: house.context()
                )
            }
            let unknown = await reason {
                _ = try await handlers.getExperiment(
                    .init(organisation: "acme/north", experiment: "none"),
                    context: house.context()
                )
            }
            #expect(foreign == unknown && unknown == "recommendations.experiment_not_found")
            let listed = try await handlers.listExperiments(
                .init(organisation: "acme/north"),
                context: house.context()
            )
            #expect(listed.experiments.isEmpty)
            let own = try await handlers.listExperiments(
                .init(organisation: "acme"),
                context: house.context()
            )
            #expect(own.experiments.map(\.experiment?.name) == ["greeting"])
        }
    }
}
