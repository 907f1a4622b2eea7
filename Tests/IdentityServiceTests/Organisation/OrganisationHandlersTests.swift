import IdentityDomain
import Messages
import Primitives
import RPCCore
import Synchronization
import Testing

@testable import IdentityService

/// What callers see of the organisation.
@Suite struct OrganisationHandlersTests {
    /// A store that answers what a test tells it to, and keeps who asked.
    private final class Stub: OrganisationStore {
        let actors = Mutex<[Actor]>([])
        let positions = Mutex<[String]>([])
        let unitOutcome: DecidedOutcome<PutUnit.Outcome, PutAnswer<OrganisationUnit>>
        let staffOutcome: DecidedOutcome<ChangeStaff.Outcome, StaffRecord>

        init(
            unit: DecidedOutcome<PutUnit.Outcome, PutAnswer<OrganisationUnit>> = .keyReused("name"),
            staff: DecidedOutcome<ChangeStaff.Outcome, StaffRecord> = .keyReused("reason")
        ) {
            unitOutcome = unit
            staffOutcome = staff
        }

        func put(
            _ command: PutUnit
        ) async throws -> DecidedOutcome<PutUnit.Outcome, PutAnswer<OrganisationUnit>> {
            actors.withLock { $0.append(command.actor) }
            return unitOutcome
        }

        func units(
            in organisation: OrganisationPath,
            includingClosed: Bool,
            after path: String,
            limit: Int
        ) async throws -> OrganisationPage<OrganisationUnit> {
            positions.withLock { $0.append(path) }
            let unit = try #require(OrganisationHandlersTests.unit)
            return OrganisationPage(values: [unit], hasMore: path.isEmpty)
        }

        func put(
            _ command: PutStaff
        ) async throws -> DecidedOutcome<PutStaff.Outcome, PutAnswer<StaffRecord>> {
            .refused(.credentialTaken)
        }

        func change(
            _ command: ChangeStaff
        ) async throws -> DecidedOutcome<ChangeStaff.Outcome, StaffRecord> {
            actors.withLock { $0.append(command.actor) }
            return staffOutcome
        }

        func staff(
            in organisation: OrganisationPath,
            after staffID: String,
            limit: Int
        ) async throws -> OrganisationPage<StaffRecord> {
            OrganisationPage(values: [], hasMore: false)
        }

        func isSuspended(_ staffID: String) async throws -> Bool { false }

        func place(
            of member: MemberID
        ) async throws -> (home: OrganisationPath, partners: [String])? { nil }
    }

    private static let unit: OrganisationUnit? = {
        guard let path = OrganisationPath("acme/north"), let name = UnitName("North") else {
            return nil
        }
        return OrganisationUnit(
            path: path,
            kind: .region,
            name: name,
            isClosed: false,
            changedAt: IdentityHandlersTests.now
        )
    }()

    private static func context(_ principal: Principal) -> CallContext {
        IdentityHandlersTests.context(
            IdentityV1.OrganisationMethods.putUnit,
            principal: principal
        )
    }

    private static let alice = Principal(kind: .operator, id: "alice")

    private static let request = IdentityV1.PutUnitRequest(
        organisation: "acme/north",
        kind: .region,
        name: "North",
        idempotencyKey: "k"
    )

    private static func staff(_ unit: String?) -> Principal {
        Principal(
            kind: .staff,
            id: "anna",
            organisation: unit.flatMap { OrganisationPath($0) },
            roles: [.regionManager]
        )
    }

    @Test func unitIsAnsweredAsItIs() async throws {
        let unit = try #require(Self.unit)
        let stub = Stub(
            unit: .answered(PutAnswer(value: unit, isCreated: true), isReplay: true)
        )
        let answer = try await OrganisationHandlers(store: stub)
            .putUnit(Self.request, context: Self.context(Self.staff("acme")))
        #expect(answer.created)
        #expect(answer.replayed)
        #expect(answer.unit?.organisation == "acme/north")
        #expect(answer.unit?.kind == .region)
        let actors = stub.actors.withLock { $0 }
        #expect(actors.map(\.name) == ["staff:anna"])
        #expect(actors.map(\.roles) == [[.regionManager]])
        #expect(actors.first?.organisation?.rawValue == "acme")
    }

