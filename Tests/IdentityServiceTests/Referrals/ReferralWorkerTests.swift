import IdentityDomain
import IdentityService
import Primitives
import Synchronization
import Testing

/// Referrals in memory, decided on as in the store, whose notes can be lost.
private final class MemoryReferrals: ReferralsStore {
    struct State {
        var referrals: [Int64: Referral] = [:]
        var taken: Int64 = 0
        var postponed: Set<Int64> = []
        /// How many notes go through before one is lost.
        var notesLeft = Int.max
    }

    let state: Mutex<State>
    let inviterEarns: Bool

    init(_ referrals: [Referral], inviterEarns: Bool = true) {
        self.inviterEarns = inviterEarns
        let byID = Dictionary(referrals.map { ($0.id, $0) }) { first, _ in first }
        state = Mutex(State(referrals: byID))
    }

    /// A part of the state.
    func look<Part>(_ part: KeyPath<State, Part>) -> Part { copy[keyPath: part] }

    private var copy: State { state.withLock(\.self) }

    func referral(_ id: Int64) -> Referral? { state.withLock { $0.referrals[id] } }

    func dueReferrals(now: Timestamp, countMax: Int) -> [Referral] {
        state.withLock { state in
            Array(
                state.referrals.values.filter { referral in
                    guard !state.postponed.contains(referral.id) else { return false }
                    return switch referral.state {
                    case .ordered: referral.order.map { $0.qualifiesAt <= now } ?? false
                    case .qualified, .undoing: true
                    default: false
                    }
                }.sorted { $0.id < $1.id }.prefix(countMax)
            )
        }
    }

    func note(
        _ event: ReferralEvent,
        of referralID: Int64,
        program: ReferralProgram
    ) async throws -> Referral? {
        try state.withLock { state in
            state.notesLeft -= 1
            if state.notesLeft < 0 {
                state.notesLeft = .max
                throw MemberStoreError.unavailable
            }
            guard let referral = state.referrals[referralID] else { return nil }
            let campaign = program.campaign(referral.campaign)
            guard
                case .changed(let next, let taken) = referral.decide(
                    event,
                    campaign: campaign,
                    zone: .utc
                )
            else { return referral }
            state.referrals[referralID] = next
            state.taken += taken
            return next
        }
    }

    func postpone(_ referralID: Int64, until moment: Timestamp) {
        state.withLock { _ = $0.postponed.insert(referralID) }
    }

    func mayEarn(_ memberID: MemberID) -> Bool { inviterEarns }

    func inviteCode(
        of memberID: MemberID,
        in campaign: ReferralCampaign,
        device: Redacted<String>?
    ) -> InviteCode? { nil }

    func claim(
        _ claim: ReferralClaim,
        as request: KeyedRequest,
        program: ReferralProgram
    ) async throws -> KeyedOutcome<ClaimAnswer> { throw MemberStoreError.unavailable }

    func referrals(of inviter: MemberID, before: Int64?, countMax: Int) -> [Referral] { [] }

    func results(
        of campaign: ReferralCampaign,
        in organisation: OrganisationPath
    ) -> ReferralResults { ReferralResults() }
}

/// A ledger that books under a key once, and can be down.
private final class MemoryLedger: RewardLedger {
    struct State {
        var booked: [String: Int64] = [:]
        var undone: Set<Int64> = []
        var calls = 0
        var isDown = false
        var refused: Set<Referral.Receiver> = []
        var stands = true
        /// Refuses what it is asked next, after it has done it: the answer is lost.
        var answersLost = 0
    }

    struct Down: Error {}

    let state = Mutex(State())

    /// A part of the state.
    func look<Part>(_ part: KeyPath<State, Part>) -> Part { copy[keyPath: part] }

    private var copy: State { state.withLock(\.self) }

    private func asked<Answer>(_ body: (inout State) -> Answer) throws -> Answer {
        try state.withLock { state in
            state.calls += 1
            if state.isDown { throw Down() }
            let answer = body(&state)
            if state.answersLost > 0 {
                state.answersLost -= 1
                throw Down()
            }
            return answer
        }
    }

    func stands(_ order: OrderReference) throws -> Bool { try asked { $0.stands } }

    func book(_ reward: Referral.Reward, of referral: Referral) throws -> LedgerAnswer {
        try asked { state in
            if state.refused.contains(reward.receiver) { return .refused("points.closed") }
            let key = referral.key(of: reward.receiver)
            let entryID = state.booked[key] ?? Int64(state.booked.count) + 1
            state.booked[key] = entryID
            return .booked(entryID: entryID)
        }
    }

    func takeBack(_ reward: Referral.Reward, of referral: Referral) throws -> LedgerAnswer {
        try asked { state in
            guard case .booked(let entryID) = reward.booking else { return .refused("none") }
            state.undone.insert(entryID)
            return .booked(entryID: entryID + 100)
        }
    }
}

struct ReferralWorkerTests {
    private static let order = OrderReference(channel: "pos", orderID: "1")

    private func program() throws -> ReferralProgram {
        ReferralProgram(
            campaigns: [
                ReferralCampaign(
                    code: "friends",
                    version: 1,
                    organisation: try #require(OrganisationPath("acme")),
                    currency: "points",
                    inviterAmount: 500,
                    inviteeAmount: 100,
                    budget: 10_000,
                    claimDays: 30,
                    returnDays: 7
                )
            ],
            zone: .utc
        )
    }

