package import Messages
package import RPCCore
import PointsDomain
import Primitives

/// Commands on a member's account.
extension PointsHandlers {
    /// Gives a member something.
    package func earn(
        _ request: PointsV1.EarnRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        return try await book { () throws(InvalidCommand) in
            .earn(
                try Earn(
                    validating: fields,
                    currency: request.currency,
                    amount: request.amount,
                    activatesAt: request.activatesAt,
                    expiresAt: request.expiresAt,
                    ruleVersion: request.ruleVersion
                )
            )
        }
    }

    /// Spends.
    package func burn(
        _ request: PointsV1.BurnRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        try requireStepUp(request, context)
        return try await book { () throws(InvalidCommand) in
            .burn(
                try Burn(
                    validating: fields,
                    currency: request.currency,
                    amount: request.amount
                )
            )
        }
    }

    /// Sets an amount aside.
    package func placeHold(
        _ request: PointsV1.PlaceHoldRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        try requireStepUp(request, context)
        return try await book { () throws(InvalidCommand) in
            .placeHold(
                try PlaceHold(
                    validating: fields,
                    currency: request.currency,
                    amount: request.amount,
                    deadline: request.deadline
                )
            )
        }
    }

    /// Spends what a hold has set aside.
    package func capture(
        _ request: PointsV1.CaptureRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        try await checkHold(request.holdID, of: request.memberID, context)
        return try await book { () throws(InvalidCommand) in
            .capture(
                try Capture(
                    validating: fields,
                    hold: request.holdID,
                    amount: request.amount
                )
            )
        }
    }

    /// Gives free what a hold has set aside.
    package func release(
        _ request: PointsV1.ReleaseRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        try await checkHold(request.holdID, of: request.memberID, context)
        return try await book { () throws(InvalidCommand) in
            .release(
                try Release(
                    validating: fields,
                    hold: request.holdID
                )
            )
        }
    }

    /// Gives an amount to another member.
    package func transfer(
        _ request: PointsV1.TransferRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        try requireStepUp(request, context)
        return try await book { () throws(InvalidCommand) in
            .transfer(
                try Transfer(
                    validating: fields,
                    receiver: request.receiverID,
                    currency: request.currency,
                    amount: request.amount
                )
            )
        }
    }

    /// Puts a balance right, or proposes to.
    package func adjust(
        _ request: PointsV1.AdjustRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        return try await book { () throws(InvalidCommand) in
            .adjust(
                try Adjust(
                    validating: fields,
                    currency: request.currency,
                    amount: request.amount
                )
            )
        }
    }

    /// Forgives what a member owes.
    package func writeOff(
        _ request: PointsV1.WriteOffRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        return try await book { () throws(InvalidCommand) in
            .writeOff(
                try WriteOff(
                    validating: fields,
                    currency: request.currency,
                    amount: request.amount
                )
            )
        }
    }

    /// Moves all of a member to another.
    package func mergeMembers(
        _ request: PointsV1.MergeMembersRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        return try await book { () throws(InvalidCommand) in
            .merge(
                try MergeMembers(
                    validating: fields,
                    merged: request.mergedID
                )
            )
        }
    }

    /// Undoes that.
    package func unmergeMembers(
        _ request: PointsV1.UnmergeMembersRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        return try await book { () throws(InvalidCommand) in
            .unmerge(
                try UnmergeMembers(
                    validating: fields,
                    merged: request.mergedID,
                    entries: request.entryIDs
                )
            )
        }
    }

    /// Notes that a member was told.
    package func confirmNotice(
        _ request: PointsV1.ConfirmNoticeRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        return try await book { () throws(InvalidCommand) in
            .confirmNotice(
                try ConfirmNotice(
                    validating: fields,
                    currency: request.currency,
                    through: request.through
                )
            )
        }
    }

