import IdentityDomain
package import Messages
import Primitives
package import RPCCore

extension MembersHandlers {
    /// Shows a profile, as far as the caller may see it.
    package func getProfile(
        _ request: IdentityV1.GetProfileRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetProfileResponse {
        let memberID = try MemberID(requested: request.memberID)
        let scope = try StaffScope.unit(of: context.principal)
        let profile = try await StoreFailures.reporting {
            try await store.profile(memberID, scope: scope)
        }
        guard let profile else { throw IdentityHandlers.memberUnknown }
        let sight = MemberSight(
            of: context.principal,
            onto: memberID,
            purpose: context.metadata.purpose
        )
        // Where that cannot be recorded, nothing is shown.
        try await context.audit(unmasked: sight.unmaskedFields(of: profile), of: memberID)
        return IdentityV1.GetProfileResponse(
            profile: IdentityV1.Profile(profile, seenWith: sight)
        )
    }

    /// Lists the members of a part of the organisation, masked.
    package func listMembers(
        _ request: IdentityV1.ListMembersRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListMembersResponse {
        let query = try query(request, principal: context.principal)
        let page = try await StoreFailures.reporting { try await store.members(query) }
        return IdentityV1.ListMembersResponse(
            members: page.members.map { member in
                IdentityV1.ListMembersResponse.ListedMember(
                    memberID: member.memberID.rawValue,
                    maskedName: member.name?.masked ?? "",
                    maskedPhone: member.identities.first { $0.kind == .phone }?.masked ?? "",
                    facts: IdentityV1.MemberFacts(member.facts),
                    registeredAt: member.registeredAt.microseconds
                )
            },
            nextCursor: page.next.map { MemberCursor($0).text } ?? ""
        )
    }

    /// Counts the members of a part of the organisation by how they were won.
    package func countByAcquisition(
        _ request: IdentityV1.CountByAcquisitionRequest,
        context: CallContext
    ) async throws -> IdentityV1.CountByAcquisitionResponse {
        guard let field = Acquisition.Field(rawValue: Int(request.by.rawValue)) else {
            throw RPCError.invalid(field: "by", "must be a field of an acquisition")
        }
        var query = AcquisitionQuery(
            organisation: try OrganisationPath(requested: request.organisation),
            field: field
        )
        query.registeredFrom = try Self.bound(request.registeredFrom, "registered_from")
        query.registeredBefore = try Self.bound(request.registeredBefore, "registered_before")
        query.campaign = request.campaign.isEmpty ? nil : request.campaign
        let count = try await StoreFailures.reporting { try await store.count(query) }
        return IdentityV1.CountByAcquisitionResponse(
            sources: count.sources.map { source in
                .init(value: source.value, members: UInt64(source.memberCount))
            },
            total: UInt64(count.total)
        )
    }

    private func query(
        _ request: IdentityV1.ListMembersRequest,
        principal: Principal?
    ) throws(RPCError) -> MemberQuery {
        let organisation = try OrganisationPath(requested: request.organisation)
        guard request.pageSize <= MemberQuery.pageSizeMax else {
            throw .invalid(field: "page_size", "must be 0 to \(MemberQuery.pageSizeMax)")
        }
        var query = MemberQuery(
            organisation: organisation,
            pageSize: request.pageSize == 0
                ? MemberQuery.pageSizeDefault : Int(request.pageSize)
        )
        if request.state != .unspecified {
            guard let state = request.state.domainState, MemberQuery.shownStates.contains(state)
            else { throw .invalid(field: "state", "must be active, frozen or closed") }
            query.state = state
        }
        guard request.birthdayMonth <= 12 else {
            throw .invalid(field: "birthday_month", "must be 1 to 12, or 0 for any")
        }
        query.birthdayMonth = request.birthdayMonth == 0 ? nil : Int(request.birthdayMonth)
        query.tag = request.tag.isEmpty ? nil : request.tag
        query.region = request.region.isEmpty ? nil : request.region
        query.childStage = request.childStage.isEmpty ? nil : request.childStage
        query.guide = try Self.guide(request.guide, principal: principal)
        query.attribute = try attribute(request.attribute)
        if !request.cursor.isEmpty {
            guard let cursor = MemberCursor(request.cursor, in: organisation) else {
                throw RPCError(
                    .invalidArgument,
                    reason: "identity.cursor_invalid",
                    message: "cursor: must be next_cursor of an earlier answer for the same unit",
                    fieldViolations: [
                        .init(
                            field: "cursor",
                            description: "must be next_cursor of an earlier answer"
                        )
                    ]
                )
            }
            query.after = cursor.position
        }
        return query
    }

    /// Whom a list is narrowed down to: who is guide and nothing more sees its own members.
    private static func guide(
        _ guide: String,
        principal: Principal?
    ) throws(RPCError) -> String? {
        guard let principal, principal.kind == .staff,
            principal.roles.subtracting([.guide, .cashier]).isEmpty
        else { return guide.isEmpty ? nil : guide }
        guard guide.isEmpty || guide == principal.id else { throw StaffScope.denied("guide") }
        return principal.id
    }

    private func attribute(
        _ attribute: IdentityV1.Attribute?
    ) throws(RPCError) -> MemberQuery.Attribute? {
        guard let attribute, !attribute.name.isEmpty else { return nil }
        guard let definition = rules.program.attributes[attribute.name], !definition.isPersonal
        else {
            throw .invalid(
                field: "attribute.name",
                "must be declared by the program and not be personal"
            )
        }
        guard let value = definition.normalised(attribute.value) else {
            throw .invalid(field: "attribute.value", definition.requirement)
        }
        return MemberQuery.Attribute(name: attribute.name, value: value)
    }

    private static func bound(
        _ microseconds: Int64,
        _ field: String
    ) throws(RPCError) -> Timestamp? {
        if microseconds == 0 { return nil }
        let time = Timestamp(microseconds: microseconds)
        guard time.isInRange else {
            throw .invalid(field: field, "must be 0, or microseconds since the epoch")
        }
        return time
    }
}
