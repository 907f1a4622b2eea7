import IdentityDomain
import Primitives
import Testing

/// When a member may be contacted.
struct ContactDecisionTests {
    /// 2026-03-04, a Wednesday, in UTC.
    private static let wednesday: Int64 = 1_772_582_400

    private static func at(_ hour: Int64, _ minute: Int64 = 0, day: Int64 = 0) -> Timestamp {
        Timestamp(
            microseconds: (wednesday + day * 86_400 + hour * 3_600 + minute * 60) * 1_000_000
        )
    }

    private func decide(
        _ purpose: String = "marketing",
        at now: Timestamp = at(12),
        state: MemberState = .active,
        isGiven: Bool? = true,
        quiet: QuietHours = .standard,
        taken: [Timestamp] = [],
        hasSlot: Bool = false
    ) throws -> ContactDecision {
        let purpose = try #require(ContactPurpose(purpose))
        return try #require(
            MemberID(rawValue: 1).map { memberID in
                ContactQuestion(
                    memberID: memberID,
                    purpose: purpose,
                    channel: .sms,
                    occurrence: nil
                ).decide(
                    ContactState(
                        memberState: state,
                        isGiven: isGiven,
                        quietHours: quiet,
                        taken: taken,
                        hasSlot: hasSlot
                    ),
                    rules: ContactRules.of(purpose),
                    now: now,
                    zone: .utc
                )
            }
        )
    }

    @Test(
        arguments: [
            ("marketing", true, .allowed), ("marketing", nil, .notGiven),
            ("marketing", false, .withdrawn), ("service", nil, .allowed),
            ("service", false, .withdrawn), ("transactional", nil, .allowed),
            ("transactional", false, .allowed), ("partner:blossom", nil, .notGiven),
            ("partner:blossom", true, .allowed),
        ] as [(String, Bool?, ContactDecision)]
    )
    func consentByPurpose(purpose: String, isGiven: Bool?, expected: ContactDecision) throws {
        #expect(try decide(purpose, isGiven: isGiven) == expected)
    }

    @Test(
        arguments: [
            (MemberState.active, ContactDecision.allowed, ContactDecision.allowed),
            (.frozen, .notActive, .allowed), (.closed, .notActive, .notActive),
            (.merged, .notActive, .notActive), (.erased, .notActive, .notActive),
        ]
    )
    func stateOfTheMember(
        state: MemberState,
        marketing: ContactDecision,
        transactional: ContactDecision
    ) throws {
        #expect(try decide(state: state) == marketing)
        #expect(try decide("transactional", state: state) == transactional)
    }

    @Test func quietHoursEndInTheMorning() throws {
        #expect(try decide(at: Self.at(20, 59)) == .allowed)
        #expect(try decide(at: Self.at(21)) == .quietHours(Self.at(9, day: 1)))
        #expect(try decide(at: Self.at(3, day: 1)) == .quietHours(Self.at(9, day: 1)))
        #expect(try decide(at: Self.at(9, day: 1)) == .allowed)
        #expect(try decide("transactional", at: Self.at(3)) == .allowed)
        let none = try #require(QuietHours(fromMinute: 60, untilMinute: 60))
        #expect(try decide(at: Self.at(3), quiet: none) == .allowed)
    }

    @Test func dayCapEndsAfterTheQuietHoursOfTheNextMorning() throws {
        let taken = [Self.at(10), Self.at(11)]
        #expect(try decide(taken: taken) == .dayCap(Self.at(9, day: 1)))
        #expect(try decide("transactional", taken: taken) == .allowed)
        #expect(try decide("service", taken: taken) == .allowed)
    }

    @Test func weekCapEndsOnMonday() throws {
        let taken = [
            Self.at(10, day: -2), Self.at(11, day: -2), Self.at(10, day: -1), Self.at(11, day: -1),
            Self.at(10),
        ]
        #expect(try decide(taken: taken) == .weekCap(Self.at(9, day: 5)))
        #expect(try decide(taken: Array(taken.dropFirst())) == .allowed)
    }

    @Test func occurrenceThatHasItsSlotIsOnlyHeldBackByTheMember() throws {
        let taken = [Self.at(10), Self.at(11)]
        #expect(try decide(at: Self.at(22), taken: taken, hasSlot: true) == .hasSlot)
        #expect(try decide(isGiven: false, taken: taken, hasSlot: true) == .withdrawn)
        #expect(try decide(state: .closed, hasSlot: true) == .notActive)
    }

    /// Whatever was taken and whenever it is asked: at the time that the answer names nothing is in
    /// the way any more, and a moment before it something is.
    @Test func theNamedTimeIsTheFirstThatIsAllowed() throws {
        var random = SeededRandom(seed: 7)
        var seen: Set<String> = []
        for _ in 0..<2_000 {
            let now = Self.at(0).advanced(
                byMicroseconds: Int64.random(in: 0..<(7 * 86_400), using: &random) * 1_000_000
            )
            let quiet = try #require(
                QuietHours(
                    fromMinute: Int.random(in: 0..<1_440, using: &random),
                    untilMinute: Int.random(in: 0..<1_440, using: &random)
                )
            )
            let count = Int.random(in: 0...6, using: &random)
            let taken = (0..<count).map { _ in
                now.advanced(
                    byMicroseconds: -Int64.random(in: 0..<(4 * 86_400), using: &random) * 1_000_000
                )
            }.sorted()
            let end: Timestamp
            switch try decide(at: now, quiet: quiet, taken: taken) {
            case .quietHours(let moment):
                end = moment
                seen.insert("quiet")
            case .dayCap(let moment):
                end = moment
                seen.insert("day")
            case .weekCap(let moment):
                end = moment
                seen.insert("week")
            case .allowed:
                seen.insert("allowed")
                continue
            case .notActive, .notGiven, .withdrawn, .hasSlot:
                Issue.record("no such refusal was to be expected")
                continue
            }
            #expect(end > now)
            #expect(try decide(at: end, quiet: quiet, taken: taken) == .allowed)
            let before = end.advanced(byMicroseconds: -1)
            #expect(try decide(at: before, quiet: quiet, taken: taken) != .allowed)
        }
        #expect(seen == ["quiet", "day", "week", "allowed"])
    }

    @Test(
        arguments: [
            "", "Marketing", "partner:", "partner:A", "partner:a b", "other",
            "partner:" + String(repeating: "a", count: 64),
        ]
    )
    func otherPurposesAreRefused(text: String) {
        #expect(ContactPurpose(text) == nil)
    }

    @Test func lastStatementHolds() throws {
        let source = try #require(ChannelName("app"))
        let marketing = try #require(ContactPurpose("marketing"))
        func said(_ isGiven: Bool, _ channel: ContactChannel, _ hour: Int64) -> ConsentStatement {
            ConsentStatement(
                purpose: marketing,
                channel: channel,
                isGiven: isGiven,
                policyVersion: nil,
                source: source,
                at: Self.at(hour)
            )
        }
        let history = [said(true, .sms, 1), said(true, .email, 2), said(false, .sms, 3)]
        #expect(ConsentStatement.current(of: history) == [history[2], history[1]])
    }
}
