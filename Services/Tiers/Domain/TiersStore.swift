package import Primitives

/// Where tiers keeps its accounts, ledgers and histories.
package protocol TiersStore: Sendable {
    /// Takes facts in, with the consumer's positions, in one transaction.
    ///
    /// - Parameters:
    ///   - batch: The facts in the order of the stream.
    ///   - now: The time of booking.
    /// - Throws: Where nothing of the batch was stored.
    /// - Returns: What became of each fact, in their order.
    func apply(_ batch: TiersBatch, now: Timestamp) async throws -> [TierBooking.Outcome]

    /// Books ends of periods that have come, those due longest first.
    ///
    /// - Parameters:
    ///   - horizon: Up to when.
    ///   - now: The time of booking.
    ///   - membersMax: The most accounts to look at.
    /// - Throws: Where nothing was stored.
    /// - Returns: How many accounts were due; fewer than `membersMax` where none is left.
    func sweep(horizon: Timestamp, now: Timestamp, membersMax: Int) async throws -> Int

    /// What is known of a member, with the ledger where the account does not suffice at `now`.
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

    /// When the newest fact taken in was booked by its service; `nil` before the first.
    func asOf() async throws -> Timestamp?

    /// Replays every member, see ``MemberAudit``, and counts.
    ///
    /// - Parameter now: The moment for which the standings are compared.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What was counted and found.
    func audit(now: Timestamp) async throws -> TiersAudit
}

/// Facts of one service's stream together with how far the stream was read.
package struct TiersBatch: Hashable, Sendable {
    /// The service whose stream it is: points, identity.
    package let source: String
    /// The facts in order.
    package let inputs: [TiersInput]
    /// The last position per partition.
    package let positions: [Int: Int64]
    /// When the newest event of the batch was booked by its service.
    package let asOf: Timestamp

    /// Bundles facts.
    package init(source: String, inputs: [TiersInput], positions: [Int: Int64], asOf: Timestamp) {
        self.source = source
        self.inputs = inputs
        self.positions = positions
        self.asOf = asOf
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
