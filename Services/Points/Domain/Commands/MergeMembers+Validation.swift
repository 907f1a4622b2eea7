internal import Primitives

extension MergeMembers {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - merged: Who is merged.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        merged: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let merged = checker.member(merged, "merged_id")
        guard checker.fields.isEmpty, let envelope, let merged else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, merged: merged)
    }
}
