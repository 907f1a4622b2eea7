/// Takes addresses out that fail again and again while others do not, and lets them come back.
///
/// A pure machine: the shell reports what became of attempts, sets a timer where it is asked to,
/// and sends a single call to an address that is due for a trial. After Envoy's outlier detection
/// ("Outlier detection", consecutive gateway failures) and gRFC A50, with a trial before an address
/// gets its full share again, as in Finagle's failure accrual.
///
/// Kinds of invalid event: what is reported of an address that has been removed, or of one that is
/// out, comes from attempts that were under way and is dropped; a trial of an address that is not
/// due is ours and traps.
package struct OutlierDetector: Sendable {
    /// The bounds.
    package struct Limits: Hashable, Sendable {
        /// Failures in a row that take an address out; at least 1.
        package var failuresMax = 5
        /// How long an address is out the first time; doubled each time.
        package var ejectionTimeMin: Duration = .seconds(1)
        /// How long an address is out at most; after twice as long without a further ejection,
        /// the earlier ones are forgotten.
        package var ejectionTimeMax: Duration = .seconds(30)
        /// The share of addresses that may be out at once, in percent, rounded down.
        package var ejectedPercentMax = 50

        /// The bounds of a service inside an installation.
        package init() {}
    }

    /// What to do after a failure.
    package enum OnFailure: Hashable, Sendable {
        /// Nothing.
        case ignore
        /// Give the address no calls, and ask for `trialsDue` after this time
        /// (`timeToNextTrial`).
        case eject(Duration)
    }

    /// What to do after a success.
    package enum OnSuccess: Hashable, Sendable {
        /// Nothing.
        case ignore
        /// Give the address its full share of calls again.
        case restore
    }

    private enum State: Hashable, Sendable {
        /// Gets calls; that many failures in a row. Can transition to: `ejected`.
        case inUse(failureCount: Int)
        /// Gets no calls, and is due for a trial from that moment on. Can transition to: `onTrial`;
        /// `inUse` where too large a share would be out.
        case ejected(until: ContinuousClock.Instant)
        /// One call decides. Can transition to: `inUse`, `ejected`.
        case onTrial
    }

    private struct Record: Sendable {
        var state = State.inUse(failureCount: 0)
        var ejectionCount = 0
        var lastEjection: ContinuousClock.Instant?
    }

    private let limits: Limits
    private var records: [ResolvedAddress: Record] = [:]

    /// Starts without addresses.
    ///
    /// - Precondition: `failuresMax` and the times are positive, the percentage is one.
    package init(limits: Limits) {
        precondition(limits.failuresMax > 0, "failuresMax is \(limits.failuresMax)")
        precondition(limits.ejectionTimeMin > .zero, "ejectionTimeMin is not positive")
        precondition(limits.ejectionTimeMax >= limits.ejectionTimeMin, "the times are reversed")
        precondition((0...100).contains(limits.ejectedPercentMax), "no percentage")
        self.limits = limits
    }

    /// How many addresses get no calls, or one only.
    package var ejectedCount: Int { records.values.count { Self.isOut($0.state) } }

    /// How many addresses may be out at once.
    package var ejectedMax: Int { records.count * limits.ejectedPercentMax / 100 }

    /// Whether anything is remembered of an address, so that its successes have to be reported.
    package func isTroubled(_ address: ResolvedAddress) -> Bool {
        guard let record = records[address] else { return false }
        return record.state != .inUse(failureCount: 0)
    }

    /// Records that an address may be used.
    package mutating func added(_ address: ResolvedAddress) {
        if records[address] == nil { records[address] = Record() }
    }

    /// Records that an address is no longer used.
    ///
    /// - Returns: Addresses that get calls again, since too large a share would be out without it;
    ///   those first that were due first.
    package mutating func removed(_ address: ResolvedAddress) -> [ResolvedAddress] {
        records[address] = nil
        var excess = ejectedCount - ejectedMax
        guard excess > 0 else { return [] }
        var restored: [ResolvedAddress] = []
        for (address, _) in records.filter({ Self.isOut($0.value.state) })
            .sorted(by: { Self.isDueBefore($0, $1) })
        {
            guard excess > 0 else { break }
            records[address]?.state = .inUse(failureCount: 0)
            restored.append(address)
            excess -= 1
        }
        return restored
    }

    /// Records that a connection was not made, or that a call ended as unavailable or too late.
    package mutating func failed(
        _ address: ResolvedAddress,
        now: ContinuousClock.Instant
    ) -> OnFailure {
        guard var record = records[address] else { return .ignore }
        defer { records[address] = record }
        switch record.state {
        case .inUse(let failureCount):
            let count = min(failureCount + 1, limits.failuresMax)
            record.state = .inUse(failureCount: count)
            guard count == limits.failuresMax, ejectedCount < ejectedMax else { return .ignore }
            return eject(&record, now)
        case .ejected:
            return .ignore
        case .onTrial:
            return eject(&record, now)
        }
    }

    /// Records that a call was answered.
    package mutating func succeeded(_ address: ResolvedAddress) -> OnSuccess {
        guard let record = records[address] else { return .ignore }
        switch record.state {
        case .inUse:
            records[address]?.state = .inUse(failureCount: 0)
            return .ignore
        case .ejected:
            return .ignore
        case .onTrial:
            records[address]?.state = .inUse(failureCount: 0)
            return .restore
        }
    }

    /// Records that a call ended and says nothing of the address: its caller gave it up.
    ///
    /// - Returns: Whether the address is due for another trial.
    package mutating func undecided(
        _ address: ResolvedAddress,
        now: ContinuousClock.Instant
    ) -> Bool {
        guard records[address]?.state == .onTrial else { return false }
        records[address]?.state = .ejected(until: now)
        return true
    }

    /// The addresses to each of which one call shall go.
    package func trialsDue(now: ContinuousClock.Instant) -> [ResolvedAddress] {
        records.filter { entry in
            guard case .ejected(let until) = entry.value.state else { return false }
            return until <= now
        }
        .sorted(by: { Self.isDueBefore($0, $1) }).map(\.key)
    }

    /// How long until a further address is due for a trial; `nil` where none is waiting for that.
    package func timeToNextTrial(now: ContinuousClock.Instant) -> Duration? {
        records.values.compactMap { record in
            guard case .ejected(let until) = record.state, until > now else { return nil }
            return now.duration(to: until)
        }
        .min()
    }

    /// Records that a call goes to an address that was due for a trial.
    ///
    /// - Precondition: `trialsDue` has named it, and nothing was reported since.
    package mutating func trialBegan(_ address: ResolvedAddress) {
        guard case .ejected = records[address]?.state else {
            preconditionFailure("\(address) is not due for a trial")
        }
        records[address]?.state = .onTrial
    }

    private func eject(_ record: inout Record, _ now: ContinuousClock.Instant) -> OnFailure {
        if let last = record.lastEjection, last.duration(to: now) >= limits.ejectionTimeMax * 2 {
            record.ejectionCount = 0
        }
        record.ejectionCount += 1
        record.lastEjection = now
        var time = limits.ejectionTimeMin
        for _ in 1..<record.ejectionCount where time < limits.ejectionTimeMax { time *= 2 }
        time = min(time, limits.ejectionTimeMax)
        record.state = .ejected(until: now + time)
        return .eject(time)
    }

    private static func isOut(_ state: State) -> Bool {
        switch state {
        case .inUse: false
        case .ejected, .onTrial: true
        }
    }

    private static func isDueBefore(
        _ lhs: (key: ResolvedAddress, value: Record),
        _ rhs: (key: ResolvedAddress, value: Record)
    ) -> Bool {
        switch (lhs.value.state, rhs.value.state) {
        case (.ejected(let left), .ejected(let right)) where left != right: left < right
        case (.onTrial, .ejected): true
        case (.ejected, .onTrial): false
        default: lhs.key < rhs.key
        }
    }
}
