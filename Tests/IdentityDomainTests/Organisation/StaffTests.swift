import IdentityDomain
import Primitives
import Testing

/// Who may make whom what, and where.
@Suite struct StaffTests {
    private static let now = Timestamp(microseconds: 1_760_000_000_000_000)
    private static let units = ["acme", "acme/north", "acme/north/s1", "acme/south", "rival"]

    private static func path(_ text: String) throws -> OrganisationPath {
        try #require(OrganisationPath(text))
    }

    private static func account(
        _ id: String = "ben",
        in unit: String = "acme/north/s1",
        _ assignments: [StaffAssignment] = []
    ) throws -> StaffRecord {
        StaffRecord(
            staffID: id,
            organisation: try path(unit),
            name: try #require(MemberName("Ben")),
            number: "17",
            assignments: assignments,
            isSuspended: false,
            changedAt: now
        )
    }

    private static func change(
        _ change: ChangeStaff.Change,
        by actor: Actor,
        _ staffID: String = "ben"
    ) throws -> ChangeStaff {
        ChangeStaff(
            key: CallerKey(caller: actor.name, key: try #require(IdempotencyKey("k"))),
            actor: actor,
            staffID: staffID,
            change: change,
            reason: try #require(ReasonText("new shift"))
        )
    }

    /// Nobody grants a role that its own does not hold, or a scope that its own does not reach:
    /// every role at every unit, by every role at every unit.
    @Test func nobodyGivesWhatItDoesNotHave() throws {
        let grants: [OrganisationRole: Set<OrganisationRole>] = [
            .hqAdmin: Set(OrganisationRole.allCases),
            .regionManager: [.storeManager, .guide, .cashier],
            .storeManager: [.guide, .cashier],
        ]
        var granted = 0
        for own in OrganisationRole.allCases {
            for ownUnit in Self.units {
                let actor = Actor.staff("anna", in: try Self.path(ownUnit), roles: [own])
                for role in OrganisationRole.allCases {
                    for unit in Self.units {
                        let assignment = StaffAssignment(
                            role: role,
                            organisation: try Self.path(unit)
                        )
                        let isInside = (unit + "/").hasPrefix(ownUnit + "/")
                        let may = isInside && grants[own]?.contains(role) == true
                        #expect(actor.mayGrant(assignment) == may, "\(own) \(ownUnit) \(role)")
                        granted += may ? 1 : 0
                    }
                }
            }
        }
        #expect(granted > 50)
        let everything = StaffAssignment(role: .hqAdmin, organisation: try Self.path("acme"))
        #expect(Actor.installation(name: "operator:alice").mayGrant(everything))
    }

    @Test func rolesAreGivenInPrecedence() throws {
        let north = try Self.path("acme/north")
        let store = try Self.path("acme/north/s1")
        let manager = Actor.staff("anna", in: north, roles: [.regionManager])
        let guide = StaffAssignment(role: .guide, organisation: store)
        let boss = StaffAssignment(role: .regionManager, organisation: north)
        func outcome(
            _ change: ChangeStaff.Change,
            _ account: StaffRecord?,
            open: Set<OrganisationPath> = [],
            staffID: String = "ben"
        ) throws -> ChangeStaff.Outcome {
            try Self.change(change, by: manager, staffID)
                .decide(account, openUnits: open, now: Self.now)
        }
        let ben = try Self.account()
        #expect(try outcome(.suspension(true), nil) == .staffUnknown)
        #expect(
            try outcome(.suspension(true), Self.account(in: "acme/south")) == .staffUnknown
        )
        #expect(
            try outcome(.assignments([guide]), Self.account("anna"), staffID: "anna")
                == .ownAccount
        )
        #expect(
            try outcome(.suspension(true), Self.account("ben", in: "acme/north/s1", [boss]))
                == .roleDenied(nil)
        )
        #expect(
            try outcome(.assignments([guide, boss]), ben, open: [store, north]) == .roleDenied(1)
        )
        #expect(try outcome(.assignments([guide]), ben) == .unitUnknown(0))
        var changed = ben
        changed.assignments = [guide]
        #expect(try outcome(.assignments([guide]), ben, open: [store]) == .changed(changed))
        changed.assignments = []
        changed.isSuspended = true
        #expect(try outcome(.suspension(true), ben) == .changed(changed))
    }

    @Test func signingInAsAnotherIsNobodysToGive() throws {
        let store = try Self.path("acme/north/s1")
        let manager = Actor.staff("anna", in: store, roles: [.storeManager])
        let credential = StaffCredential(issuer: "https://id.acme", subject: "x-1")
        func outcome(
            _ account: StaffRecord?,
            staffID: String = "ben",
            open: Bool = true,
            owner: String? = nil,
            credential: StaffCredential? = credential
        ) throws -> PutStaff.Outcome {
            let command = PutStaff(
                key: CallerKey(caller: manager.name, key: try #require(IdempotencyKey("k"))),
                actor: manager,
                staffID: staffID,
                organisation: store,
                name: try #require(MemberName("Ben")),
                number: "17",
                credential: credential
            )
            let state = PutStaff.State(
                account: account,
                isUnitOpen: open,
                credentialOwner: owner
            )
            return command.decide(state, now: Self.now)
        }
        let boss = StaffAssignment(role: .storeManager, organisation: store)
        #expect(try outcome(Self.account(in: "acme/south")) == .idTaken)
        #expect(try outcome(Self.account("anna"), staffID: "anna") == .ownAccount)
        #expect(try outcome(Self.account("ben", in: "acme/north/s1", [boss])) == .roleDenied)
        #expect(try outcome(nil, open: false) == .unitUnknown)
        #expect(try outcome(nil, credential: nil) == .credentialMissing)
        #expect(try outcome(nil, owner: "carl") == .credentialTaken)
        #expect(try outcome(nil) == .put(Self.account(), isCreated: true))
        #expect(
            try outcome(Self.account(), owner: "ben") == .put(Self.account(), isCreated: false)
        )
    }

    @Test func accountHasAScopeForEachUnit() throws {
        let north = try Self.path("acme/north")
        let south = try Self.path("acme/south")
        let account = try Self.account(
            "ben",
            in: "acme/north/s1",
            [
                StaffAssignment(role: .guide, organisation: south),
                StaffAssignment(role: .cashier, organisation: north),
                StaffAssignment(role: .cashier, organisation: south),
            ]
        )
        #expect(account.scopes.map(\.organisation) == [north, south])
        #expect(account.scopes.map(\.roles) == [[.cashier], [.guide, .cashier]])
    }

    @Test func credentialShowsNothing() throws {
        let credential = try #require(
            StaffCredential(issuer: "https://id.acme", subject: "ben@acme")
        )
        #expect(!"\(credential)".contains("ben"))
        #expect(StaffCredential(issuer: "", subject: "x") == nil)
        #expect(StaffCredential(issuer: "a\nb", subject: "x") == nil)
        #expect(
            StaffCredential(issuer: String(repeating: "a", count: 256), subject: "x") == nil
        )
    }
}