    /// Takes an entry back.
    package func reverse(
        _ request: PointsV1.ReverseRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        let command = try Self.checking { () throws(InvalidCommand) in
            try Reverse(validating: fields, target: request.entryID, amount: request.amount)
        }
        // As with an order: it may come back anywhere in its own company, and nowhere else. What
        // staff or the ledger has booked, no channel undoes, nor a partner what it has not booked.
        try await check(command.target, context, else: .entryNotFound) { entry in
            entry.kind.isUndoneByChannels
                && entry.organisation.isOneCompany(with: command.envelope.organisation)
                && (context.principal?.kind != .partner
                    || entry.caller == command.envelope.caller)
        }
        try await requireApproval(request.approvalID, of: command, context)
        return try await book { .reverse(command) }
    }

    /// Approves or rejects a proposed adjustment.
    package func decideAdjustment(
        _ request: PointsV1.DecideAdjustmentRequest,
        context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        let fields = try fields(request, context)
        let command = try Self.checking { () throws(InvalidCommand) in
            try DecideAdjustment(
                validating: fields,
                proposal: request.proposalID,
                isApproved: request.approve
            )
        }
        try await check(command.proposal, context, else: .proposalNotFound) { entry in
            Self.mayKnow(entry.organisation, context.principal)
        }
        return try await book { .decideAdjustment(command) }
    }
}

extension PointsHandlers {
    private func fields(
        _ request: some CommandRequest,
        _ context: CallContext
    ) throws -> Envelope.Fields {
        Envelope.Fields(request, caller: try Self.caller(context))
    }

    /// Checks a command, carries it out, and answers with what was booked.
    private func book(
        _ command: () throws(InvalidCommand) -> PointsCommand
    ) async throws -> PointsV1.BookedResponse {
        let command = try Self.checking(command)
        let outcome = try await reporting { () async throws(PointsStoreError) in
            try await run(command)
        }
        guard case .command(let outcome) = outcome else {
            preconditionFailure("a command on an account has the outcome of one")
        }
        let (entries, isReplayed) = try outcome.answerOrRefusal()
        return PointsV1.BookedResponse(
            entries: entries.map { PointsV1.Entry($0) },
            replayed: isReplayed
        )
    }

    /// Refuses a partner's command on somebody else's hold in its company, as if there were none.
    ///
    /// Tills and apps of one company end each other's holds; a partner is another company.
    private func checkHold(
        _ name: String,
        of number: Int64,
        _ context: CallContext
    ) async throws {
        guard let principal = context.principal, principal.kind == .partner else { return }
        let member = try MemberID(requested: number)
        let account = try await reporting { () async throws(PointsStoreError) in
            try await store.account(of: member)
        }
        let hold = account.holds.first { $0.id.rawValue == name }
        if let hold, !Self.isOfOwnCompany(hold.organisation, principal) {
            throw Refusal.holdNotFound.rpcError
        }
    }

    /// Refuses a command on an entry that its caller has nothing to do with, as if there were none.
    ///
    /// Where an entry was booked never changes, so that a repeat meets the same answer. An entry
    /// that is not there is left to the ledger.
    private func check(
        _ id: JournalID,
        _ context: CallContext,
        else refusal: Refusal,
        _ mayName: (Entry) -> Bool
    ) async throws {
        switch context.principal?.kind {
        case .service, .operator: return
        case .till, .channelApp, .staff, .partner, .member, nil: break
        }
        let found = try await reporting { () async throws(PointsStoreError) in
            try await store.entry(id)
        }
        if let found, !mayName(found.entry) { throw refusal.rpcError }
    }
}

extension EntryKind {
    /// Whether tills and apps may name such an entry to take it back: all but those that somebody
    /// else than a channel has booked.
    fileprivate var isUndoneByChannels: Bool {
        switch self {
        case .adjustment, .writeOff, .expiry, .proposal, .rejection, .fact: false
        case .earn, .reversal, .burn, .hold, .capture, .release, .transferOut, .transferIn,
            .mergeOut, .mergeIn, .unmergeOut, .unmergeIn, .notice, .noticeDelivered, .refusal:
            true
        }
    }
}
