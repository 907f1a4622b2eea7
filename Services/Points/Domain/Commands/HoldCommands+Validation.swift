internal import Primitives

extension PlaceHold {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says; its key is the hold's name.
    ///   - currency: The code.
    ///   - amount: How much.
    ///   - deadline: Microseconds since the epoch.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        currency: String,
        amount: Int64,
        deadline: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope, keyField: "hold_id")
        let currency = checker.currency(currency)
        let amount = checker.amount(amount)
        let deadline = checker.requiredTime(deadline, "deadline")
        // The key is the hold's name: what is one is the other.
        let hold = envelope?.key.flatMap { HoldID($0.rawValue) }
        guard checker.fields.isEmpty, let envelope, let hold, let currency, let amount, let deadline
        else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(
            envelope: envelope,
            hold: hold,
            currency: currency,
            amount: amount,
            deadline: deadline
        )
    }
}

extension Capture {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - hold: The name under which it was placed.
    ///   - amount: How much; 0 for all that is held.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        hold: String,
        amount: Int64
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let hold = checker.hold(hold)
        let amount = checker.amountOrWhole(amount)
        guard checker.fields.isEmpty, let envelope, let hold else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, hold: hold, amount: amount)
    }
}

extension Release {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - hold: The name under which it was placed.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        hold: String
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let hold = checker.hold(hold)
        guard checker.fields.isEmpty, let envelope, let hold else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(envelope: envelope, hold: hold)
    }
}
