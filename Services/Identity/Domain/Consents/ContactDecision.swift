package import Primitives

/// A question whether a member may be contacted now.
package struct ContactQuestion: Hashable, Sendable {
    /// Who.
    package let memberID: MemberID
    /// What for.
    package let purpose: ContactPurpose
    /// By which way.
    package let channel: ContactChannel
    /// The caller and its name for what the contact is about: the slot is taken under it.
    ///
    /// `nil` for a question that takes none.
    package let occurrence: CallerKey?

    /// Describes a question.
    package init(
        memberID: MemberID,
        purpose: ContactPurpose,
        channel: ContactChannel,
        occurrence: CallerKey?
    ) {
        self.memberID = memberID
        self.purpose = purpose
        self.channel = channel
        self.occurrence = occurrence
    }

    /// The same question about the member that the id leads to.
    package func about(_ memberID: MemberID) -> ContactQuestion {
        ContactQuestion(
            memberID: memberID,
            purpose: purpose,
            channel: channel,
            occurrence: occurrence
        )
    }
}

/// What must be known to decide whether a member may be contacted.
package struct ContactState: Hashable, Sendable {
    /// Where the member stands.
    package let memberState: MemberState
    /// What the member said last about this purpose on this channel; `nil` for nothing.
    package let isGiven: Bool?
    /// When the member does not want to be disturbed.
    package let quietHours: QuietHours
    /// When slots of this purpose were taken, on any channel: those of this week and later, in
    /// order.
    package let taken: [Timestamp]
    /// Whether this occurrence has taken its slot already.
    package let hasSlot: Bool

    /// Bundles what is known.
    package init(
        memberState: MemberState,
        isGiven: Bool?,
        quietHours: QuietHours,
        taken: [Timestamp],
        hasSlot: Bool
    ) {
        self.memberState = memberState
        self.isGiven = isGiven
        self.quietHours = quietHours
        self.taken = taken
        self.hasSlot = hasSlot
    }
}

/// Whether a member may be contacted now.
///
/// The cases stand in order of precedence.
package enum ContactDecision: Hashable, Sendable {
    /// The member is frozen, closed or merged.
    case notActive
    /// The member has never agreed.
    case notGiven
    /// The member does not agree any more.
    case withdrawn
    /// This occurrence has its slot already.
    case hasSlot
    /// Not at this hour; when it would be allowed.
    case quietHours(Timestamp)
    /// Often enough for a day; when it would be allowed.
    case dayCap(Timestamp)
    /// Often enough for a week; when it would be allowed.
    case weekCap(Timestamp)
    /// Now.
    case allowed
}

extension ContactQuestion {
    /// How often a day, week or hour is left for the next: more are never needed, since none of
    /// the three holds for ever.
    private static let stepsMax = 16

    /// Decides; changes nothing.
    ///
    /// - Parameters:
    ///   - state: What is known of the member, of exactly this purpose and channel.
    ///   - rules: What holds of the purpose.
    ///   - now: The time.
    ///   - zone: The program's time zone.
    /// - Returns: The first case that applies.
    package func decide(
        _ state: ContactState,
        rules: ContactRules,
        now: Timestamp,
        zone: ZoneRules
    ) -> ContactDecision {
        let isAwaited = rules.basis == .contract
        switch state.memberState {
        case .active: break
        case .frozen where isAwaited: break
        case .frozen, .closed, .merged, .erased: return .notActive
        }
        switch (rules.basis, state.isGiven) {
        case (.contract, _), (_, true?), (.untilWithdrawn, nil): break
        case (.onceGiven, nil): return .notGiven
        case (.onceGiven, false?), (.untilWithdrawn, false?): return .withdrawn
        }
        if state.hasSlot { return .hasSlot }
        let calendar = ContactCalendar(rules: rules, state: state, zone: zone)
        guard let obstacle = calendar.obstacle(at: now) else { return .allowed }
        var moment = obstacle.end
        for _ in 0..<Self.stepsMax {
            guard let next = calendar.obstacle(at: moment) else { break }
            moment = next.end
        }
        switch obstacle.kind {
        case .quietHours: return .quietHours(moment)
        case .day: return .dayCap(moment)
        case .week: return .weekCap(moment)
        }
    }
}

/// What stands in the way of a contact at a moment.
private struct ContactCalendar {
    enum Kind {
        case quietHours
        case day
        case week
    }

    let rules: ContactRules
    let state: ContactState
    let zone: ZoneRules

    /// The first thing in the way, and when it is over.
    func obstacle(at moment: Timestamp) -> (kind: Kind, end: Timestamp)? {
        let local = zone.local(moment)
        if rules.obeysQuietHours, state.quietHours.contains(minute: local.secondOfDay / 60) {
            return (.quietHours, quietEnd(after: moment, local))
        }
        let dayEnd = zone.endOfDay(local.date)
        let dayStart = zone.startOfDay(local.date)
        if let max = rules.perDayMax, count(from: dayStart, to: dayEnd) >= max {
            return (.day, dayEnd)
        }
        let monday = local.date.adding(days: 1 - local.date.weekday)
        let weekEnd = zone.startOfDay(monday.adding(days: 7))
        if let max = rules.perWeekMax, count(from: zone.startOfDay(monday), to: weekEnd) >= max {
            return (.week, weekEnd)
        }
        return nil
    }

    private func count(from start: Timestamp, to end: Timestamp) -> Int {
        state.taken.count { $0 >= start && $0 < end }
    }

    /// The next moment at which a clock shows the end of the quiet hours.
    private func quietEnd(after moment: Timestamp, _ local: LocalDateTime) -> Timestamp {
        let seconds = state.quietHours.untilMinute * 60
        let today = zone.moment(of: LocalDateTime(date: local.date, secondOfDay: seconds))
        if today > moment { return today }
        return zone.moment(
            of: LocalDateTime(date: local.date.adding(days: 1), secondOfDay: seconds)
        )
    }
}

extension ZoneRules {
    /// The start of the week in which a moment lies: from here on taken slots count.
    package func startOfWeek(_ moment: Timestamp) -> Timestamp {
        let day = date(moment)
        return startOfDay(day.adding(days: 1 - day.weekday))
    }
}
