import IdentityDomain
import Primitives
import Testing

extension ReferralCampaign {
    /// A campaign, changed where a test wants it.
    static func sample(
        inviter: Int64 = 500,
        invitee: Int64 = 100,
        budget: Int64 = 10_000,
        returnDays: Int = 7,
        firstDay: LocalDate? = nil,
        lastDay: LocalDate? = nil
    ) throws -> ReferralCampaign {
        ReferralCampaign(
            code: "friends",
            version: 3,
            organisation: try #require(OrganisationPath("acme")),
            currency: "points",
            inviterAmount: inviter,
            inviteeAmount: invitee,
            budget: budget,
            claimDays: 30,
            returnDays: returnDays,
            minimumPaid: Fen(1000),
            claimsPerDayMax: 3,
            claimsMax: 5,
            firstDay: firstDay,
            lastDay: lastDay
        )
    }
}

/// Every state with every event.
struct ReferralTests {
    static let day: Int64 = 86_400_000_000
    static let claimedAt = Timestamp(microseconds: 20_000 * day + 5)
    static let order = OrderReference(channel: "pos", orderID: "1")
    static let other = OrderReference(channel: "pos", orderID: "2")
    static let paidAt = Timestamp(microseconds: 20_001 * day + 5)

    static let events: [(name: String, event: ReferralEvent)] = [
        ("paid", .orderPaid(order, paidAt: paidAt, paid: Fen(1000))),
        ("paid little", .orderPaid(order, paidAt: paidAt, paid: Fen(999))),
        ("paid nothing", .orderPaid(order, paidAt: paidAt, paid: .zero)),
        (
            "paid before",
            .orderPaid(
                other,
                paidAt: claimedAt.advanced(byMicroseconds: -300_000_001),
                paid: Fen(5000)
            )
        ),
        (
            "paid earlier",
            .orderPaid(
                other,
                paidAt: claimedAt.advanced(byMicroseconds: -300_000_000),
                paid: Fen(5000)
            )
        ),
        (
            "paid later",
            .orderPaid(other, paidAt: paidAt.advanced(byMicroseconds: 1), paid: Fen(1))
        ),
        ("reversed", .orderReversed(order)),
        ("other reversed", .orderReversed(other)),
        ("window", .windowPassed(orderStands: true, inviterEarns: true)),
        ("window, reversed", .windowPassed(orderStands: false, inviterEarns: true)),
        ("window, frozen", .windowPassed(orderStands: true, inviterEarns: false)),
        ("no budget", .budgetExhausted),
        ("booked inviter", .booked(.inviter, entryID: 1)),
        ("booked invitee", .booked(.invitee, entryID: 2)),
        ("refused inviter", .bookingRefused(.inviter)),
        ("refused invitee", .bookingRefused(.invitee)),
        ("undone inviter", .undone(.inviter)),
        ("undone invitee", .undone(.invitee)),
        ("one person", .foundOnePerson),
    ]

    private static let earlierOrder = "ordered 2"

