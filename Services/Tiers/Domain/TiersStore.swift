package import Primitives

/// Where tiers keeps its accounts, ledgers and histories.
package protocol TiersStore: Sendable {
    /// Takes events in, with the positions of the stream, in one transaction.
    ///
    /// Events that were taken in before have no effect.
    ///
    /// - Parameters:
    ///   - batch: The events in the order of the stream.
    ///   - now: The time of booking.
    /// - Throws: Where nothing of the batch was stored.
    /// - Returns: How often each outcome came about.
    @discardableResult
    func apply(
        _ batch: TiersBatch,
        now: Timestamp
    ) async throws -> [TierBooking.Outcome: Int]

    /// Books ends of periods that have come, those due longest first.
    ///
    /// - Parameters:
    ///   - horizon: Up to when.
    ///   - now: The time of booking.
    ///   - membersMax: The most accounts to look at.
    /// - Throws: Where nothing was stored.
    /// - Returns: How many accounts were due; fewer than `membersMax` where none is left.
    func sweep(horizon: Timestamp, now: Timestamp, membersMax: Int) async throws -> Int

    /// The account of a member; `nil` where nothing is known of the member.
    func account(of member: MemberID) async throws -> MemberAccount?

    /// The whole growth ledger of a member, by number.
    func ledger(of member: MemberID) async throws -> [GrowthEntry]

    /// A page of the growth ledger, newest first.
    ///
    /// - Parameters:
    ///   - member: Whose.
    ///   - before: Only lines with a smaller number; `nil` for the newest.
    ///   - countMax: The most lines.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The lines.
    func growth(of member: MemberID, before: Int64?, countMax: Int) async throws -> [GrowthEntry]

    /// A page of the history of tiers, newest first.
    ///
    /// - Parameters:
    ///   - member: Whose.
    ///   - before: Only changes with a smaller number; `nil` for the newest.
    ///   - countMax: The most changes.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The changes.
    func history(of member: MemberID, before: Int64?, countMax: Int) async throws -> [TierChange]

    /// When points booked the newest event taken in; `nil` before the first.
    func asOf() async throws -> Timestamp?

    /// Replays every member, see ``MemberAudit``, and counts.
    ///
    /// - Parameter now: The moment for which the standings are compared.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What was counted and found.
    func audit(now: Timestamp) async throws -> TiersAudit
}

/// Some events of one service's stream.
package struct TiersBatch: Hashable, Sendable {
    /// An event with its place in the stream.
    package struct Event: Hashable, Sendable {
        /// The partition.
        package let partition: Int
        /// The place within the partition.
        package let position: Int64
        /// When the other service booked it.
        package let bookedAt: Timestamp
        /// What it means here; `nil` where it means nothing.
        package let input: TiersInput?

        /// Describes an event.
        package init(
            partition: Int,
            position: Int64,
            bookedAt: Timestamp,
            input: TiersInput?
        ) {
            self.partition = partition
            self.position = position
            self.bookedAt = bookedAt
            self.input = input
        }
    }

    /// The service whose stream it is: points, identity.
    package let source: String
    /// The events, in order within each partition.
    package let events: [Event]

    /// Bundles events.
    package init(source: String, events: [Event]) {
        self.source = source
        self.events = events
    }
}

/// What a verification counted and found.
package struct TiersAudit: Hashable, Sendable {
    /// Members with an account.
    package var members = 0
    /// Lines of all ledgers.
    package var growthEntries = 0
    /// Changes of all histories.
    package var tierChanges = 0
    /// Events published.
    package var events = 0
    /// What does not hold, one sentence each, at most `findingsMax`.
    package private(set) var findings: [String] = []

    /// The most findings that are told.
    package static let findingsMax = 100

    /// Begins counting.
    package init() {}

    /// Adds findings, as far as there is room.
    package mutating func add(_ found: [String]) {
        findings += found.prefix(Self.findingsMax - findings.count)
    }
}

/// Why the store could not do what it was asked for, where the caller may do something about it.
package enum TiersStoreError: Error, Hashable, Sendable {
    /// Too much waits; nothing was changed. The wait after which it may work.
    case overloaded(retryAfter: Duration?)
}
