internal import Primitives

extension Burn {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - currency: The code.
    ///   - amount: How much.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        currency: String,
        amount: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let currency = checker.currency(currency)
        let amount = checker.amount(amount)
        guard checker.fields.isEmpty, let envelope, let currency, let amount else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, currency: currency, amount: amount)
    }
}
