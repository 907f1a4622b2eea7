internal import Primitives

/// Checks scopes against where members and partners are looked up.
///
/// Staff reach a member whose home lies in their part of the organisation; a partner one that is
/// linked to it. A member that nobody knows is refused like one of somebody else's, in the same
/// words and after the same work.
package struct ScopeGuard: ScopeCheck {
    private let members: (any MemberPlaces)?
    private let partners: any PartnerAccounts
    private let staff: (any StaffAccounts)?
    private let limits: PartnerLimits

    /// Takes the places to look at.
    ///
    /// - Parameters:
    ///   - members: Whose members are; `nil` where a service behind this one checks members, and
    ///     this one passes everything on to it.
    ///   - partners: Who partners are.
    ///   - staff: Whose account is suspended; `nil` where only tokens say who staff is.
    ///   - clock: The clock by which partners' calls are counted.
    package init(
        members: (any MemberPlaces)?,
        partners: any PartnerAccounts,
        staff: (any StaffAccounts)? = nil,
        clock: any MonotonicClock
    ) {
        self.staff = staff
        self.members = members
        self.partners = partners
        limits = PartnerLimits(clock: clock)
    }

    package var looksUpStaff: Bool { staff != nil }

    package func admit(
        _ principal: Principal,
        from peer: PeerIdentity?,
        to target: AccessTarget,
        of method: MethodDescriptor
    ) async throws(RPCError) -> Principal {
        switch principal.kind {
        case .staff:
            if let staff {
                let isSuspended = try await lookUp { try await staff.isSuspended(principal.id) }
                if isSuspended == true { throw Self.staffSuspended }
            }
            try await checkMember(target, of: method) { place in
                principal.organisation?.contains(place.home) ?? false
            }
            return principal
        case .partner:
            let account = try await account(of: principal, from: peer, for: method)
            let bounded = try bounded(principal, by: account, target, method)
            try await checkMember(target, of: method) { $0.partners.contains(account.id) }
            return bounded
        case .service, .till, .channelApp, .member, .operator:
            return principal
        }
    }

    /// The partner that calls, where it may make this call now.
    private func account(
        of principal: Principal,
        from peer: PeerIdentity?,
        for method: MethodDescriptor
    ) async throws(RPCError) -> PartnerAccount {
        let account = try await lookUp { try await partners.partner(principal.id) }
        guard let account, account.isActive else { throw Self.partnerUnknown }
        guard account.mayComeFrom(peer) else { throw Self.certificateNotPinned }
        if let wait = limits.wait(account) {
            throw RPCError(
                .resourceExhausted,
                reason: "rpc.rate_limited",
                message: "the partner makes more calls than it may",
                retryAfter: wait
            )
        }
        guard !account.scopes.isDisjoint(with: method.access.partnerScopes) else {
            throw RPCError(
                .permissionDenied,
                reason: "rpc.partner_scope_denied",
                message: "the partner has none of the scopes that \(method.fullName) needs"
            )
        }
        return account
    }

    /// The partner as it acts: inside its unit, or inside the part of it that its token names.
    private func bounded(
        _ principal: Principal,
        by account: PartnerAccount,
        _ target: AccessTarget,
        _ method: MethodDescriptor
    ) throws(RPCError) -> Principal {
        let scope = principal.organisation ?? account.organisation
        let bounded = Principal(kind: .partner, id: principal.id, organisation: scope)
        guard account.organisation.contains(scope) else {
            throw .scopeDenied(method, "an organisation unit outside its scope")
        }
        try target.check(bounded, method: method.fullName)
        return bounded
    }

    private func checkMember(
        _ target: AccessTarget,
        of method: MethodDescriptor,
        reaches: (MemberPlace) -> Bool
    ) async throws(RPCError) {
        guard let number = target.memberID, let members else { return }
        var place: MemberPlace?
        if let member = MemberID(rawValue: number) {
            place = try await lookUp { try await members.place(of: member) }
        }
        guard let place, reaches(place) else { throw .scopeDenied(method, "another member") }
    }

    /// Looks up, and lets nobody in where that fails.
    private func lookUp<Value>(_ body: () async throws -> Value?) async throws(RPCError) -> Value? {
        do {
            return try await body()
        } catch is CancellationError {
            throw .cancelled
        } catch let error as RPCError
            where error.code == .cancelled
            || error.code == .deadlineExceeded
        {
            throw error
        } catch {
            throw RPCError(
                .unavailable,
                reason: "rpc.scope_unknown",
                message: "the caller's scope cannot be looked up now",
                retryAfter: .seconds(1)
            )
        }
    }

    private static let staffSuspended = RPCError(
        .permissionDenied,
        reason: "rpc.staff_suspended",
        message: "the account is suspended"
    )
    private static let certificateNotPinned = RPCError(
        .permissionDenied,
        reason: "rpc.certificate_not_pinned",
        message: "the partner has shown another certificate than those it is bound to"
    )
    private static let partnerUnknown = RPCError(
        .permissionDenied,
        reason: "rpc.partner_unknown",
        message: "the partner is not known here, or may not call any more"
    )
}
