internal import Primitives

extension Earn {
    /// Checks a command from outside.
    ///
    /// - Parameters:
    ///   - envelope: What every command says.
    ///   - currency: The code.
    ///   - amount: How much.
    ///   - activatesAt: Microseconds since the epoch; 0 for the currency's rules.
    ///   - expiresAt: Microseconds since the epoch; 0 for the currency's rules.
    ///   - ruleVersion: Empty for none.
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(
        validating envelope: Envelope.Fields,
        currency: String,
        amount: Int64,
        activatesAt: Int64,
        expiresAt: Int64,
        ruleVersion: String
    ) throws(InvalidCommand) {
        var checker = FieldChecker()
        let envelope = checker.envelope(envelope)
        let currency = checker.currency(currency)
        let amount = checker.amount(amount)
        let activates = checker.time(activatesAt, "activates_at")
        let expires = checker.time(expiresAt, "expires_at")
        if let activates, let expires {
            checker.require(expires > activates, "expires_at", "after activates_at")
        }
        var rule: RuleVersion?
        if !ruleVersion.isEmpty {
            rule = checker.require(
                RuleVersion(ruleVersion),
                "rule_version",
                "empty, or \(Expectation.ruleVersion)"
            )
        }
        guard checker.fields.isEmpty, let envelope, let currency, let amount else {
            throw InvalidCommand(fields: checker.fields)
        }
        self.init(
            envelope: envelope,
            currency: currency,
            amount: amount,
            activatesAt: activates,
            expiresAt: expires,
            ruleVersion: rule
        )
    }
}

extension Expectation {
    static let ruleVersion =
        "1 to \(RuleVersion.byteCountMax) printable ASCII characters without space"
}
