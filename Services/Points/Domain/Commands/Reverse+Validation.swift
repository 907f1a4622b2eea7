internal import Primitives

extension Reverse {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - target: The id of the entry.
    ///   - amount: How much; 0 for all that is left.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        target: Int64,
        amount: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let target = checker.entry(target, "entry_id")
        let amount = checker.amountOrWhole(amount)
        guard checker.fields.isEmpty, let envelope, let target else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, target: target, amount: amount)
    }
}
