import Messages
import Primitives
import RPCCore
import Testing

/// Every method of every service, called by everybody about everything, against what the `.proto`
/// files declare.
@Suite struct AccessMatrixTests {
    @Test func everyMethodSaysWhoMayCallAndOnWhoseData() throws {
        let table = try DeclaredTable()
        let registered = MessageRegistry.methods.map(\.descriptor.fullName)
        #expect(Set(registered) == Set(table.methods.map(\.name)))
        #expect(registered.count == table.methods.count)
        for method in table.methods {
            guard let rule = method.rule else {
                Issue.record("\(method.name) declares no rule")
                continue
            }
            #expect(rule.isPublic != !rule.allow.isEmpty, "\(method.name)")
            #expect(rule.isPublic || !rule.isBounded || rule.saysScope, "\(method.name)")
            #expect(rule.allow.contains("staff") == !rule.roles.isEmpty, "\(method.name)")
            #expect(
                rule.allow.contains("partner") == !rule.partnerScopes.isEmpty,
                "\(method.name)"
            )
            for field in [rule.memberField, rule.organisationField] where !field.isEmpty {
                #expect(method.fields[field] != nil, "\(method.name): \(field)")
            }
            guard rule.allow.contains("staff") || rule.allow.contains("partner") else { continue }
            #expect(!method.hasManyRequests, "\(method.name)")
            if method.fields["member_id"] != nil {
                #expect(rule.memberField == "member_id", "\(method.name)")
            }
        }
    }

    @Test func everybodyGetsInWhereDeclaredAndNowhereElse() async throws {
        let table = try DeclaredTable()
        let house = House()
        var counts: [String: Int] = [:]
        var total = 0
        for method in table.methods {
            let index = try #require(house.router.index(of: method.name))
            let rule = method.rule ?? DeclaredTable.Rule()
            for caller in Caller.all {
                for situation in Situation.all {
                    let error = await house.call(
                        index,
                        Self.request(method, situation),
                        by: caller
                    )
                    let expected = rule.verdict(caller, situation)
                    #expect(
                        error?.reason == expected,
                        "\(method.name) by \(caller) about \(situation)"
                    )
                    counts[expected ?? "let in", default: 0] += 1
                    total += 1
                }
            }
        }
        let summary = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        print("\(table.methods.count) methods, \(total) calls: \(summary.joined(separator: ", "))")
        #expect(total == table.methods.count * Caller.all.count * Situation.all.count)
        for reason in [
            "let in", "rpc.unauthenticated", "rpc.method_denied", "rpc.role_denied",
            "rpc.scope_denied", "rpc.invalid_field", "rpc.partner_unknown",
            "rpc.partner_scope_denied",
        ] {
            #expect(counts[reason, default: 0] > 0, "\(reason) never occurs")
        }
    }

    /// Nothing in the answer, and no look-up, tells a member of somebody else's from none.
    @Test func foreignMembersAreRefusedLikeUnknownOnes() async throws {
        let table = try DeclaredTable()
        var compared = 0
        for method in table.methods {
            guard let rule = method.rule, !rule.memberField.isEmpty else { continue }
            for caller in Caller.all {
                guard let kind = caller.principal?.kind, kind == .staff || kind == .partner,
                    rule.allow.contains(kind.rawValue)
                else { continue }
                let house = House()
                let index = try #require(house.router.index(of: method.name))
                let foreign = await house.call(
                    index,
                    Self.request(method, Situation.all[1]),
                    by: caller
                )
                let foreignCount = house.lookUpCount
                let unknown = await house.call(
                    index,
                    Self.request(method, Situation.all[2]),
                    by: caller
                )
                #expect(foreign != nil)
                #expect(foreign == unknown, "\(method.name) by \(caller)")
                #expect(house.lookUpCount == 2 * foreignCount, "\(method.name) by \(caller)")
                compared += 1
            }
        }
        #expect(compared > 100)
    }

    /// A server that was not told where to look lets in nobody who would have to be looked up.
    @Test func withoutAPlaceToLookNobodyGetsIn() async throws {
        let table = try DeclaredTable()
        let house = House(scopes: ClosedScopes())
        for method in table.methods {
            let index = try #require(house.router.index(of: method.name))
            guard let rule = method.rule, !rule.isPublic else { continue }
            for caller in Caller.all {
                guard let principal = caller.principal else { continue }
                let isLookedUp =
                    principal.kind == .partner
                    || principal.kind == .staff && !rule.memberField.isEmpty
                guard isLookedUp else { continue }
                let request = Self.request(method, Situation.all[0])
                #expect(await house.call(index, request, by: caller) != nil, "\(method.name)")
            }
        }
    }

    /// The bytes of a request, by the numbers of the descriptors.
    private static func request(
        _ method: DeclaredTable.Method,
        _ situation: Situation
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        if let number = method.rule.flatMap({ method.fields[$0.memberField] }) {
            bytes += WireFields.encoded(UInt64(number) << 3)
            bytes += WireFields.encoded(UInt64(bitPattern: situation.member))
        }
        if let number = method.rule.flatMap({ method.fields[$0.organisationField] }) {
            bytes += WireFields.encoded(UInt64(number) << 3 | 2)
            bytes += WireFields.encoded(UInt64(situation.organisation.utf8.count))
            bytes += Array(situation.organisation.utf8)
        }
        return bytes
    }
}
