import Dispatch
import MemberDirectory
import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageTestKit
import Synchronization
import Testing

/// Answers as of a day: made of what precedes it, for whoever is asked for, and kept for a while.
@Suite(.timeLimit(.minutes(20)))
struct BackTestTests {
    private typealias Start = RecommendationsV1.StartBackTestRequest

    /// A day of the chain's last month.
    private static let cut: Int32 = 260

    /// A clock that goes on only where a test says so.
    private final class TestClock: Sendable {
        private let time = Mutex(BackTestChain.noon(BackTestChain.days))

        var now: Timestamp { time.withLock { $0 } }

        func pass(_ microseconds: Int64) {
            time.withLock { $0 = $0.advanced(byMicroseconds: microseconds) }
        }
    }

    /// A book over a store, a clock, and its handlers.
    private final class Fixture: Sendable {
        let store: SQLRecommendationsStore
        let book: BackTestBook
        let handlers: BackTestHandlers
        let clock = TestClock()
        let context = CallContext(
            method: RecommendationsV1.BackTestsMethods.startBackTest,
            principal: nil,
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )

        init(
            _ store: SQLRecommendationsStore,
            unpersonalised: Set<MemberID> = [],
            membersMax: Int = 1000
        ) {
            self.store = store
            let clock = clock
            book = BackTestBook(
                store: store,
                campaigns: store,
                now: { clock.now },
                localDay: { zone in
                    guard ["", "Etc/UTC", "Etc/East"].contains(zone) else { return nil }
                    let offset: Int64 = zone == "Etc/East" ? 50_000_000_000 : 0
                    return { Day(Int32(($0.microseconds + offset) / 86_400_000_000)) }
                },
                thread: { body in DispatchQueue.global().async(execute: body) },
                membersMax: membersMax
            )
            handlers = BackTestHandlers(book: book) { member in
                var standing = Standing(member)
                standing.isPersonalised = !unpersonalised.contains(member)
                return standing
            }
        }

        func start(_ request: RecommendationsV1.StartBackTestRequest) async throws {
            _ = try await handlers.startBackTest(request, context: context)
        }

        /// How a back-test ended.
        func learned(_ job: String) async throws -> RecommendationsV1.GetBackTestResponse {
            while true {
                let answer = try await handlers.getBackTest(.init(job: job), context: context)
                if answer.state != .learning { return answer }
                // Sleeps because learning tells nobody when it is done: it is asked again.
                try await ContinuousClock().sleep(for: .milliseconds(20))
            }
        }

        func answers(
            _ job: String,
            _ members: [Int64],
            itemsMax: UInt32 = 0
        ) async throws -> [RecommendationsV1.AnswerBackTestResponse.Answer] {
            try await handlers.answerBackTest(
                .init(job: job, memberIDs: members, itemsMax: itemsMax),
                context: context
            ).answers
        }
    }

