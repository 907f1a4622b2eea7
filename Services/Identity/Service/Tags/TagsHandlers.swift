package import IdentityDomain
package import Messages
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Tags`.
package struct TagsHandlers: IdentityV1.TagsServer {
    private let store: any TagsStore
    private let rules: TagReview.Rules
    private let now: @Sendable () -> Timestamp

    /// Answers from a store.
    package init(
        store: any TagsStore,
        rules: TagReview.Rules,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.rules = rules
        self.now = now
    }

    package func listTags(
        _ request: IdentityV1.ListTagsRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListTagsResponse {
        IdentityV1.ListTagsResponse(
            tags: rules.library.definitions.map { IdentityV1.TagDefinition($0) },
            rulesVersion: rules.library.version
        )
    }

    package func tagMember(
        _ request: IdentityV1.TagMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.TagMemberResponse {
        let until = Timestamp(microseconds: request.until)
        guard request.until == 0 || (until.isInRange && until > now()) else {
            throw RPCError.invalid(field: "until", "must lie after now, and before the year 10000")
        }
        let (outcome, isReplay) = try await carryOut(
            "TagMember",
            memberID: request.memberID,
            tag: request.tag,
            organisation: request.organisation,
            reason: request.reason,
            act: .give(until: request.until == 0 ? nil : until),
            key: request.idempotencyKey,
            [KeyedRequest.Field("until", request.until)],
            context
        )
        guard case .given(let tag) = outcome else {
            preconditionFailure("giving a tag ended in \(outcome)")
        }
        return IdentityV1.TagMemberResponse(tag: IdentityV1.MemberTag(tag), replayed: isReplay)
    }

    package func untagMember(
        _ request: IdentityV1.UntagMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.UntagMemberResponse {
        let (outcome, isReplay) = try await carryOut(
            "UntagMember",
            memberID: request.memberID,
            tag: request.tag,
            organisation: request.organisation,
            reason: request.reason,
            act: .take,
            key: request.idempotencyKey,
            [],
            context
        )
        guard case .taken(let had) = outcome else {
            preconditionFailure("taking a tag ended in \(outcome)")
        }
        return IdentityV1.UntagMemberResponse(removed: had, replayed: isReplay)
    }

    private func carryOut(
        _ method: String,
        memberID: Int64,
        tag: String,
        organisation: String,
        reason: String,
        act: TagCommand.Act,
        key: String,
        _ fields: [KeyedRequest.Field],
        _ context: CallContext
    ) async throws -> (TagCommand.Outcome, isReplay: Bool) {
        guard (1...TagCommand.reasonMax).contains(reason.count), reason.utf8.count <= 1000 else {
            throw RPCError.invalid(
                field: "reason",
                "must have 1 to \(TagCommand.reasonMax) characters"
            )
        }
        let command = TagCommand(
            memberID: try MemberID(requested: memberID),
            tag: tag,
            act: act,
            organisation: try OrganisationPath(requested: organisation),
            reason: reason,
            caller: try EngagementCall.caller(context)
        )
        let request = try EngagementCall.request(
            method,
            key: key,
            [
                KeyedRequest.Field("member_id", memberID), KeyedRequest.Field("tag", tag),
                KeyedRequest.Field("organisation", organisation),
                KeyedRequest.Field("reason", reason),
            ] + fields,
            context
        )
        let outcome = try await StoreFailures.reporting {
            try await store.carryOut(command, as: request, rules: rules)
        }
        let (answer, isReplay) = try EngagementCall.answer(outcome)
        if let error = answer.rpcError { throw error }
        return (answer, isReplay)
    }

    package func getMemberTags(
        _ request: IdentityV1.GetMemberTagsRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetMemberTagsResponse {
        let memberID = try MemberID(requested: request.memberID)
        let member = try await StoreFailures.reporting { try await store.tags(of: memberID) }
        guard let member else { throw EngagementCall.memberUnknown }
        try EngagementCall.requireScope(member.facts.home, context)
        return IdentityV1.GetMemberTagsResponse(
            tags: member.tags.map { IdentityV1.MemberTag($0) },
            personalisationOff: !member.facts.isPersonalised
        )
    }

    package func countTags(
        _ request: IdentityV1.CountTagsRequest,
        context: CallContext
    ) async throws -> IdentityV1.CountTagsResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        let counts = try await StoreFailures.reporting {
            try await store.tagCounts(in: organisation)
        }
        return IdentityV1.CountTagsResponse(
            tags: counts.map { count in
                IdentityV1.CountTagsResponse.TagCount(
                    tag: count.tag,
                    members: UInt64(count.count)
                )
            }
        )
    }

    package func getPortrait(
        _ request: IdentityV1.GetPortraitRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetPortraitResponse {
        let memberID = try MemberID(requested: request.memberID)
        let member = try await StoreFailures.reporting { try await store.purchases(of: memberID) }
        guard let member else { throw EngagementCall.memberUnknown }
        try EngagementCall.requireScope(member.facts.home, context)
        guard member.facts.isPersonalised else {
            return IdentityV1.GetPortraitResponse(personalisationOff: true)
        }
        return IdentityV1.GetPortraitResponse(
            Portrait(member.history, medians: member.medians, today: rules.day(of: now()))
        )
    }
}

extension TagCommand.Outcome {
    /// The status of a command that was refused; `nil` where it was carried out.
    fileprivate var rpcError: RPCError? {
        switch self {
        case .tagUnknown:
            RPCError(
                .notFound,
                reason: "identity.tag_unknown",
                message: "the program has no such tag; ListTags names those that it has",
                fieldViolations: [.init(field: "tag", description: "is no tag of the program")]
            )
        case .tagByRule:
            RPCError(
                .failedPrecondition,
                reason: "identity.tag_by_rule",
                message: "rules give and take this tag, and nobody else",
                fieldViolations: [.init(field: "tag", description: "is given by a rule")]
            )
        case .memberUnknown:
            EngagementCall.memberUnknown
        case .memberGone:
            RPCError(
                .failedPrecondition,
                reason: "identity.member_gone",
                message: "the member was merged into another or erased"
            )
        case .untilPassed:
            .invalid(field: "until", "must lie after now, and before the year 10000")
        case .given, .taken:
            nil
        }
    }
}
