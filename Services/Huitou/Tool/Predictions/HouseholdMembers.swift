import Messages
import RPCCore

/// Which members the households of the retail data have become.
struct HouseholdMembers: Sendable {
    let identity: IdentityV1.IdentityClient
    let patience: Patience

    private static let callsMax = 64

    /// The card of a household's member, as `huitou import retail` registers it.
    static func card(of household: Int64) -> String { "HH" + digits(of: household) }

    /// The number with leading zeros, as made-up cards and phones have it.
    static func digits(of household: Int64) -> String {
        let number = String(household)
        return String(repeating: "0", count: max(0, 8 - number.count)) + number
    }

    /// Looks households up by their cards.
    ///
    /// - Throws: `RPCError` where identity refuses, or patience ends.
    /// - Returns: For each household its member, or 0 where there is none.
    func find(_ households: [Int64]) async throws -> [Int64] {
        var bar = ProgressBar(total: households.count, unit: "households")
        var members = [Int64](repeating: 0, count: households.count)
        try await withThrowingTaskGroup(of: (Int, Int64).self) { group in
            var done = 0
            func take(_ found: (Int, Int64)) {
                members[found.0] = found.1
                done += 1
                bar.show(done)
            }
            for (index, household) in households.enumerated() {
                if index >= Self.callsMax, let found = try await group.next() { take(found) }
                group.addTask { (index, try await member(of: household)) }
            }
            while let found = try await group.next() { take(found) }
        }
        return members
    }

    private func member(of household: Int64) async throws -> Int64 {
        let request = IdentityV1.ResolveMemberRequest(
            identities: [.init(kind: .card, value: Self.card(of: household))]
        )
        do {
            return try await patience.call { () async throws(RPCError) in
                try await identity.resolveMember(request)
            }.memberID
        } catch let error as RPCError where error.code == .notFound {
            return 0
        }
    }
}
