import Primitives
import RPCCore

/// Who calls in the matrix.
struct Caller: CustomStringConvertible {
    let principal: Principal?
    /// What the registry says of a partner; `nil` for no partner, and for one it does not know.
    var account: PartnerAccount?

    var description: String {
        guard let principal else { return "nobody" }
        let roles = principal.roles.map(\.rawValue).sorted().joined(separator: ",")
        return "\(principal.kind.rawValue) \(principal.id) \(roles)"
            + " in \(principal.organisation?.rawValue ?? "-")"
    }

    static let scope = path("acme/north")

    static func path(_ text: String) -> OrganisationPath {
        guard let path = OrganisationPath(text) else { preconditionFailure("\(text) is no path") }
        return path
    }

    /// Every kind, staff with every role and with none, partners with every scope and with none;
    /// each with its part of the organisation and without any.
    static let all: [Caller] = {
        var callers = [Caller(principal: nil)]
        for kind in [Principal.Kind.service, .operator] {
            callers.append(Caller(principal: Principal(kind: kind, id: "points")))
        }
        callers.append(Caller(principal: Principal(kind: .member, id: "7")))
        let roles: [Set<StaffRole>] = [[]] + StaffRole.allCases.map { [$0] }
        for organisation in [scope, nil] {
            for kind in [Principal.Kind.till, .channelApp] {
                callers.append(
                    Caller(principal: Principal(kind: kind, id: "1", organisation: organisation))
                )
            }
            for roles in roles + [Set(StaffRole.allCases)] {
                callers.append(
                    Caller(
                        principal: Principal(
                            kind: .staff,
                            id: "anna",
                            organisation: organisation,
                            roles: roles
                        )
                    )
                )
            }
        }
        return callers + partners
    }()

    private static let partners: [Caller] = {
        let scopes: [Set<PartnerScope>] =
            [[]] + PartnerScope.allCases.map { [$0] } + [Set(PartnerScope.allCases)]
        var callers: [Caller] = []
        func add(_ id: String, _ account: PartnerAccount?, token: OrganisationPath? = nil) {
            callers.append(
                Caller(
                    principal: Principal(kind: .partner, id: id, organisation: token),
                    account: account
                )
            )
        }
        func account(
            _ id: String,
            _ scopes: Set<PartnerScope>,
            isActive: Bool = true
        ) -> PartnerAccount {
            PartnerAccount(
                id: id,
                organisation: scope,
                scopes: scopes,
                callsPerSecond: 1_000_000,
                burst: 1_000_000,
                isActive: isActive
            )
        }
        for (index, scopes) in scopes.enumerated() {
            add("blossom-\(index)", account("blossom-\(index)", scopes))
        }
        let everything = Set(PartnerScope.allCases)
        add("former", account("former", everything, isActive: false))
        add("stranger", nil)
        add("narrowed", account("narrowed", everything), token: path("acme/north/s1"))
        add("grasping", account("grasping", everything), token: path("acme"))
        return callers
    }()
}

/// What a call of the matrix is about.
struct Situation: CustomStringConvertible {
    let name: String
    let member: Int64
    let organisation: String

    var description: String { name }

    static let all = [
        Situation(name: "inside", member: 7, organisation: "acme/north/s1"),
        Situation(name: "a member outside", member: 8, organisation: "acme/north/s1"),
        Situation(name: "an unknown member", member: 9_999, organisation: "acme/north/s1"),
        Situation(name: "no member", member: 0, organisation: "acme/north/s1"),
        Situation(name: "a unit outside", member: 7, organisation: "acme/south/s2"),
        Situation(name: "the unit above", member: 7, organisation: "acme"),
        Situation(name: "another company", member: 7, organisation: "rival/north"),
        Situation(name: "no unit", member: 7, organisation: ""),
    ]

    /// Whose members are, and who they are linked to.
    static let places: [Int64: MemberPlace] = [
        7: MemberPlace(
            home: Caller.path("acme/north/s1"),
            partners: Caller.all.compactMap(\.principal).filter { $0.kind == .partner }.map(\.id)
        ),
        8: MemberPlace(home: Caller.path("acme/south/s2")),
    ]
}
