import IdentityDomain
import StorageCore

/// A value that an answer holds, as bytes in which nothing personal can be read.
protocol StoredAnswer: Sendable {
    /// The value as bytes.
    func packed(by keys: LookUpKeys) throws -> [UInt8]
    /// The value out of its bytes; `nil` where they are none.
    static func unpacked(_ bytes: [UInt8], by keys: LookUpKeys) -> Self?
}

extension IdentityTransaction {
    /// What the body of a keyed request has decided.
    enum Decision<Refusal, Answer> {
        /// Nothing was written.
        case refused(Refusal)
        /// Everything is written.
        case answered(Answer)
    }

    /// Carries a request out once, unless it is refused: then it may come again.
    func decided<Refusal: Sendable, Answer: StoredAnswer>(
        _ request: KeyedRequest,
        body: () throws -> Decision<Refusal, Answer>
    ) throws -> DecidedOutcome<Refusal, Answer> {
        var refusal: Refusal?
        let outcome = try once(
            request,
            decode: { bytes in Answer.unpacked(bytes, by: context.lookUp) },
            body: {
                switch try body() {
                case .refused(let reason):
                    refusal = reason
                    return nil
                case .answered(let answer):
                    return (answer, try answer.packed(by: context.lookUp))
                }
            }
        )
        switch outcome {
        case .keyReused(let path): return .keyReused(path)
        case .replayed(let answer): return .answered(answer, isReplay: true)
        case .decided(let answer): return .answered(answer, isReplay: false)
        case nil: break
        }
        guard let refusal else { preconditionFailure("a refusal has its reason") }
        return .refused(refusal)
    }
}

extension PutAnswer: StoredAnswer where Value: StoredAnswer {
    func packed(by keys: LookUpKeys) throws -> [UInt8] {
        [isCreated ? 1 : 0] + (try value.packed(by: keys))
    }

    static func unpacked(_ bytes: [UInt8], by keys: LookUpKeys) -> PutAnswer<Value>? {
        guard let first = bytes.first, first <= 1,
            let value = Value.unpacked(Array(bytes.dropFirst()), by: keys)
        else { return nil }
        return PutAnswer(value: value, isCreated: first == 1)
    }
}