    private func ordered(_ id: Int64 = 9) throws -> Referral {
        Referral(
            id: id,
            campaign: "friends",
            inviter: try #require(MemberID(rawValue: 1)),
            invitee: try #require(MemberID(rawValue: id + 1)),
            organisation: try #require(OrganisationPath("acme/north")),
            claimedAt: Timestamp(microseconds: 0),
            state: .ordered,
            order: Referral.Order(
                reference: Self.order,
                paidAt: Timestamp(microseconds: 5),
                qualifiesAt: Timestamp(microseconds: 1000)
            )
        )
    }

    private func work(
        _ store: MemoryReferrals,
        _ ledger: MemoryLedger,
        at now: Int64 = 1000
    ) async throws {
        try await ReferralWorker(
            store: store,
            ledger: ledger,
            program: program(),
            now: { Timestamp(microseconds: now) },
            failed: { _, _ in }
        ).work()
    }

    @Test func nothingIsAskedBeforeTheWindowIsOver() async throws {
        let (store, ledger) = (MemoryReferrals([try ordered()]), MemoryLedger())
        try await work(store, ledger, at: 999)
        #expect(ledger.look(\.calls) == 0)
        try await work(store, ledger)
        #expect(store.referral(9)?.state == .rewarded)
        #expect(ledger.look(\.booked.count) == 2)
        try await work(store, ledger)
        #expect(ledger.look(\.calls) == 3)
    }

    /// The worker dies after each call in turn, before it is noted: each reward is booked once.
    @Test(arguments: [0, 1, 2, 3]) func aLostNoteBooksNothingTwice(notes: Int) async throws {
        let (store, ledger) = (MemoryReferrals([try ordered()]), MemoryLedger())
        store.state.withLock { $0.notesLeft = notes }
        for _ in 0..<3 {
            do {
                try await work(store, ledger)
            } catch MemberStoreError.unavailable {
                continue
            }
        }
        #expect(store.referral(9)?.state == .rewarded)
        #expect(ledger.look(\.booked) == ["referral-9": 1, "referral-9-invitee": 2])
        // Then the refund, with a note lost on the way again.
        try await note(.orderReversed(Self.order), in: store)
        store.state.withLock { $0.notesLeft = notes }
        for _ in 0..<3 {
            do {
                try await work(store, ledger)
            } catch MemberStoreError.unavailable {
                continue
            }
        }
        #expect(store.referral(9)?.state == .undone)
        #expect(ledger.look(\.undone) == [1, 2])
        #expect(store.look(\.taken) == 0)
    }

    private func note(_ event: ReferralEvent, in store: MemoryReferrals) async throws {
        store.state.withLock { $0.notesLeft = .max }
        _ = try await store.note(event, of: 9, program: program())
    }

    @Test func aLedgerThatIsDownIsAskedLater() async throws {
        let store = MemoryReferrals([try ordered(9), try ordered(10)])
        let ledger = MemoryLedger()
        ledger.state.withLock { $0.isDown = true }
        try await work(store, ledger)
        #expect(store.referral(9)?.state == .ordered)
        #expect(store.look(\.postponed) == [9, 10])
        store.state.withLock { $0.postponed = [] }
        ledger.state.withLock { ledger in
            ledger.isDown = false
            ledger.answersLost = 2
        }
        for _ in 0..<4 {
            try await work(store, ledger)
            store.state.withLock { $0.postponed = [] }
        }
        #expect(store.referral(9)?.state == .rewarded)
        #expect(store.referral(10)?.state == .rewarded)
        #expect(ledger.look(\.booked.count) == 4)
    }

    /// The order comes back while the reward is being booked: it is booked, and then taken back.
    @Test func aRefundInBetweenIsUndone() async throws {
        let (store, ledger) = (MemoryReferrals([try ordered()]), MemoryLedger())
        store.state.withLock { $0.notesLeft = 1 }
        await #expect(throws: MemberStoreError.unavailable) { try await work(store, ledger) }
        #expect(store.referral(9)?.state == .qualified)
        try await note(.orderReversed(Self.order), in: store)
        #expect(store.referral(9)?.state == .undoing)
        try await work(store, ledger)
        #expect(store.referral(9)?.state == .undone)
        #expect(ledger.look(\.undone) == [1, 2])
        #expect(store.look(\.taken) == 0)
    }

    @Test func theLedgerIsAskedWhetherTheOrderStands() async throws {
        let (store, ledger) = (MemoryReferrals([try ordered()]), MemoryLedger())
        ledger.state.withLock { $0.stands = false }
        try await work(store, ledger)
        #expect(store.referral(9)?.refusal == .orderReversed)
        #expect(ledger.look(\.booked.isEmpty))
    }

    @Test func whatTheLedgerRefusesIsGivenBack() async throws {
        let (store, ledger) = (MemoryReferrals([try ordered()]), MemoryLedger())
        ledger.state.withLock { $0.refused = [.inviter] }
        try await work(store, ledger)
        #expect(store.referral(9)?.state == .rewarded)
        #expect(store.look(\.taken) == 100)
        let frozen = MemoryReferrals([try ordered()], inviterEarns: false)
        try await work(frozen, MemoryLedger())
        #expect(frozen.referral(9)?.refusal == .inviterNotEarning)
    }
}
