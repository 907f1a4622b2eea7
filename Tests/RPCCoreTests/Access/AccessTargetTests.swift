import Primitives
import RPCCore
import Testing

/// Every kind of caller against data inside and outside of its scope.
struct AccessTargetTests {
    /// One caller, one request, one verdict.
    struct Case: Sendable, CustomTestStringConvertible {
        var kind: Principal.Kind
        var id = "1"
        var scope: String?
        var member: Int64?
        var organisation: String?
        /// The reason of the refusal; `nil` where the call is let in.
        var refusal: String?

        var testDescription: String {
            "\(kind.rawValue) \(id) in \(scope ?? "-") for \(member ?? 0) \(organisation ?? "-")"
        }
    }

    private static let scoped: [Principal.Kind] = [.till, .channelApp, .staff, .partner]
    private static let unlimited: [Principal.Kind] = [.service, .operator]

    private static let cases: [Case] =
        unlimited.flatMap { kind in
            [
                Case(kind: kind, member: 7),
                Case(kind: kind, organisation: "acme/north"),
                Case(kind: kind, member: 7, organisation: "not a path!"),
            ]
        }
        + scoped.flatMap { kind in
            [
                Case(kind: kind, scope: "acme/north"),
                Case(kind: kind, scope: "acme/north", member: 7),
                Case(kind: kind, scope: "acme/north", organisation: "acme/north"),
                Case(kind: kind, scope: "acme/north", organisation: "acme/north/store-12"),
                Case(
                    kind: kind,
                    scope: "acme/north",
                    organisation: "acme/northwest",
                    refusal: "rpc.scope_denied"
                ),
                Case(
                    kind: kind,
                    scope: "acme/north",
                    organisation: "acme",
                    refusal: "rpc.scope_denied"
                ),
                // Where a partner acts is looked up later.
                Case(
                    kind: kind,
                    organisation: "acme/north",
                    refusal: kind == .partner ? nil : "rpc.scope_denied"
                ),
                Case(
                    kind: kind,
                    scope: "acme/north",
                    organisation: "acme//north",
                    refusal: "rpc.invalid_field"
                ),
                Case(
                    kind: kind,
                    scope: "acme/north",
                    organisation: "",
                    refusal: "rpc.invalid_field"
                ),
            ]
        }
        + [
            Case(kind: .member, id: "7"),
            Case(kind: .member, id: "7", member: 7),
            Case(kind: .member, id: "7", member: 7, organisation: "acme/north"),
            Case(kind: .member, id: "7", member: 8, refusal: "rpc.scope_denied"),
            Case(kind: .member, id: "7", member: 0, refusal: "rpc.scope_denied"),
            Case(kind: .member, id: "7", member: -7, refusal: "rpc.scope_denied"),
            Case(kind: .member, id: "7", organisation: "acme", refusal: "rpc.scope_denied"),
            Case(kind: .member, id: "0", member: 0, refusal: "rpc.scope_denied"),
            Case(kind: .member, id: "seven", member: 7, refusal: "rpc.scope_denied"),
        ]

    @Test(arguments: cases)
    func scopeDecides(_ row: Case) {
        let principal = Principal(
            kind: row.kind,
            id: row.id,
            organisation: row.scope.flatMap { OrganisationPath($0) }
        )
        let target = AccessTarget(memberID: row.member, organisation: row.organisation)
        var reason: String?
        do throws(RPCError) {
            try target.check(principal, method: "s/M")
        } catch {
            reason = error.reason
        }
        #expect(reason == row.refusal)
    }

    @Test func everyKindOccurs() {
        #expect(Set(Self.cases.map(\.kind)) == Set(Principal.Kind.allCases))
    }
}
