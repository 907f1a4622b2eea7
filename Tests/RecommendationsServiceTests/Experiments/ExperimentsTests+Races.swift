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

/// What one process knows may be old, and what is stored may be damaged.
extension ExperimentsTests {
    private static let two: [RecommendationsV1.ExperimentArm] = [
        .init(name: "plain", share: 4_000), .init(name: "warm", share: 6_000),
    ]

    @Test(arguments: StorageEngine.allCases)
    func armsAreDrawnFromTheExperimentAsItIs(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let first = try await house.laboratory()
            let second = try await house.laboratory()
            _ = try await Self.put(first, house, Self.experiment())
            // From now on the second knows three arms: the clock stands still.
            let hidden = try #require(MemberID(rawValue: 9_999))
            _ = house.people.unpersonalised.withLock { $0.insert(hidden) }
            #expect(try await !Self.assign(second, house, 9_999).takesPart)
            let changed = Self.experiment { $0.arms = Self.two }
            #expect(try await Self.put(first, house, changed).changed)
            for member in Int64(1)...30 {
                let answer = try await Self.assign(second, house, member)
                #expect(answer.propensity == (answer.arm == "plain" ? 0.4 : 0.6))
                #expect(try await Self.assign(first, house, member) == answer)
            }
            let results = try await Self.results(first, house)
            #expect(results.arms.map(\.members).reduce(0, +) == 30 && results.arms.count == 2)
            // Shares of other arms, or not the next, are not stored.
            for (version, values) in [(2, [0.2, 0.3, 0.5]), (3, [0.5, 0.5]), (1, [0.1, 0.9])] {
                try await second.store.addShares(
                    .init(version: Int64(version), values: values, madeAt: house.now),
                    of: "greeting"
                )
            }
            let state = try await first.store.experiment(named: "greeting")
            #expect(state?.current.values == [0.4, 0.6])
            #expect(try await first.store.shares(of: "greeting").count == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aPartInNoArmIsAnErrorAndNothingElse(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            _ = try await Self.put(laboratory, house, Self.experiment())
            _ = try await Self.assign(laboratory, house, 1)
            try await house.database.write { writer in
                _ = try writer.execute("UPDATE experiment_members SET arm = 7")
            }
            let error = await #expect(throws: StorageError.self) {
                _ = try await Self.assign(laboratory, house, 1)
            }
            #expect(error?.code == .corrupt)
            await #expect(throws: StorageError.self) {
                _ = try await Self.results(laboratory, house)
            }
            let listed = try await ExperimentsHandlers(laboratory: laboratory).listMemberArms(
                .init(memberID: 1),
                context: house.context()
            )
            #expect(listed.arms.map(\.arm) == [""])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aDamagedExperimentHidesNoOther(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            for name in ["a", "b", "c"] {
                _ = try await Self.put(laboratory, house, Self.experiment { $0.name = name })
            }
            try await house.database.write { writer in
                _ = try writer.execute("UPDATE experiments SET arms = 'x' WHERE name = 'b'")
            }
            let handlers = ExperimentsHandlers(laboratory: laboratory)
            func page(
                _ cursor: String,
                _ size: UInt32
            ) async throws -> RecommendationsV1.ListExperimentsResponse {
                try await handlers.listExperiments(
                    .init(organisation: "acme", pageSize: size, cursor: cursor),
                    context: house.context()
                )
            }
            let all = try await page("", 0)
            #expect(all.experiments.map(\.experiment?.name) == ["a", "c"])
            #expect(all.unreadable == ["b"] && all.nextCursor.isEmpty)
            let first = try await page("", 2)
            #expect(first.unreadable == ["b"] && first.nextCursor == "b")
            let second = try await page("b", 2)
            #expect(second.experiments.map(\.experiment?.name) == ["c"])
            #expect(second.nextCursor.isEmpty)
            house.wait(days: 100)
            let problem = await #expect(throws: SweepProblem.self) {
                try await laboratory.sweep()
            }
            #expect(problem?.description == "b: cannot be read")
            // The sweep went on behind it: of the last one nothing more is to be measured.
            let open = try await laboratory.store.experiments(
                after: "",
                countMax: 9,
                .unmeasured
            )
            #expect(open.states.isEmpty && open.unreadable == ["b"])
        }
    }

    /// An unmeasured experiment is looked at again where its end is moved.
    @Test(arguments: StorageEngine.allCases)
    func whatIsMeasuredIsSweptNoMore(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            let guarded = Self.experiment { $0.guardrail = .init(kind: .purchase, days: 20) }
            _ = try await Self.put(laboratory, house, guarded)
            func open() async throws -> Int {
                try await laboratory.sweep()
                return try await laboratory.store
                    .experiments(after: "", countMax: 9, .unmeasured).states.count
            }
            #expect(try await open() == 1)
            house.wait(days: 80)
            #expect(try await open() == 1)
            house.wait(days: 1)
            #expect(try await open() == 0)
            let longer = Self.experiment {
                $0.guardrail = guarded.guardrail
                $0.endsAt += 100 * OfferHouse.day
            }
            #expect(try await Self.put(laboratory, house, longer).changed)
            #expect(try await open() == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whoIsErasedOrUnknownWhileDrawnIsNotRecorded(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            _ = try await Self.put(laboratory, house, Self.experiment())
            let (member, store) = (try #require(MemberID(rawValue: 4)), house.store)
            try await house.database.write { try store.apply([.erased(member)], in: $0) }
            #expect(try await !Self.assign(laboratory, house, 4).takesPart)
            #expect(try await laboratory.store.part(of: member, in: "greeting") == nil)
            // Switched off between the look at the member and the record of its part.
            let other = try #require(MemberID(rawValue: 5))
            _ = house.people.unpersonalised.withLock { $0.insert(other) }
            let recorded = try await laboratory.store.record(of: other, in: "greeting") {
                _,
                state in
                ExperimentMember(
                    arm: 0,
                    propensity: 1,
                    exposedAt: house.now,
                    segment: .new,
                    sharesVersion: state.current.version
                )
            }
            #expect(recorded == nil)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func armsOfAMemberComeInPagesAndAreForgotten(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let laboratory = try await house.laboratory()
            let handlers = ExperimentsHandlers(laboratory: laboratory)
            for (index, name) in ["a", "b", "c"].enumerated() {
                _ = try await Self.put(
                    laboratory,
                    house,
                    Self.experiment {
                        $0.name = name
                        $0.endsAt += Int64(index) * OfferHouse.day
                    }
                )
                _ = try await handlers.assignArm(
                    .init(memberID: 1, experiment: name),
                    context: house.context()
                )
            }
            func names() async throws -> [[String]] {
                var (pages, cursor): ([[String]], String) = ([], "")
                repeat {
                    let page = try await handlers.listMemberArms(
                        .init(memberID: 1, pageSize: 2, cursor: cursor),
                        context: house.context()
                    )
                    pages.append(page.arms.map(\.experiment))
                    cursor = page.nextCursor
                } while !cursor.isEmpty
                return pages
            }
            #expect(try await names() == [["a", "b"], ["c"]])
            let end = OfferHouse.start.advanced(byMicroseconds: 61 * OfferHouse.day)
            #expect(try await laboratory.store.deleteParts(endedBefore: end) == 1)
            #expect(try await names() == [["b", "c"]])
            let bad = await #expect(throws: RPCError.self) {
                _ = try await handlers.listMemberArms(
                    .init(memberID: 1, cursor: "x"),
                    context: house.context()
                )
            }
            #expect(bad?.fieldViolations.map(\.field) == ["cursor"])
        }
    }
}
