package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore: MergeStore {
    package func merge(_ request: MergeRequest) async throws -> MergeResult {
        try await change { tx in
            var refusal: MergeRefusal?
            let outcome = try tx.once(request.keyed, decode: MergeAnswer.mergeID) {
                switch try tx.merge(request) {
                case .success(let mergeID): return (mergeID, MergeAnswer.bytes(mergeID))
                case .failure(let why):
                    refusal = why
                    return nil
                }
            }
            return Self.result(outcome, refusal)
        }
    }

    package func unmerge(_ request: UnmergeRequest) async throws -> UnmergeResult {
        try await change { tx in
            var refusal: MergeRefusal?
            let outcome = try tx.once(request.keyed, decode: MergeAnswer.pair) {
                switch try tx.unmerge(request) {
                case .success(let answer): return (answer, MergeAnswer.bytes(answer))
                case .failure(let why):
                    refusal = why
                    return nil
                }
            }
            return Self.result(outcome, refusal)
        }
    }

    package func decide(_ decision: ReviewDecision) async throws -> MergeResult {
        try await change { tx in
            var refusal: MergeRefusal?
            let outcome = try tx.once(decision.keyed, decode: MergeAnswer.mergeID) {
                switch try tx.decide(decision) {
                case .success(let mergeID): return (mergeID, MergeAnswer.bytes(mergeID))
                case .failure(let why):
                    refusal = why
                    return nil
                }
            }
            return Self.result(outcome, refusal)
        }
    }

    package func merges(
        of member: MemberID,
        in organisation: OrganisationPath,
        before: Int64?,
        countMax: Int
    ) async throws -> [RecordedMerge] {
        let seal = seal
        return try await read { reader in
            try StoredMerge.load(
                """
                (organisation = $1 OR substr(organisation, 1, length($2)) = $2)
                AND (survivor_id = $3 OR absorbed_id = $3) AND merge_id < $4
                """,
                Self.inside(organisation)
                    + [.integer(member.rawValue), .integer(before ?? .max)],
                countMax: countMax,
                in: reader
            ).map { try $0.recorded(by: seal, in: reader) }
        }
    }

    package func reviews(
        in organisation: OrganisationPath,
        isDecidedIncluded: Bool,
        after: Int64?,
        countMax: Int
    ) async throws -> [Review] {
        let seal = seal
        return try await read { reader in
            try StoredReview.load(
                in: organisation,
                isDecidedIncluded: isDecidedIncluded,
                after: after,
                countMax: countMax,
                from: reader
            ).map { try $0.opened(by: seal, in: reader) }
        }
    }

    private static func result<Answer>(
        _ outcome: KeyedOutcome<Answer>?,
        _ refusal: MergeRefusal?
    ) -> Result<KeyedOutcome<Answer>, MergeRefusal> {
        if let outcome { return .success(outcome) }
        guard let refusal else { preconditionFailure("nothing was decided and nothing refused") }
        return .failure(refusal)
    }
}

/// Answers as they are remembered: the numbers, eight bytes each.
private enum MergeAnswer {
    static func bytes(_ mergeID: Int64?) -> [UInt8] { bytes([mergeID ?? 0]) }

    static func bytes(_ answer: UnmergeAnswer) -> [UInt8] {
        bytes([answer.survivor.rawValue, answer.absorbed.rawValue])
    }

    static func mergeID(_ bytes: [UInt8]) -> Int64?? {
        guard let numbers = numbers(bytes, count: 1) else { return nil }
        return .some(numbers[0] == 0 ? nil : numbers[0])
    }

    static func pair(_ bytes: [UInt8]) -> UnmergeAnswer? {
        guard let numbers = numbers(bytes, count: 2), let survivor = MemberID(rawValue: numbers[0]),
            let absorbed = MemberID(rawValue: numbers[1])
        else { return nil }
        return UnmergeAnswer(survivor: survivor, absorbed: absorbed)
    }

    private static func bytes(_ numbers: [Int64]) -> [UInt8] {
        numbers.flatMap { number in withUnsafeBytes(of: number.bigEndian) { Array($0) } }
    }

    private static func numbers(_ bytes: [UInt8], count: Int) -> [Int64]? {
        guard bytes.count == 8 * count else { return nil }
        return (0..<count).map { index in
            bytes[(8 * index)..<(8 * index + 8)].reduce(0) { $0 << 8 | Int64($1) }
        }
    }
}
