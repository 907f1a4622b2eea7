package import Messages
package import RPCCore
import PointsDomain
import Primitives

/// What members have, and what happened to it.
extension PointsHandlers {
    /// What a member has.
    package func getBalance(
        _ request: PointsV1.GetBalanceRequest,
        context: CallContext
    ) async throws -> PointsV1.GetBalanceResponse {
        let member = try MemberID(requested: request.memberID)
        let currencies = try currencies(request.currency)
        let instant = try instant(request.asOf)
        let account = try await reporting { () async throws(PointsStoreError) in
            if let instant {
                try await store.account(of: member, asOf: instant)
            } else {
                try await store.account(of: member)
            }
        }
        // The ledger's time may run ahead of a clock that was set back.
        let moment = instant ?? max(now(), account.bookedAt ?? .min)
        return PointsV1.GetBalanceResponse(
            memberID: account.member.rawValue,
            version: account.version,
            asOf: moment.microseconds,
            balances: currencies.map { rules in
                PointsV1.Balance(
                    account.balance(rules, at: moment, zone: program.zone),
                    of: account.pocket(rules.currency)
                )
            },
            holds: account.holds.filter { hold in
                hold.deadline > moment && currencies.contains { $0.currency == hold.currency }
            }.map { hold in
                var answer = PointsV1.Hold(hold)
                if !Self.isOfOwnCompany(hold.organisation, context.principal) { answer.holdID = "" }
                return answer
            }
        )
    }

    /// A page of what happened.
    package func listStatement(
        _ request: PointsV1.ListStatementRequest,
        context: CallContext
    ) async throws -> PointsV1.ListStatementResponse {
        let member = try MemberID(requested: request.memberID)
        guard request.pageSize <= Self.pageSizeMax else {
            throw RPCError.invalid(
                field: "page_size",
                "must be from 1 to \(Self.pageSizeMax), or 0 for \(Self.pageSizeDefault)"
            )
        }
        var position: JournalID?
        if !request.cursor.isEmpty {
            guard let cursor = StatementCursor(request.cursor, of: member) else {
                throw RPCError.invalidCursor
            }
            position = cursor.position
        }
        let limit = request.pageSize == 0 ? Self.pageSizeDefault : request.pageSize
        let start = position
        let instant = try instant(request.asOf)
        let page = try await reporting { () async throws(PointsStoreError) in
            try await store.statement(of: member, from: start, asOf: instant, limit: Int(limit))
        }
        return PointsV1.ListStatementResponse(
            entries: page.entries.map { booked in
                let entry = PointsV1.Entry(booked)
                let isOwn = Self.isOfOwnCompany(booked.entry.organisation, context.principal)
                return isOwn ? entry : entry.withoutNames
            },
            nextCursor: page.next.map { StatementCursor(member: member, position: $0).text } ?? ""
        )
    }

    /// Why an entry is what it is.
    package func explainEntry(
        _ request: PointsV1.ExplainEntryRequest,
        context: CallContext
    ) async throws -> PointsV1.ExplainEntryResponse {
        guard let id = JournalID(rawValue: request.entryID) else {
            throw RPCError.invalid(field: "entry_id", "must be an entry_id, above 0")
        }
        let found = try await reporting { () async throws(PointsStoreError) in
            try await store.explain(id)
        }
        // Whether there is none or it is not the caller's: nobody can tell.
        guard let found, try await maySee(found.booked.entry, context.principal) else {
            throw Refusal.entryNotFound.rpcError
        }
        var sources: [PointsV1.Entry] = []
        for source in found.sources where try await maySee(source.entry, context.principal) {
            sources.append(PointsV1.Entry(source))
        }
        let isOrderSeen =
            context.principal?.kind == .member
            || found.order.map { Self.mayKnow($0.order.organisation, context.principal) } ?? false
        return PointsV1.ExplainEntryResponse(
            entry: PointsV1.Entry(found.booked),
            hash: found.hash.bytes,
            previousEntryID: found.previousID?.rawValue ?? 0,
            reversed: found.reversed.rawValue,
            order: isOrderSeen ? found.order.map { PointsV1.Order($0) } : nil,
            sources: sources
        )
    }

