package import Messages
package import Primitives
package import RPCCore
package import TiersDomain

/// Answers the calls of `huitou.tiers.v1.Tiers`.
package struct TiersHandlers: TiersV1.TiersServer {
    private let store: any TiersStore
    private let rules: TierRules
    private let intake: TiersIntake
    private let now: @Sendable () -> Timestamp
    private let directoryFindings: @Sendable () async throws -> [String]

    /// The longest page.
    package static let pageSizeMax: UInt32 = 200
    /// The page where none is asked for.
    package static let pageSizeDefault: UInt32 = 50

    /// Answers from a store.
    ///
    /// - Parameters:
    ///   - store: Growth and tiers.
    ///   - rules: The program.
    ///   - intake: Takes events in.
    ///   - now: The wall clock.
    ///   - directoryFindings: What does not hold of what is known of members.
    package init(
        store: any TiersStore,
        rules: TierRules,
        intake: TiersIntake,
        now: @escaping @Sendable () -> Timestamp,
        directoryFindings: @escaping @Sendable () async throws -> [String] = { [] }
    ) {
        self.directoryFindings = directoryFindings
        self.store = store
        self.rules = rules
        self.intake = intake
        self.now = now
    }

    package func getStanding(
        _ request: TiersV1.GetStandingRequest,
        context: CallContext
    ) async throws -> TiersV1.GetStandingResponse {
        let member = try MemberID(requested: request.memberID)
        return try await Self.reporting {
            // A member that no event has told of yet stands where everybody begins.
            let account = try await store.account(of: member)
            let standing = try await standing(account, of: member)
            return response(standing, of: account?.memberID ?? member)
        }
    }

    package func listTierHistory(
        _ request: TiersV1.ListTierHistoryRequest,
        context: CallContext
    ) async throws -> TiersV1.ListTierHistoryResponse {
        let member = try MemberID(requested: request.memberID)
        let page = try Page(size: request.pageSize, cursor: request.cursor)
        return try await Self.reporting {
            let changes = try await store.history(
                of: member,
                before: page.before,
                countMax: page.size + 1
            )
            return TiersV1.ListTierHistoryResponse(
                changes: changes.prefix(page.size).map { TiersV1.TierChange($0, of: member) },
                nextCursor: page.nextCursor(after: changes.map(\.number))
            )
        }
    }

    package func listGrowth(
        _ request: TiersV1.ListGrowthRequest,
        context: CallContext
    ) async throws -> TiersV1.ListGrowthResponse {
        let member = try MemberID(requested: request.memberID)
        let page = try Page(size: request.pageSize, cursor: request.cursor)
        return try await Self.reporting {
            let entries = try await store.growth(
                of: member,
                before: page.before,
                countMax: page.size + 1
            )
            return TiersV1.ListGrowthResponse(
                entries: entries.prefix(page.size).map { TiersV1.GrowthEntry($0, of: member) },
                nextCursor: page.nextCursor(after: entries.map(\.number))
            )
        }
    }

    package func getProgram(
        _ request: TiersV1.GetProgramRequest,
        context: CallContext
    ) async throws -> TiersV1.GetProgramResponse {
        TiersV1.GetProgramResponse(
            programVersion: rules.program.label,
            timeZone: rules.calendar.zoneName,
            tiers: rules.program.tiers.indices.map {
                TiersV1.Tier(rank: $0, of: rules.program)
            }
        )
    }

    package func verifyTiers(
        _ request: TiersV1.VerifyTiersRequest,
        context: CallContext
    ) async throws -> TiersV1.VerifyTiersResponse {
        let audit = try await Self.reporting { try await store.audit(now: now()) }
        let findings = audit.findings + (try await directoryFindings())
        return TiersV1.VerifyTiersResponse(
            members: UInt64(audit.members),
            growthEntries: UInt64(audit.growthEntries),
            tierChanges: UInt64(audit.tierChanges),
            events: UInt64(audit.events),
            findings: findings
        )
    }

    private func standing(
        _ account: MemberAccount?,
        of member: MemberID
    ) async throws -> Standing {
        let moment = now()
        guard let account else {
            return Standing(rules: rules, registeredAt: nil, entries: [], now: moment)
        }
        // The ledger is read only where goods wait for a review that has come.
        let isLedgerNeeded = account.reviewAt.map { $0 <= moment } ?? false
        let entries = isLedgerNeeded ? try await store.ledger(of: member) : []
        return account.standing(at: moment, rules: rules) { () throws(Never) in entries }
    }

    private func response(
        _ standing: Standing,
        of member: MemberID
    ) -> TiersV1.GetStandingResponse {
        let program = rules.program
        return TiersV1.GetStandingResponse(
            memberID: member.rawValue,
            programVersion: program.label,
            tier: TiersV1.Tier(rank: standing.rank, of: program),
            since: standing.since?.microseconds ?? 0,
            keptUntil: standing.keptUntil?.microseconds ?? 0,
            growth: standing.growth.rawValue,
            windowStartsAt: standing.windowStartsAt.microseconds,
            windowEndsAt: standing.windowEndsAt.microseconds,
            nextTier: standing.growthToNext.map { _ in
                TiersV1.Tier(rank: standing.rank + 1, of: program)
            },
            growthToNext: standing.growthToNext?.rawValue ?? 0,
            growthToKeep: standing.growthToKeep.rawValue,
            asOf: intake.asOf?.microseconds ?? 0,
            keepWindowStartsAt: standing.keepWindowStartsAt?.microseconds ?? 0
        )
    }

    /// Runs a call of the store and gives its failures their status.
    private static func reporting<Result>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch let error as TiersStoreError {
            throw error.rpcError
        }
    }
}

extension TiersStoreError {
    /// The status of a call that the store could not carry out.
    var rpcError: RPCError {
        switch self {
        case .overloaded(let retryAfter):
            RPCError(
                .resourceExhausted,
                reason: "tiers.overloaded",
                message: "tiers has too much to do; nothing was changed",
                retryAfter: retryAfter
            )
        }
    }
}

/// A page as it was asked for.
private struct Page {
    let size: Int
    /// Only what has a smaller number; `nil` for the newest.
    let before: Int64?

    init(size: UInt32, cursor: String) throws(RPCError) {
        guard size <= TiersHandlers.pageSizeMax else {
            throw .invalid(
                field: "page_size",
                "must be 0 to \(TiersHandlers.pageSizeMax), is \(size)"
            )
        }
        self.size = Int(size == 0 ? TiersHandlers.pageSizeDefault : size)
        if cursor.isEmpty {
            before = nil
        } else {
            guard let number = Int64(cursor), number > 0 else {
                throw .invalid(field: "cursor", "must come from the page before, or be empty")
            }
            before = number
        }
    }

    /// The cursor of the next page, from the numbers of one more line than a page has.
    func nextCursor(after numbers: [Int64]) -> String {
        numbers.count > size ? String(numbers[size - 1]) : ""
    }
}