    @Test func whoHasNoPartOfTheOrganisationChangesNothing() async throws {
        let stub = Stub()
        let handlers = OrganisationHandlers(store: stub)
        let callers = [
            Self.staff(nil), Principal(kind: .till, id: "1"), Principal(kind: .partner, id: "p"),
        ]
        for caller in callers {
            let error = await #expect(throws: RPCError.self) {
                try await handlers.putUnit(Self.request, context: Self.context(caller))
            }
            #expect(error?.reason == "rpc.scope_denied")
        }
        let count = stub.actors.withLock(\.count)
        #expect(count == 0)
    }

    @Test func refusedFieldsAreNamed() async throws {
        let handlers = OrganisationHandlers(store: Stub())
        let changes: [(field: String, change: (inout IdentityV1.PutUnitRequest) -> Void)] = [
            ("organisation", { $0.organisation = "acme//north" }),
            ("kind", { $0.kind = .unspecified }),
            ("name", { $0.name = " " }),
            ("idempotency_key", { $0.idempotencyKey = "" }),
        ]
        for (field, change) in changes {
            var request = Self.request
            change(&request)
            let sent = request
            let error = await #expect(throws: RPCError.self) {
                try await handlers.putUnit(sent, context: Self.context(Self.alice))
            }
            #expect(error?.fieldViolations.map(\.field) == [field])
        }
        let reused = await #expect(throws: RPCError.self) {
            try await handlers.putUnit(Self.request, context: Self.context(Self.alice))
        }
        #expect(reused?.reason == "identity.key_reused")
        #expect(reused?.fieldViolations.map(\.field) == ["name"])
    }

    @Test func pagesFollowEachOther() async throws {
        let stub = Stub()
        let handlers = OrganisationHandlers(store: stub)
        var request = IdentityV1.ListUnitsRequest(organisation: "acme")
        let first = try await handlers.listUnits(request, context: Self.context(Self.alice))
        #expect(first.units.count == 1)
        request.cursor = first.nextCursor
        let second = try await handlers.listUnits(request, context: Self.context(Self.alice))
        #expect(second.nextCursor == "")
        let positions = stub.positions.withLock { $0 }
        #expect(positions == ["", "acme/north"])
        for cursor in ["6", "zz", "ff"] {
            request.cursor = cursor
            let sent = request
            let error = await #expect(throws: RPCError.self) {
                try await handlers.listUnits(sent, context: Self.context(Self.alice))
            }
            #expect(error?.fieldViolations.map(\.field) == ["cursor"])
        }
    }

    @Test func rolesAreRefusedWithTheirPlace() async throws {
        let handlers = OrganisationHandlers(store: Stub(staff: .refused(.roleDenied(1))))
        let request = IdentityV1.SetStaffRolesRequest(
            staffID: "ben",
            assignments: [
                .init(role: "guide", organisation: "acme/north"),
                .init(role: "hq_admin", organisation: "acme"),
            ],
            reason: "new shift",
            idempotencyKey: "k"
        )
        let denied = await #expect(throws: RPCError.self) {
            try await handlers.setStaffRoles(request, context: Self.context(Self.staff("acme")))
        }
        #expect(denied?.reason == "identity.role_denied")
        #expect(denied?.fieldViolations.map(\.field) == ["assignments[1].role"])
        let changes: [(field: String, change: (inout IdentityV1.SetStaffRolesRequest) -> Void)] = [
            ("staff_id", { $0.staffID = "Ben" }),
            ("assignments[0].role", { $0.assignments[0].role = "boss" }),
            ("assignments[1].organisation", { $0.assignments[1].organisation = "" }),
            ("assignments[1]", { $0.assignments[1] = $0.assignments[0] }),
            ("reason", { $0.reason = "call 13800001234" }),
        ]
        for (field, change) in changes {
            var request = request
            change(&request)
            let sent = request
            let error = await #expect(throws: RPCError.self) {
                try await handlers.setStaffRoles(sent, context: Self.context(Self.alice))
            }
            #expect(error?.fieldViolations.map(\.field) == [field])
        }
    }

    @Test func everyRefusalHasItsReason() {
        let reasons: [(RPCError, String)] = [
            (PutUnit.Outcome.notBelowOwn.rpcError, "unit_not_below"),
            (PutUnit.Outcome.kindDiffers.rpcError, "unit_kind_differs"),
            (PutUnit.Outcome.parentUnknown.rpcError, "unit_unknown"),
            (PutUnit.Outcome.misplaced.rpcError, "unit_misplaced"),
            (PutUnit.Outcome.parentClosed.rpcError, "unit_closed"),
            (PutUnit.Outcome.hasOpenUnits.rpcError, "unit_not_empty"),
            (PutStaff.Outcome.idTaken.rpcError, "id_taken"),
            (PutStaff.Outcome.ownAccount.rpcError, "own_account"),
            (PutStaff.Outcome.roleDenied.rpcError, "role_denied"),
            (PutStaff.Outcome.unitUnknown.rpcError, "unit_unknown"),
            (PutStaff.Outcome.credentialTaken.rpcError, "credential_taken"),
            (ChangeStaff.Outcome.staffUnknown.rpcError, "staff_unknown"),
            (ChangeStaff.Outcome.unitUnknown(0).rpcError, "unit_unknown"),
            (DecideApproval.Outcome.unknown.rpcError, "approval_unknown"),
            (DecideApproval.Outcome.selfDecided.rpcError, "approval_own"),
            (DecideApproval.Outcome.roleDenied.rpcError, "approval_role_denied"),
            (DecideApproval.Outcome.expired.rpcError, "approval_expired"),
            (DecideApproval.Outcome.decidedBefore.rpcError, "approval_decided"),
            (UseApproval.Outcome.unknown.rpcError, "approval_unknown"),
            (UseApproval.Outcome.notApproved.rpcError, "approval_missing"),
            (UseApproval.Outcome.expired.rpcError, "approval_expired"),
            (UseApproval.Outcome.usedBefore.rpcError, "approval_used"),
            (PutPartner.Outcome.idTaken.rpcError, "id_taken"),
            (PutPartner.Outcome.unitUnknown.rpcError, "unit_unknown"),
            (ChangeLink.Outcome.memberUnknown.rpcError, "member_unknown"),
            (ChangeLink.Outcome.partnerUnknown.rpcError, "partner_unknown"),
            (ChangeLink.Outcome.exhausted.rpcError, "links_exhausted"),
            (ChangeLink.Outcome.notLinked.rpcError, "not_linked"),
        ]
        for (error, reason) in reasons { #expect(error.reason == "identity." + reason) }
    }
}
