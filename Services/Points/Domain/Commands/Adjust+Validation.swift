internal import Primitives

extension Adjust {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - currency: The code.
    ///   - amount: By how much, up or down.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        currency: String,
        amount: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let currency = checker.currency(currency)
        let most = Amount.operationMax.rawValue
        let isAmount = amount != 0 && amount >= -most && amount <= most
        checker.require(isAmount, "amount", "from -\(most) to \(most), not 0")
        guard checker.fields.isEmpty, let envelope, let currency else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, currency: currency, amount: Amount(amount))
    }
}

extension DecideAdjustment {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - proposal: The id of the entry that proposes it.
    ///   - isApproved: Whether it is approved.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        proposal: Int64,
        isApproved: Bool
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let proposal = checker.entry(proposal, "proposal_id")
        guard checker.fields.isEmpty, let envelope, let proposal else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, proposal: proposal, isApproved: isApproved)
    }
}
