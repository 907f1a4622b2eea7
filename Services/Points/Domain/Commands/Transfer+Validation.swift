internal import Primitives

extension Transfer {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - receiver: Who receives.
    ///   - currency: The code.
    ///   - amount: How much.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        receiver: Int64,
        currency: String,
        amount: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let currency = checker.currency(currency)
        let amount = checker.amount(amount)
        let receiver = checker.member(receiver, "receiver_id")
        guard checker.fields.isEmpty, let envelope, let receiver, let currency, let amount else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, receiver: receiver, currency: currency, amount: amount)
    }
}