    private func with(
        _ trips: [BackTestChain.Trip] = BackTestChain.trips(),
        campaigns: [Campaign] = [],
        unpersonalised: Set<MemberID> = [],
        membersMax: Int = 1000,
        _ body: (Fixture) async throws -> Void
    ) async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(
                database,
                beside: MemberDirectory.migrations,
                random: { 42 }
            )
            try await BackTestChain.fill(store, trips)
            _ = try await store.put(campaigns)
            try await KnownMembers.tellOfAll(in: database)
            for member in unpersonalised {
                try await KnownMembers.refuse(member.rawValue, in: database)
            }
            let fixture = Fixture(store, unpersonalised: unpersonalised, membersMax: membersMax)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await fixture.book.run() }
                try await body(fixture)
                group.cancelAll()
            }
        }
    }

    private static func day(_ number: Int32) -> String {
        LocalDate(daysSinceEpoch: Int(number)).description
    }

    private static let everybody = (0..<BackTestChain.members).map {
        BackTestChain.member($0).rawValue
    }

    /// One question of each kind.
    private static let questions = [
        Start(job: "basket", task: .nextBasket, level: .product, asOf: day(cut)),
        Start(job: "discovery", task: .discovery, level: .type, asOf: day(cut)),
        Start(job: "buys", task: .purchase, horizonDays: 7, asOf: day(cut)),
        Start(job: "drops", task: .spendDrop, asOf: day(cut)),
    ]

    /// Everything from the day on is dealt out anew, members and products that nobody knew before
    /// come, coupons go to others: the answers stay as they are, to the bit.
    @Test(arguments: questions.indices)
    func nothingLeaksFromTheDayOn(index: Int) async throws {
        let question = Self.questions[index]
        let trips = BackTestChain.trips()
        var seen: [[RecommendationsV1.AnswerBackTestResponse.Answer]] = []
        for (trips, later) in [
            (trips, [1, 2]), (BackTestChain.shuffled(trips, from: Self.cut), Array(5..<40)),
        ] {
            let campaigns = BackTestChain.campaigns(cut: Self.cut, laterMembers: later)
            try await with(trips, campaigns: campaigns) { fixture in
                try await fixture.start(question)
                let learned = try await fixture.learned(question.job)
                #expect(learned.state == .ready, "\(learned.failure)")
                #expect(learned.asOf <= question.asOf)
                seen.append(try await fixture.answers(question.job, Self.everybody))
            }
        }
        #expect(seen[0] == seen[1])
        // What precedes the day does count.
        let other = BackTestChain.shuffled(trips, from: Self.cut - 40)
        try await with(other) { fixture in
            try await fixture.start(question)
            _ = try await fixture.learned(question.job)
            #expect(try await fixture.answers(question.job, Self.everybody) != seen[0])
        }
    }

    @Test func listsAreWholeAndOfWhatMayBeAnswered() async throws {
        let eligible = (0..<30).map(BackTestChain.sku)
        try await with { fixture in
            for task in [RecommendationsV1.BackTestTask.nextBasket, .discovery] {
                let job = task == .discovery ? "new" : "next"
                try await fixture.start(
                    Start(
                        job: job,
                        task: task,
                        level: .product,
                        asOf: Self.day(Self.cut),
                        eligible: eligible
                    )
                )
                #expect(try await fixture.learned(job).state == .ready)
                // Somebody known, somebody who never came, nobody.
                let answers = try await fixture.answers(
                    job,
                    [Self.everybody[3], 999_999, 0],
                    itemsMax: 12
                )
                for answer in answers {
                    #expect(Set(answer.items).isSubset(of: eligible))
                    #expect(Set(answer.items).count == answer.items.count)
                }
                #expect(answers[1].items.count == 12)
                #expect(answers[1].items == answers[2].items)
                #expect(answers[0].items != answers[1].items)
                let known = Set(
                    BackTestChain.trips().filter { $0.member == 3 && $0.day < Self.cut }
                        .flatMap(\.products).map(BackTestChain.sku)
                )
                if task == .discovery {
                    #expect(known.isDisjoint(with: answers[0].items))
                    let open = Set(eligible).subtracting(known).count
                    #expect(answers[0].items.count == min(12, open))
                } else {
                    #expect(answers[0].items.count == 12)
                    #expect(answers[0].items.prefix(3).allSatisfy(known.contains))
                }
            }
        }
    }

    @Test func whoIsNotToBeJudgedIsAnsweredLikeSomebodyUnknown() async throws {
        let member = BackTestChain.member(3)
        try await with(unpersonalised: [member]) { fixture in
            for question in [Self.questions[0], Self.questions[2]] {
                try await fixture.start(question)
                #expect(try await fixture.learned(question.job).state == .ready)
                let answers = try await fixture.answers(question.job, [member.rawValue, 0])
                #expect(answers[0].items == answers[1].items)
                #expect(answers[0].probability == answers[1].probability)
            }
        }
    }

    @Test func probabilitiesTellWhoHasLeft() async throws {
        try await with { fixture in
            try await fixture.start(
                Start(job: "buys", task: .purchase, horizonDays: 30, asOf: Self.day(290))
            )
            #expect(try await fixture.learned("buys").state == .ready)
            // Those whose number divides by seven have left by then, as long as it is small.
            let gone = [0, 7, 14, 21].map { Self.everybody[$0] }
            let there = [1, 8, 15, 22].map { Self.everybody[$0] }
            let answers = try await fixture.answers("buys", gone + there).map(\.probability)
            #expect(answers.allSatisfy { (0...1).contains($0) })
            #expect((answers[..<4].max() ?? 1) < (answers[4...].min() ?? 0))
        }
    }

    @Test func aDayBeyondTheEndIsAnsweredAsOfTheEnd() async throws {
        try await with { fixture in
            let last = try #require(BackTestChain.trips().map(\.day).max())
            try await fixture.start(
                Start(job: "a", task: .spendDrop, asOf: Self.day(last + 100))
            )
            try await fixture.start(Start(job: "b", task: .spendDrop, asOf: Self.day(last + 1)))
            #expect(try await fixture.learned("a").asOf == Self.day(last + 1))
            #expect(try await fixture.learned("b").state == .ready)
            #expect(
                try await fixture.answers("a", Self.everybody)
                    == fixture.answers("b", Self.everybody)
            )
        }
    }

    @Test func daysAreThoseOfTheZoneThatIsNamed() async throws {
        try await with { fixture in
            // Trips are at noon of Greenwich: in the east that is the next day.
            let last = try #require(BackTestChain.trips().map(\.day).max())
            try await fixture.start(
                Start(job: "a", task: .spendDrop, asOf: Self.day(last + 9), timeZone: "Etc/East")
            )
            #expect(try await fixture.learned("a").asOf == Self.day(last + 2))
        }
    }

    @Test func tooLittleIsSaid() async throws {
        let few = BackTestChain.trips().filter { $0.member < 3 && $0.day > Self.cut - 6 }
        try await with(few) { fixture in
            for question in Self.questions {
                try await fixture.start(question)
                let learned = try await fixture.learned(question.job)
                #expect(learned.state == .failed)
                #expect(learned.failure.contains("too few"))
                await #expect(throws: RPCError.self) {
                    _ = try await fixture.answers(question.job, [1])
                }
            }
        }
    }

    @Test func aNameStandsForOneQuestion() async throws {
        try await with([]) { fixture in
            let question = Self.questions[0]
            try await fixture.start(question)
            try await fixture.start(question)
            var other = question
            other.task = .discovery
            await #expect {
                try await fixture.start(other)
            } throws: {
                ($0 as? RPCError)?.reason == "recommendations.back_test_differs"
            }
            await #expect {
                _ = try await fixture.learned("unheard-of")
            } throws: {
                ($0 as? RPCError)?.reason == "recommendations.back_test_unknown"
            }
        }
    }

    @Test func theOneNotAskedForLongestGivesWay() async throws {
        try await with([]) { fixture in
            for (second, question) in Self.questions.prefix(3).enumerated() {
                fixture.clock.pass(Int64(second) * 1_000_000)
                if second == 2 { _ = try await fixture.learned(Self.questions[0].job) }
                try await fixture.start(question)
            }
            var isThere: [Bool] = []
            for question in Self.questions.prefix(3) {
                isThere.append((try? await fixture.learned(question.job)) != nil)
            }
            #expect(isThere == [true, false, true])
        }
    }

    @Test func whatIsNotAskedForIsForgotten() async throws {
        try await with([]) { fixture in
            try await fixture.start(Self.questions[0])
            let half = BackTestBook.idleMax.microseconds / 2
            for isThere in [true, true, true] {
                fixture.clock.pass(half)
                fixture.book.forgetIdle()
                let found = try? await fixture.learned(Self.questions[0].job)
                #expect((found != nil) == isThere)
            }
            fixture.clock.pass(2 * half)
            fixture.book.forgetIdle()
            await #expect(throws: RPCError.self) {
                _ = try await fixture.learned(Self.questions[0].job)
            }
        }
    }

    /// Of many members a sample is learned from; who is not of it is answered by what it bought.
    @Test func whoIsLearnedFromIsBounded() async throws {
        let question = Self.questions[0]
        try await with(membersMax: 60) { fixture in
            try await fixture.start(question)
            let learned = try await fixture.learned(question.job)
            #expect(learned.state == .ready, "\(learned.failure)")
            #expect((15...60).contains(learned.members))
            let answers = try await fixture.answers(question.job, Self.everybody + [0])
            let nobody = try #require(answers.last)
            for (member, answer) in zip(0..., answers.dropLast()) where member % 7 != 0 {
                #expect(answer.items != nobody.items)
            }
        }
    }

    /// Several are begun at once: they learn one after another, and one that was ended does not.
    @Test func oneLearnsAtATime() async throws {
        try await with { fixture in
            try await fixture.start(Self.questions[2])
            try await fixture.start(Self.questions[3])
            while true {
                let first = try await fixture.handlers.getBackTest(
                    .init(job: "buys"),
                    context: fixture.context
                )
                let second = try await fixture.handlers.getBackTest(
                    .init(job: "drops"),
                    context: fixture.context
                )
                if first.state == .learning { #expect(second.step == "waiting for its turn") }
                if second.state != .learning { break }
                // Sleeps because learning tells nobody when it is done: it is asked again.
                try await ContinuousClock().sleep(for: .milliseconds(2))
            }
            #expect(try await fixture.learned("drops").state == .ready)
        }
    }

    /// What tests hold of members goes where a member is erased.
    @Test func anErasureEndsAll() async throws {
        try await with { fixture in
            try await fixture.start(Self.questions[2])
            #expect(try await fixture.learned("buys").state == .ready)
            let event = RPCV1.Event(
                memberID: 1,
                type: IdentityV1.IdentityEvent.messageName,
                payload: try IdentityV1.IdentityEvent(
                    event: .memberErased(.init(memberID: 1))
                ).encoded()
            )
            #expect(try MemberNews.haveErasure([event]))
            #expect(try !MemberNews.haveErasure([]))
            fixture.book.endAll()
            await #expect(throws: RPCError.self) { _ = try await fixture.learned("buys") }
        }
    }

    @Test(arguments: [
        ("job", Start(job: "A b", task: .spendDrop, asOf: "2017-12-01")),
        ("task", Start(job: "a", asOf: "2017-12-01")),
        ("level", Start(job: "a", task: .nextBasket, asOf: "2017-12-01")),
        ("level", Start(job: "a", task: .spendDrop, level: .type, asOf: "2017-12-01")),
        ("horizon_days", Start(job: "a", task: .purchase, asOf: "2017-12-01")),
        ("horizon_days", Start(job: "a", task: .purchase, horizonDays: 61, asOf: "2017-12-01")),
        ("horizon_days", Start(job: "a", task: .spendDrop, horizonDays: 30, asOf: "2017-12-01")),
        ("as_of", Start(job: "a", task: .spendDrop, asOf: "2017-13-01")),
        ("time_zone", Start(job: "a", task: .spendDrop, asOf: "2017-12-01", timeZone: "/etc")),
        ("time_zone", Start(job: "a", task: .spendDrop, asOf: "2017-12-01", timeZone: "No/Where")),
        ("eligible", Start(job: "a", task: .spendDrop, asOf: "2017-12-01", eligible: ["tea"])),
    ])
    func aWrongFieldIsNamed(
        field: String,
        request: RecommendationsV1.StartBackTestRequest
    ) async throws {
        try await with([]) { fixture in
            await #expect {
                try await fixture.start(request)
            } throws: {
                ($0 as? RPCError)?.fieldViolations.first?.field == field
            }
        }
    }
}
