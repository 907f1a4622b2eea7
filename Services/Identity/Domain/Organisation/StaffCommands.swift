package import Primitives

/// A request to add a member of staff, or to change who that is.
package struct PutStaff: Hashable, Sendable {
    /// Who asks, and under which name for the request.
    package let key: CallerKey
    /// Who asks, as far as it decides.
    package let actor: Actor
    /// The account's own name.
    package let staffID: String
    /// Where it is employed.
    package let organisation: OrganisationPath
    /// What the person is called.
    package let name: MemberName
    /// The number by which stores know it; empty for none.
    package let number: String
    /// How it signs in; `nil` to leave that as it is.
    package let credential: StaffCredential?

    /// Describes a request.
    package init(
        key: CallerKey,
        actor: Actor,
        staffID: String,
        organisation: OrganisationPath,
        name: MemberName,
        number: String,
        credential: StaffCredential?
    ) {
        self.key = key
        self.actor = actor
        self.staffID = staffID
        self.organisation = organisation
        self.name = name
        self.number = number
        self.credential = credential
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "PutStaff",
            fields: [
                .init("staff_id", staffID), .init("organisation", organisation.rawValue),
                .init("name", name.unsafeText), .init("number", number),
                .init("subject", credential?.unsafeBytes ?? []),
            ]
        )
    }

    /// What must be known to decide.
    package struct State: Hashable, Sendable {
        /// The account of that name; `nil` where there is none.
        package let account: StaffRecord?
        /// Whether the unit is there and open.
        package let isUnitOpen: Bool
        /// Who signs in that way already; `nil` for nobody.
        package let credentialOwner: String?

        /// Bundles what is known.
        package init(account: StaffRecord?, isUnitOpen: Bool, credentialOwner: String?) {
            self.account = account
            self.isUnitOpen = isUnitOpen
            self.credentialOwner = credentialOwner
        }
    }

    /// What becomes of the request, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// An account outside of the caller's scope has the name.
        case idTaken
        /// Nobody changes its own account.
        case ownAccount
        /// The account may do what the caller could not give it.
        case roleDenied
        /// The unit is not there, or closed.
        case unitUnknown
        /// A new account must be able to sign in.
        case credentialMissing
        /// Another account signs in that way.
        case credentialTaken
        /// The account as it is from now on.
        case put(StaffRecord, isCreated: Bool)
    }

    /// Decides; changes nothing.
    package func decide(_ state: State, now: Timestamp) -> Outcome {
        if let account = state.account {
            if !actor.reaches(account.organisation) { return .idTaken }
            if account.staffID == actor.staffID { return .ownAccount }
            // Whoever says how an account signs in could sign in as it.
            if !account.assignments.allSatisfy(actor.mayGrant) { return .roleDenied }
        }
        if !state.isUnitOpen { return .unitUnknown }
        if state.account == nil, credential == nil { return .credentialMissing }
        if credential != nil, let owner = state.credentialOwner, owner != staffID {
            return .credentialTaken
        }
        let account = StaffRecord(
            staffID: staffID,
            organisation: organisation,
            name: name,
            number: number,
            assignments: state.account?.assignments ?? [],
            isSuspended: state.account?.isSuspended ?? false,
            changedAt: now
        )
        return .put(account, isCreated: state.account == nil)
    }
}

/// A request to change what an account may do.
package struct ChangeStaff: Hashable, Sendable {
    /// What shall change.
    package enum Change: Hashable, Sendable {
        /// What it may do where, from now on.
        case assignments([StaffAssignment])
        /// Whether it is kept from signing in.
        case suspension(Bool)
    }

    /// Who asks, and under which name for the request.
    package let key: CallerKey
    /// Who asks, as far as it decides.
    package let actor: Actor
    /// The account's own name.
    package let staffID: String
    /// What shall change.
    package let change: Change
    /// Why.
    package let reason: ReasonText

    /// Describes a request.
    package init(
        key: CallerKey,
        actor: Actor,
        staffID: String,
        change: Change,
        reason: ReasonText
    ) {
        self.key = key
        self.actor = actor
        self.staffID = staffID
        self.change = change
        self.reason = reason
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        switch change {
        case .assignments(let assignments):
            let text = assignments.map { "\($0.role.rawValue) \($0.organisation)" }
            return KeyedRequest(
                key: key,
                method: "SetStaffRoles",
                fields: [
                    .init("staff_id", staffID),
                    .init("assignments", text.joined(separator: "\n")),
                    .init("reason", reason.rawValue),
                ]
            )
        case .suspension(let isSuspended):
            return KeyedRequest(
                key: key,
                method: "SuspendStaff",
                fields: [
                    .init("staff_id", staffID), .init("suspended", isSuspended ? 1 : 0),
                    .init("reason", reason.rawValue),
                ]
            )
        }
    }

    /// What becomes of the request, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// There is no such account, or none that the caller may see.
        case staffUnknown
        /// Nobody changes what it may do itself.
        case ownAccount
        /// The caller could not give what the account has, or shall have: the index of what it
        /// shall have, `nil` for what it has.
        case roleDenied(Int?)
        /// The unit of the assignment with this index is not there, or closed.
        case unitUnknown(Int)
        /// The account as it is from now on.
        case changed(StaffRecord)
    }

    /// Decides; changes nothing.
    ///
    /// - Parameters:
    ///   - account: The account; `nil` where there is none.
    ///   - openUnits: Those units of the new assignments that are there and open.
    ///   - now: The time of booking.
    /// - Returns: The first outcome that applies.
    package func decide(
        _ account: StaffRecord?,
        openUnits: Set<OrganisationPath>,
        now: Timestamp
    ) -> Outcome {
        guard var account, actor.reaches(account.organisation) else { return .staffUnknown }
        if account.staffID == actor.staffID { return .ownAccount }
        if !account.assignments.allSatisfy(actor.mayGrant) { return .roleDenied(nil) }
        switch change {
        case .assignments(let assignments):
            if let index = assignments.firstIndex(where: { !actor.mayGrant($0) }) {
                return .roleDenied(index)
            }
            let stranger = assignments.firstIndex { !openUnits.contains($0.organisation) }
            if let stranger { return .unitUnknown(stranger) }
            account.assignments = assignments
        case .suspension(let isSuspended):
            account.isSuspended = isSuspended
        }
        account.changedAt = now
        return .changed(account)
    }
}
