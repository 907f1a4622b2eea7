internal import Primitives

extension WriteOff {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - currency: The code.
    ///   - amount: How much; 0 for all.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        currency: String,
        amount: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let currency = checker.currency(currency)
        let amount = checker.amountOrWhole(amount)
        guard checker.fields.isEmpty, let envelope, let currency else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, currency: currency, amount: amount)
    }
}
