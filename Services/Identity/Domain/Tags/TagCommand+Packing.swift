import Primitives

extension TagCommand.Outcome {
    private enum Mark {
        static let taken: UInt64 = 1
        static let given: UInt64 = 2
    }

    /// What is remembered of the outcome, for repeats of the request; `nil` for a refusal, which is
    /// not.
    ///
    /// Not what the request says itself: its reason may be personal whatever its caller was told.
    package var packed: [UInt8]? {
        var writer = CompactWriter()
        switch self {
        case .tagUnknown, .tagByRule, .memberUnknown, .memberGone, .untilPassed:
            return nil
        case .taken(let had):
            writer.write(Mark.taken)
            writer.write(UInt64(had ? 1 : 0))
        case .given(let tag):
            writer.write(Mark.given)
            writer.write(tag.setAt.microseconds)
        }
        return writer.bytes
    }

    /// Reads the outcome of a command back; fails for anything that ``packed`` does not make of it.
    package init?(packed bytes: [UInt8], of command: TagCommand) {
        var reader = CompactReader(bytes)
        switch (reader.unsigned(), command.act) {
        case (Mark.taken, .take):
            guard let had = reader.unsigned(), had < 2 else { return nil }
            self = .taken(had: had == 1)
        case (Mark.given, .give(let until)):
            guard let setAt = reader.signed() else { return nil }
            self = .given(
                MemberTag(
                    tag: command.tag,
                    source: .person(caller: command.caller, reason: command.reason),
                    setAt: Timestamp(microseconds: setAt),
                    until: until
                )
            )
        default:
            return nil
        }
        guard reader.isAtEnd else { return nil }
    }
}
