import Primitives
import RPCCore
import Testing

/// Every kind of caller against every rule.
struct AccessRuleTests {
    private static func principal(
        _ kind: Principal.Kind,
        roles: Set<StaffRole> = []
    ) -> Principal {
        Principal(kind: kind, id: "1", roles: roles)
    }

    private static func refusal(_ rule: AccessRule, _ principal: Principal?) -> RPCError? {
        do throws(RPCError) {
            try rule.check(principal, method: "s/M")
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: Principal.Kind.allCases, Principal.Kind.allCases)
    func ruleOfOneKindLetsInThatKindOnly(rule: Principal.Kind, caller: Principal.Kind) {
        let roles: Set<StaffRole> = [.cashier]
        let access = AccessRule(kinds: [rule], roles: roles)
        let error = Self.refusal(access, Self.principal(caller, roles: roles))
        #expect(error?.code == (rule == caller ? nil : .permissionDenied))
        #expect(error?.reason == (rule == caller ? nil : "rpc.method_denied"))
    }

    @Test(arguments: Principal.Kind.allCases)
    func nobodyIsNobody(caller: Principal.Kind) {
        let error = Self.refusal(.nobody, Self.principal(caller, roles: Set(StaffRole.allCases)))
        #expect(error?.code == .permissionDenied)
    }

    @Test(arguments: [AccessRule.nobody, AccessRule(kinds: Set(Principal.Kind.allCases))])
    func unprovenCallerIsUnauthenticated(rule: AccessRule) {
        let error = Self.refusal(rule, nil)
        #expect(error?.code == .unauthenticated)
        #expect(error?.reason == "rpc.unauthenticated")
    }

    @Test func publicMethodTakesEveryone() {
        let rule = AccessRule(kinds: [], isPublic: true)
        #expect(Self.refusal(rule, nil) == nil)
        for kind in Principal.Kind.allCases {
            #expect(Self.refusal(rule, Self.principal(kind)) == nil)
        }
    }

    @Test(arguments: StaffRole.allCases, StaffRole.allCases)
    func staffNeedsOneOfTheRoles(allowed: StaffRole, held: StaffRole) {
        let rule = AccessRule(kinds: [.staff], roles: [allowed])
        let error = Self.refusal(rule, Self.principal(.staff, roles: [held]))
        #expect(error?.reason == (allowed == held ? nil : "rpc.role_denied"))
    }

    @Test func staffWithoutRolesMayDoNothing() {
        let everything = AccessRule(kinds: [.staff], roles: Set(StaffRole.allCases))
        #expect(Self.refusal(everything, Self.principal(.staff))?.reason == "rpc.role_denied")
        // A rule that names no roles names no staff.
        let roleless = AccessRule(kinds: [.staff])
        let all = Self.principal(.staff, roles: Set(StaffRole.allCases))
        #expect(Self.refusal(roleless, all)?.reason == "rpc.role_denied")
    }

    @Test(arguments: Principal.Kind.allCases.filter { $0 != .staff })
    func rolesBindStaffOnly(caller: Principal.Kind) {
        let rule = AccessRule(kinds: [caller], roles: [.hqAdmin])
        #expect(Self.refusal(rule, Self.principal(caller)) == nil)
    }
}