    /// What each event makes of each state; everything that is not named changes nothing.
    static let table: [String: [String: String]] = [
        "claimed": [
            "paid": "ordered", "paid little": "refused order_too_small",
            "paid before": "refused ordered_before_claim", "paid earlier": earlierOrder,
            "paid later": "refused order_too_small", "one person": "refused same_member",
        ],
        "ordered": [
            "paid before": "refused ordered_before_claim", "paid earlier": earlierOrder,
            "reversed": "refused order_reversed", "window": "qualified i i +600",
            "window, reversed": "refused order_reversed",
            "window, frozen": "refused inviter_not_earning", "no budget": "outOfBudget",
            "one person": "refused same_member",
        ],
        "qualified i i": [
            "reversed": "undoing i i order_reversed", "one person": "undoing i i same_member",
            "booked inviter": "qualified b1 i", "booked invitee": "qualified i b2",
            "refused inviter": "qualified r i -500", "refused invitee": "qualified i r -100",
        ],
        "qualified b1 i": [
            "reversed": "undoing b1 i order_reversed", "one person": "undoing b1 i same_member",
            "booked invitee": "rewarded b1 b2", "refused invitee": "rewarded b1 r -100",
        ],
        "qualified r i": [
            "reversed": "undoing r i order_reversed", "one person": "undoing r i same_member",
            "booked invitee": "rewarded r b2",
            "refused invitee": "refused r r ledger_refused -100",
        ],
        "rewarded b1 b2": [
            "reversed": "undoing b1 b2 order_reversed",
            "one person": "undoing b1 b2 same_member",
        ],
        "undoing i i order_reversed": [
            "booked inviter": "undoing b1 i order_reversed",
            "booked invitee": "undoing i b2 order_reversed",
            "refused inviter": "undoing r i order_reversed -500",
            "refused invitee": "undoing i r order_reversed -100",
        ],
        "undoing b1 b2 order_reversed": [
            "undone inviter": "undoing u1 b2 order_reversed -500",
            "undone invitee": "undoing b1 u2 order_reversed -100",
        ],
        "undoing u1 b2 order_reversed": [
            "undone invitee": "undone u1 u2 order_reversed -100"
        ],
        "undoing r i order_reversed": [
            "booked invitee": "undoing r b2 order_reversed",
            "refused invitee": "undone r r order_reversed -100",
        ],
        "undoing u1 i order_reversed": [
            "booked invitee": "undoing u1 b2 order_reversed",
            "refused invitee": "undone u1 r order_reversed -100",
        ],
        "undone u1 u2 order_reversed": [:],
        "refused order_reversed": [:],
        "outOfBudget": [:],
    ]

    private static func make(_ text: String) throws -> Referral {
        let words = text.split(separator: " ").map(String.init)
        let state = try #require(Referral.State.allCases.first { "\($0)" == words[0] })
        var referral = Referral(
            id: 9,
            campaign: "friends",
            inviter: try #require(MemberID(rawValue: 1)),
            invitee: try #require(MemberID(rawValue: 2)),
            organisation: try #require(OrganisationPath("acme/north")),
            claimedAt: claimedAt,
            state: state
        )
        if state != .claimed {
            referral.order = Referral.Order(
                reference: order,
                paidAt: paidAt,
                qualifiesAt: Timestamp(microseconds: 20_009 * day)
            )
        }
        var receivers = Referral.Receiver.allCases[...]
        for word in words.dropFirst() {
            if let refusal = Referral.Refusal(rawValue: word) {
                referral.refusal = refusal
                continue
            }
            let receiver = receivers.removeFirst()
            let booking: Referral.Reward.Booking =
                switch word {
                case "i": .intended
                case "r": .refused
                case "b1", "b2": .booked(entryID: Int64(word.dropFirst()) ?? 0)
                default: .undone(entryID: Int64(word.dropFirst()) ?? 0)
                }
            referral.rewards.append(
                Referral.Reward(
                    receiver: receiver,
                    amount: receiver == .inviter ? 500 : 100,
                    booking: booking
                )
            )
        }
        return referral
    }

    private static func text(_ referral: Referral, budgetTaken: Int64) -> String {
        let rewards = referral.rewards.map { reward in
            switch reward.booking {
            case .intended: "i"
            case .booked(let entryID): "b\(entryID)"
            case .refused: "r"
            case .undone(let entryID): "u\(entryID)"
            }
        }
        let order = referral.order?.reference == other ? [other.orderID] : []
        let refusal = referral.refusal.map { [$0.rawValue] } ?? []
        let budget =
            budgetTaken == 0 ? [] : [budgetTaken > 0 ? "+\(budgetTaken)" : "\(budgetTaken)"]
        return (["\(referral.state)"] + order + rewards + refusal + budget)
            .joined(separator: " ")
    }

