internal import Primitives

extension UnmergeMembers {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - merged: Who was merged.
    ///   - entries: The ids of the entries that belong to it.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        merged: Int64,
        entries: [Int64]
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let merged = checker.member(merged, "merged_id")
        let entries = Self.entries(entries, &checker)
        guard checker.fields.isEmpty, let envelope, let merged else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, merged: merged, entries: entries)
    }

    private static func entries(
        _ numbers: [Int64],
        _ checker: inout FieldChecker
    ) -> [JournalID] {
        guard numbers.count <= entriesMax else {
            checker.require(false, "entry_ids", "at most \(entriesMax) entries")
            return []
        }
        var seen: Set<Int64> = []
        return numbers.enumerated().compactMap { index, number in
            let isNew = seen.insert(number).inserted
            checker.require(isNew, "entry_ids[\(index)]", "an entry that was not named before")
            return checker.entry(number, "entry_ids[\(index)]")
        }
    }
}
