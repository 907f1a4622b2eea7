package import IdentityDomain
package import Messages
import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Organisation`.
package struct OrganisationHandlers: IdentityV1.OrganisationServer {
    private typealias Requests = OrganisationRequests

    private let store: any OrganisationStore

    /// Answers from a store.
    package init(store: any OrganisationStore) {
        self.store = store
    }

    package func putUnit(
        _ request: IdentityV1.PutUnitRequest,
        context: CallContext
    ) async throws -> IdentityV1.PutUnitResponse {
        guard let kind = UnitKind(rawValue: Int(request.kind.rawValue)) else {
            throw RPCError.invalid(
                field: "kind",
                "must be headquarters, brand, division, region or store"
            )
        }
        let command = PutUnit(
            key: try Requests.key(request.idempotencyKey, context),
            actor: try Requests.actor(context),
            path: try OrganisationPath(requested: request.organisation),
            kind: kind,
            name: try Requests.name(request.name),
            isClosed: request.closed
        )
        let outcome = try await StoreFailures.reporting { try await store.put(command) }
        let (answer, isReplay) = try outcome.answer(\.rpcError)
        return IdentityV1.PutUnitResponse(
            unit: IdentityV1.Unit(answer.value),
            created: answer.isCreated,
            replayed: isReplay
        )
    }

    package func listUnits(
        _ request: IdentityV1.ListUnitsRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListUnitsResponse {
        let unit = try OrganisationPath(requested: request.organisation)
        let limit = try Requests.limit(request.pageSize)
        let position = try Requests.position(request.cursor)
        let page = try await StoreFailures.reporting {
            try await store.units(
                in: unit,
                includingClosed: request.includeClosed,
                after: position,
                limit: limit
            )
        }
        return IdentityV1.ListUnitsResponse(
            units: page.values.map { IdentityV1.Unit($0) },
            nextCursor: Requests.cursor(page.hasMore ? page.values.last?.path.rawValue : nil)
        )
    }

    package func putStaff(
        _ request: IdentityV1.PutStaffRequest,
        context: CallContext
    ) async throws -> IdentityV1.PutStaffResponse {
        guard let name = MemberName(request.name) else { throw Requests.invalidName }
        let isNumber = request.number.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard isNumber, request.number.utf8.count <= StaffRecord.numberByteCountMax else {
            throw RPCError.invalid(
                field: "number",
                "must have at most \(StaffRecord.numberByteCountMax) printable ASCII characters"
            )
        }
        var credential: StaffCredential?
        if !request.issuer.isEmpty || !request.subject.isEmpty {
            credential = StaffCredential(issuer: request.issuer, subject: request.subject)
            guard credential != nil else {
                throw RPCError.invalid(
                    field: request.issuer.isEmpty ? "issuer" : "subject",
                    "must have 1 to \(StaffCredential.byteCountMax) bytes, no control characters"
                )
            }
        }
        let command = PutStaff(
            key: try Requests.key(request.idempotencyKey, context),
            actor: try Requests.actor(context),
            staffID: try Requests.id(request.staffID, field: "staff_id"),
            organisation: try OrganisationPath(requested: request.organisation),
            name: name,
            number: request.number,
            credential: credential
        )
        let outcome = try await StoreFailures.reporting { try await store.put(command) }
        let (answer, isReplay) = try outcome.answer(\.rpcError)
        return IdentityV1.PutStaffResponse(
            account: IdentityV1.StaffAccount(answer.value),
            created: answer.isCreated,
            replayed: isReplay
        )
    }

    package func setStaffRoles(
        _ request: IdentityV1.SetStaffRolesRequest,
        context: CallContext
    ) async throws -> IdentityV1.SetStaffRolesResponse {
        let (account, isReplay) = try await change(
            request.staffID,
            .assignments(try Self.assignments(request.assignments)),
            reason: request.reason,
            key: request.idempotencyKey,
            context
        )
        return IdentityV1.SetStaffRolesResponse(account: account, replayed: isReplay)
    }

    package func suspendStaff(
        _ request: IdentityV1.SuspendStaffRequest,
        context: CallContext
    ) async throws -> IdentityV1.SuspendStaffResponse {
        let (account, isReplay) = try await change(
            request.staffID,
            .suspension(request.suspended),
            reason: request.reason,
            key: request.idempotencyKey,
            context
        )
        return IdentityV1.SuspendStaffResponse(account: account, replayed: isReplay)
    }

    package func listStaff(
        _ request: IdentityV1.ListStaffRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListStaffResponse {
        let unit = try OrganisationPath(requested: request.organisation)
        let limit = try Requests.limit(request.pageSize)
        let position = try Requests.position(request.cursor)
        let page = try await StoreFailures.reporting {
            try await store.staff(in: unit, after: position, limit: limit)
        }
        return IdentityV1.ListStaffResponse(
            accounts: page.values.map { IdentityV1.StaffAccount($0) },
            nextCursor: Requests.cursor(page.hasMore ? page.values.last?.staffID : nil)
        )
    }

    package func getStaffState(
        _ request: IdentityV1.GetStaffStateRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetStaffStateResponse {
        let staffID = try Requests.id(request.staffID, field: "staff_id")
        let isSuspended = try await StoreFailures.reporting {
            try await store.isSuspended(staffID)
        }
        return IdentityV1.GetStaffStateResponse(suspended: isSuspended)
    }

    package func getMemberPlace(
        _ request: IdentityV1.GetMemberPlaceRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetMemberPlaceResponse {
        let member = try MemberID(requested: request.memberID)
        let place = try await StoreFailures.reporting { try await store.place(of: member) }
        return IdentityV1.GetMemberPlaceResponse(
            home: place?.home.rawValue ?? "",
            partners: place?.partners ?? []
        )
    }
}

extension OrganisationHandlers {
    private func change(
        _ staffID: String,
        _ change: ChangeStaff.Change,
        reason: String,
        key: String,
        _ context: CallContext
    ) async throws -> (account: IdentityV1.StaffAccount, isReplay: Bool) {
        let command = ChangeStaff(
            key: try Requests.key(key, context),
            actor: try Requests.actor(context),
            staffID: try Requests.id(staffID, field: "staff_id"),
            change: change,
            reason: try Requests.reason(reason)
        )
        let outcome = try await StoreFailures.reporting { try await store.change(command) }
        let (account, isReplay) = try outcome.answer(\.rpcError)
        return (IdentityV1.StaffAccount(account), isReplay)
    }

    private static func assignments(
        _ messages: [IdentityV1.StaffAssignment]
    ) throws -> [StaffAssignment] {
        guard messages.count <= StaffRecord.assignmentCountMax else {
            throw RPCError.invalid(
                field: "assignments",
                "must be at most \(StaffRecord.assignmentCountMax)"
            )
        }
        var assignments: [StaffAssignment] = []
        for (index, message) in messages.enumerated() {
            guard let role = OrganisationRole(rawValue: message.role) else {
                let names = OrganisationRole.allCases.map(\.rawValue).joined(separator: ", ")
                throw RPCError.invalid(
                    field: "assignments[\(index)].role",
                    "must be one of \(names)"
                )
            }
            let field = "assignments[\(index)].organisation"
            let unit = try OrganisationPath(requested: message.organisation, field: field)
            let assignment = StaffAssignment(role: role, organisation: unit)
            guard !assignments.contains(assignment) else {
                throw RPCError.invalid(field: "assignments[\(index)]", "must be named once")
            }
            assignments.append(assignment)
        }
        return assignments
    }
}
