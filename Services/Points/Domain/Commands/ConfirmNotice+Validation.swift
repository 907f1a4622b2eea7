internal import Primitives

extension ConfirmNotice {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - currency: The code.
    ///   - through: Microseconds since the epoch.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        currency: String,
        through: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let currency = checker.currency(currency)
        let through = checker.requiredTime(through, "through")
        guard checker.fields.isEmpty, let envelope, let currency, let through else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, currency: currency, through: through)
    }
}
