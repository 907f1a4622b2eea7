import IdentityDomain
import Primitives

@testable import IdentityStorage

extension SQLMemberStore {
    /// Makes a member with one phone and one card of that number.
    func person(
        _ number: Int,
        name: String = "王小明",
        organisation: String = "acme/north"
    ) async throws -> MemberID {
        let registration = try Registration(
            validating: Registration.Draft(
                identities: [(.phone, "1380000\(1000 + number)"), (.card, "CARD\(number)")],
                name: name,
                organisation: organisation,
                channel: "pos",
                idempotencyKey: "person-\(number)",
                registeredAt: 0
            ),
            caller: "till:17",
            now: TestStore.start
        )
        guard let answer = try await register(registration).answer else {
            throw MemberStoreError.corrupt
        }
        return answer.memberID
    }

    /// Merges, and tells the merge's id.
    func join(
        _ absorbed: MemberID,
        into survivor: MemberID,
        key: String,
        organisation: String = "acme"
    ) async throws -> MergeResult {
        try await merge(
            try MergeRequest(
                survivor: survivor.rawValue,
                absorbed: absorbed.rawValue,
                act: .sample(key, organisation: organisation)
            )
        )
    }

    /// Undoes a merge.
    func part(
        _ mergeID: Int64,
        key: String,
        identities: [(kind: IdentityKind?, value: String)] = []
    ) async throws -> UnmergeResult {
        try await unmerge(
            try UnmergeRequest(
                mergeID: mergeID,
                names: UnmergeRequest.Names(identities: identities),
                act: .sample(key)
            )
        )
    }

    /// Whom a phone leads to.
    func owner(ofPhone number: Int) async throws -> MemberID? {
        let phone = try IdentityValue(.phone, normalising: "1380000\(1000 + number)")
        return try await resolve([phone])?.memberID
    }

    /// Whom a card leads to.
    func owner(ofCard number: Int) async throws -> MemberID? {
        let card = try IdentityValue(.card, normalising: "CARD\(number)")
        return try await resolve([card])?.memberID
    }
}

extension ActDraft {
    static func sample(
        _ key: String,
        organisation: String = "acme",
        approvalID: Int64? = nil
    ) -> ActDraft {
        ActDraft(
            organisation: organisation,
            reason: "one person with two cards",
            caller: "staff:e1",
            idempotencyKey: key,
            approvalID: approvalID
        )
    }
}

extension MergeResult {
    /// Whether it merged.
    var isMerge: Bool {
        if case .success(.decided) = self { true } else { false }
    }
}

extension Result where Failure == MergeRefusal {
    /// What was decided now, or then.
    func decided<Answer>() throws -> Answer where Success == KeyedOutcome<Answer> {
        switch try get() {
        case .decided(let answer), .replayed(let answer): return answer
        case .keyReused(let path): throw FieldRefusal(field: path, "reused")
        }
    }
}
