import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Testing

/// The words of the domain are those of tokens, of the wire and of the `.proto` files.
@Suite struct OrganisationNamesTests {
    @Test func rolesAreThoseOfTokens() {
        #expect(OrganisationRole.allCases.map(\.rawValue) == StaffRole.allCases.map(\.rawValue))
    }

    @Test func rightsAreThoseOfTheRules() {
        #expect(PartnerRight.allCases.map(\.rawValue) == PartnerScope.allCases.map(\.rawValue))
    }

    @Test func numbersAreThoseOfTheSchema() {
        #expect(
            UnitKind.allCases.map { "\($0)" }
                == UnitKind.allCases.map { "\(IdentityV1.UnitKind(rawValue: Int32($0.rawValue)))" }
        )
        #expect(
            SensitiveAct.allCases.map { "\($0)" }
                == SensitiveAct.allCases.map {
                    "\(IdentityV1.SensitiveAct(rawValue: Int32($0.rawValue)))"
                }
        )
        #expect(
            ApprovalState.allCases.map { "\($0)" }
                == ApprovalState.allCases.map {
                    "\(IdentityV1.ApprovalState(rawValue: Int32($0.rawValue)))"
                }
        )
    }
}
