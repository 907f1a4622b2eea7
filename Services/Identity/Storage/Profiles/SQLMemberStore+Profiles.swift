package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore: ProfileStore {
    package func profile(
        _ memberID: MemberID,
        scope: OrganisationPath?
    ) async throws -> MemberProfile? {
        let seal = seal
        return try await read { reader in
            guard let stored = try StoredMember.load(memberID, in: reader),
                scope?.contains(stored.facts.home) ?? true
            else { return nil }
            let record = try stored.opened(by: seal).record
            return try StoredProfile(of: memberID, in: reader)
                .profile(stored.member(record), record)
        }
    }

    package func carryOut(
        _ change: MemberChange,
        rules: ProfileRules
    ) async throws -> MemberChangeOutcome {
        try await self.change { transaction in
            try transaction.carryOut(change, rules: rules)
        }
    }

    package func members(_ query: MemberQuery) async throws -> MemberPage {
        let lister = MemberLister(seal: seal, query: query)
        return try await read { reader in try lister.page(in: reader) }
    }

    package func count(_ query: AcquisitionQuery) async throws -> AcquisitionCount {
        try await read { reader in try AcquisitionCounter(query: query).count(in: reader) }
    }
}
