internal import Primitives

extension ReverseOrder {
    /// The fields of a command as they came in.
    package struct Fields: Sendable {
        /// Where the order comes from.
        package var channel: String
        /// Its number there.
        package var orderID: String
        /// Where the goods came back.
        package var organisation: String
        /// Microseconds since the epoch; 0 for the time of booking.
        package var reversedAt: Int64
        /// The client's name for the command.
        package var idempotencyKey: String
        /// Why.
        package var reasonCode: String

        /// A command as it came in.
        package init(
            channel: String,
            orderID: String,
            organisation: String,
            reversedAt: Int64,
            idempotencyKey: String,
            reasonCode: String
        ) {
            self.channel = channel
            self.orderID = orderID
            self.organisation = organisation
            self.reversedAt = reversedAt
            self.idempotencyKey = idempotencyKey
            self.reasonCode = reasonCode
        }
    }

    /// Checks a command from outside.
    ///
    /// - Throws: ``InvalidCommand`` with every field that cannot be taken.
    package init(validating fields: Fields, caller: Caller) throws(InvalidCommand) {
        var checker = FieldChecker()
        let channel = checker.require(Channel(fields.channel), "channel", Expectation.channel)
        let orderID = checker.require(OrderID(fields.orderID), "order_id", Expectation.orderID)
        let organisation = checker.require(
            OrganisationPath(fields.organisation),
            "organisation",
            Expectation.organisation
        )
        let reversedAt = Timestamp(microseconds: fields.reversedAt)
        checker.require(
            fields.reversedAt == 0 || (reversedAt >= Order.paidAtMin && reversedAt <= .max),
            "reversed_at",
            "0, or \(Expectation.paidAt)"
        )
        let key = checker.require(
            IdempotencyKey(fields.idempotencyKey),
            "idempotency_key",
            Expectation.key
        )
        let reason = checker.require(
            ReasonCode.reversals.first { $0.code == fields.reasonCode },
            "reason_code",
            Expectation.reason
        )
        guard checker.fields.isEmpty, let channel, let orderID, let organisation, let key,
            let reason
        else { throw InvalidCommand(fields: checker.fields) }
        self.init(
            caller: caller,
            identity: OrderIdentity(channel: channel, orderID: orderID),
            organisation: organisation,
            reversedAt: fields.reversedAt == 0 ? nil : reversedAt,
            key: key,
            reason: reason
        )
    }
}
