package import IdentityDomain
package import Messages
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Identity`.
package struct IdentityHandlers: IdentityV1.IdentityServer {
    private let store: any MemberStore
    private let places: (any MemberPlaces)?
    private let now: @Sendable () -> Timestamp
    private let questions: CallerAllowance

    /// Answers from a store.
    ///
    /// - Parameters:
    ///   - store: The members.
    ///   - places: Whose members are; without it staff and partners find none.
    ///   - now: The wall clock.
    package init(
        store: any MemberStore,
        places: (any MemberPlaces)? = nil,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.places = places
        self.now = now
        questions = CallerAllowance(now: now)
    }

    package func registerMember(
        _ request: IdentityV1.RegisterMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.RegisterMemberResponse {
        let registration: Registration
        do throws(FieldRefusal) {
            registration = try Registration(
                validating: Registration.Draft(request),
                caller: try Self.callerName(context),
                now: now()
            )
        } catch {
            throw error.rpcError
        }
        let outcome = try await StoreFailures.reporting { try await store.register(registration) }
        let answer = try outcome.answerOrRefusal()
        return IdentityV1.RegisterMemberResponse(
            memberID: answer.memberID.rawValue,
            created: answer.isCreated,
            replayed: outcome.isReplay
        )
    }

    package func resolveMember(
        _ request: IdentityV1.ResolveMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.ResolveMemberResponse {
        guard (1...Resolution.identityCountMax).contains(request.identities.count) else {
            throw RPCError.invalid(
                field: "identities",
                "must name 1 to \(Resolution.identityCountMax) identities"
            )
        }
        var identities: [IdentityValue]
        do throws(FieldRefusal) {
            identities = try IdentityValue.all(request.identities.map(\.draft))
        } catch {
            throw error.rpcError
        }
        if request.byPriority {
            // A stable sort: within a kind the caller's order stays.
            identities.sort { $0.kind.priority < $1.kind.priority }
        }
        let asked = identities
        for _ in asked { try questions.take(by: context.principal) }
        let resolution = try await StoreFailures.reporting {
            try await resolve(asked, for: context.principal)
        }
        guard let resolution else { throw Self.memberUnknown }
        return IdentityV1.ResolveMemberResponse(
            memberID: resolution.memberID.rawValue,
            matched: IdentityV1.IdentityKind(identities[resolution.matchedIndex].kind)
        )
    }

    /// The member behind the first identity that the caller may find.
    ///
    /// Tills and channels recognise every member. For staff and partners each identity is tried,
    /// and a member looked up behind each, known or not: neither the answer nor the work tells them
    /// a member of somebody else's from none.
    private func resolve(
        _ identities: [IdentityValue],
        for principal: Principal?
    ) async throws -> Resolution? {
        switch principal?.kind {
        case .service, .operator, .till, .channelApp:
            return try await store.resolve(identities)
        case .staff, .partner, .member, nil:
            var found: Resolution?
            for (index, identity) in identities.enumerated() {
                let known = try await store.resolve([identity])
                let place = try await places?.place(of: known?.memberID ?? Self.nobody)
                guard found == nil, let known, let place, let principal,
                    Self.reaches(principal, place)
                else { continue }
                found = Resolution(memberID: known.memberID, matchedIndex: index)
            }
            return found
        }
    }

    private static func reaches(_ principal: Principal, _ place: MemberPlace) -> Bool {
        switch principal.kind {
        case .staff: principal.organisation?.contains(place.home) ?? false
        case .partner: place.partners.contains(principal.id)
        case .service, .operator, .till, .channelApp, .member: false
        }
    }

    /// An id that no member has: those of members hold the time of their registration.
    private static let nobody = MemberID(now: Timestamp(microseconds: 0), random: 0)

    package func getMember(
        _ request: IdentityV1.GetMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetMemberResponse {
        let memberID = try MemberID(requested: request.memberID)
        let member = try await StoreFailures.reporting { try await store.member(memberID) }
        guard let member else { throw Self.memberUnknown }
        if context.principal?.kind == .channelApp, member.name != nil {
            // Where that cannot be recorded, nothing is shown.
            try await context.audit(unmasked: ["name"], of: member.memberID)
        }
        return IdentityV1.GetMemberResponse(
            member: IdentityV1.Member(member, seenBy: context.principal, askedFor: memberID),
            mergedID: member.memberID == memberID ? 0 : memberID.rawValue
        )
    }

    package func verifyIdentity(
        _ request: IdentityV1.VerifyIdentityRequest,
        context: CallContext
    ) async throws -> IdentityV1.VerifyIdentityResponse {
        let verification = try await StoreFailures.reporting { try await store.verify() }
        return IdentityV1.VerifyIdentityResponse(
            members: UInt64(verification.memberCount),
            identities: UInt64(verification.identityCount),
            events: UInt64(verification.eventCount),
            findings: verification.findings
        )
    }

    /// There is no such member, or none for this caller.
    static let memberUnknown = RPCError(
        .notFound,
        reason: "identity.member_unknown",
        message: "there is no such member"
    )

    /// The caller's name, under which its keys stand: `till:17`.
    static func callerName(_ context: CallContext) throws(FieldRefusal) -> String {
        // The router lets nobody in whom it does not know; a key needs an owner all the same.
        guard let principal = context.principal else {
            throw FieldRefusal(field: "idempotency_key", "needs a caller that is known")
        }
        return "\(principal.kind.rawValue):\(principal.id)"
    }

    /// The caller and its name for a request.
    static func callerKey(
        _ text: String,
        _ context: CallContext
    ) throws(FieldRefusal) -> CallerKey {
        guard let key = IdempotencyKey(text) else {
            throw FieldRefusal(
                field: "idempotency_key",
                "must have 1 to \(IdempotencyKey.byteCountMax) printable ASCII characters"
            )
        }
        return CallerKey(caller: try callerName(context), key: key)
    }
}