    /// What was owed to all members, day by day.
    package func getLiability(
        _ request: PointsV1.GetLiabilityRequest,
        context: CallContext
    ) async throws -> PointsV1.GetLiabilityResponse {
        // It is that of the whole installation: of all divisions at once.
        if let principal = context.principal, principal.kind == .staff,
            principal.organisation?.rawValue.contains("/") ?? true
        {
            throw RPCError(
                .permissionDenied,
                reason: "rpc.scope_denied",
                message: "\(context.method.fullName) is for headquarters"
            )
        }
        guard !request.currency.isEmpty, let rules = try currencies(request.currency).first else {
            throw RPCError.invalid(field: "currency", "must be the code of a currency")
        }
        let first = try LocalDate(requested: request.firstDay, field: "first_day")
        let last = try LocalDate(requested: request.lastDay, field: "last_day")
        let count = last.daysSinceEpoch - first.daysSinceEpoch + 1
        guard (1...Self.liabilityDaysMax).contains(count) else {
            throw RPCError.invalid(
                field: "last_day",
                "must be first_day or one of the \(Self.liabilityDaysMax - 1) days after it"
            )
        }
        let days = try await reporting { () async throws(PointsStoreError) in
            try await store.liability(in: rules.currency, days: first...last)
        }
        let members = Totals.Key(currency: rules.currency, account: nil)
        return PointsV1.GetLiabilityResponse(
            days: days.map { day in
                PointsV1.GetLiabilityResponse.Day(
                    day: day.day.description,
                    outstanding: day.balances.amounts[members]?.rawValue ?? 0,
                    movements: PointsV1.AccountAmount.list(day.movements),
                    balances: PointsV1.AccountAmount.list(day.balances)
                )
            }
        )
    }

    /// What all accounts hold.
    package func getTrialBalance(
        _ request: PointsV1.GetTrialBalanceRequest,
        context: CallContext
    ) async throws -> PointsV1.GetTrialBalanceResponse {
        let trial = try await reporting { () async throws(PointsStoreError) in
            try await store.trialBalance()
        }
        return PointsV1.GetTrialBalanceResponse(
            accounts: PointsV1.AccountAmount.list(trial.totals),
            orders: UInt64(trial.orders),
            entries: UInt64(trial.entries),
            members: UInt64(trial.members)
        )
    }

    /// Whether everything derives again.
    package func verifyPoints(
        _ request: PointsV1.VerifyPointsRequest,
        context: CallContext
    ) async throws -> PointsV1.VerifyPointsResponse {
        let report = try await reporting { () async throws(PointsStoreError) in
            try await store.verify()
        }
        let findings = report.findings + (try await directoryFindings())
        return PointsV1.VerifyPointsResponse(
            members: UInt64(report.members),
            orders: UInt64(report.orders),
            entries: UInt64(report.entries),
            events: UInt64(report.events),
            pointsOutstanding: report.outstanding.rawValue,
            findings: findings
        )
    }
}

extension PointsHandlers {
    /// The rules of the currency with this code, or of all, points first.
    private func currencies(_ code: String) throws -> [CurrencyRules] {
        guard !code.isEmpty else {
            return [program.pointsRules] + program.currencies.filter { $0.currency != .points }
        }
        guard let currency = Currency(code), let rules = program.rules(currency) else {
            throw Refusal.currencyUnknown.rpcError
        }
        return [rules]
    }

    /// The instant that an answer is to be about; `nil` for now.
    private func instant(_ microseconds: Int64) throws -> Timestamp? {
        if microseconds == 0 { return nil }
        let instant = Timestamp(microseconds: microseconds)
        guard instant >= Order.paidAtMin, instant <= now() else {
            throw RPCError.invalid(
                field: "as_of",
                "must be 0 for now, or microseconds since 1970, from 1990 to the ledger's now"
            )
        }
        return instant
    }

    /// Whether a caller may see an entry: a member its own, whoever it was merged with; others
    /// those of their part of the organisation.
    private func maySee(_ entry: Entry, _ principal: Principal?) async throws -> Bool {
        guard principal?.kind == .member else {
            return Self.mayKnow(entry.organisation, principal)
        }
        guard let member = principal?.memberID else { return false }
        if member == entry.member { return true }
        return try await reporting { () async throws(PointsStoreError) in
            let own = try await store.account(of: member)
            return try await store.account(of: entry.member).member == own.member
        }
    }
}