    @Test(arguments: table.keys.sorted())
    func eachEventDoesWhatTheTableSays(state: String) throws {
        let referral = try Self.make(state)
        let campaign = try ReferralCampaign.sample()
        for (name, event) in Self.events {
            let expected = Self.table[state]?[name]
            switch referral.decide(event, campaign: campaign, zone: .utc) {
            case .unchanged:
                #expect(expected == nil, "\(state), \(name)")
            case .changed(let next, let budgetTaken):
                #expect(
                    Self.text(next, budgetTaken: budgetTaken) == expected,
                    "\(state), \(name)"
                )
            }
        }
    }

    @Test func everyStateStandsInTheTable() {
        let states = Set(Self.table.keys.compactMap { $0.split(separator: " ").first })
        #expect(states == Set(Referral.State.allCases.map { "\($0)"[...] }))
        let names = Set(Self.events.map(\.name))
        for row in Self.table.values { #expect(names.isSuperset(of: row.keys)) }
    }

    @Test func theWindowEndsWithItsLastDay() throws {
        let referral = try Self.make("claimed")
        let event = ReferralEvent.orderPaid(Self.order, paidAt: Self.paidAt, paid: Fen(1000))
        for (days, end) in [(7, Int64(20_009) * Self.day), (0, Self.paidAt.microseconds)] {
            let campaign = try ReferralCampaign.sample(returnDays: days)
            guard
                case .changed(let next, _) = referral.decide(
                    event,
                    campaign: campaign,
                    zone: .utc
                )
            else {
                Issue.record("nothing changed")
                continue
            }
            #expect(next.order?.qualifiesAt.microseconds == end)
        }
    }

    @Test func aCampaignThatIsGoneGivesNothing() throws {
        for (state, event) in [
            ("claimed", Self.events[0].event),
            ("ordered", .windowPassed(orderStands: true, inviterEarns: true)),
        ] {
            let outcome = try Self.make(state).decide(event, campaign: nil, zone: .utc)
            guard case .changed(let next, budgetTaken: 0) = outcome else {
                Issue.record("nothing changed")
                continue
            }
            #expect(next.state == .refused)
            #expect(next.refusal == .campaignGone)
        }
    }

    @Test func aCampaignMayGiveTheInviterAlone() throws {
        let campaign = try ReferralCampaign.sample(invitee: 0)
        var referral = try Self.make("ordered")
        for event in [
            ReferralEvent.windowPassed(orderStands: true, inviterEarns: true),
            .booked(.inviter, entryID: 4), .orderReversed(Self.order), .undone(.inviter),
        ] {
            guard
                case .changed(let next, _) = referral.decide(event, campaign: campaign, zone: .utc)
            else {
                Issue.record("\(event) changed nothing")
                return
            }
            referral = next
        }
        #expect(Self.text(referral, budgetTaken: 0) == "undone u4 order_reversed")
        #expect(referral.terms?.ruleVersion == "referral-friends@3")
    }

    /// Whatever happens in whatever order, the budget has exactly what is booked or intended.
    @Test func theBudgetHasWhatIsOpenOrBooked() throws {
        let campaign = try ReferralCampaign.sample()
        var random = SeededRandom(seed: 17)
        for _ in 0..<500 {
            var referral = try Self.make("claimed")
            var taken: Int64 = 0
            for _ in 0..<30 {
                let event = Self.events[Int(random.next() % UInt64(Self.events.count))].event
                guard
                    case .changed(let next, let budgetTaken) = referral.decide(
                        event,
                        campaign: campaign,
                        zone: .utc
                    )
                else { continue }
                referral = next
                taken += budgetTaken
                let open = referral.rewards.filter { reward in
                    switch reward.booking {
                    case .intended, .booked: true
                    case .refused, .undone: false
                    }
                }
                #expect(taken == open.reduce(0) { $0 + $1.amount })
            }
        }
    }
}
