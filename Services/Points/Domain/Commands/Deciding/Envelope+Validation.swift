internal import Primitives

extension Envelope {
    /// The fields of an envelope as they came in.
    package struct Fields: Sendable {
        /// Who asks: proven, not sent.
        package var caller: Caller
        /// Whose account.
        package var memberID: Int64
        /// Where it happens.
        package var organisation: String
        /// Why.
        package var reasonCode: String
        /// Microseconds since the epoch; 0 for the time of booking.
        package var at: Int64
        /// The client's name for the command.
        package var idempotencyKey: String

        /// An envelope as it came in.
        package init(
            caller: Caller,
            memberID: Int64,
            organisation: String,
            reasonCode: String,
            at: Int64,
            idempotencyKey: String
        ) {
            self.caller = caller
            self.memberID = memberID
            self.organisation = organisation
            self.reasonCode = reasonCode
            self.at = at
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension FieldChecker {
    /// Checks what every command says beside what it wants.
    ///
    /// - Parameters:
    ///   - fields: As they came in.
    ///   - keyField: The field that holds the key.
    /// - Returns: The envelope; `nil` where a field is noted.
    mutating func envelope(
        _ fields: Envelope.Fields,
        keyField: String = "idempotency_key"
    ) -> Envelope? {
        let member = member(fields.memberID, "member_id")
        let organisation = require(
            OrganisationPath(fields.organisation),
            "organisation",
            Expectation.organisation
        )
        let reason = require(
            ReasonCode(fields.reasonCode),
            "reason_code",
            Expectation.reasonCode
        )
        let at = time(fields.at, "at")
        let key = require(
            IdempotencyKey(fields.idempotencyKey),
            keyField,
            Expectation.key
        )
        guard let member, let organisation, let reason, let key else { return nil }
        return Envelope(
            caller: fields.caller,
            key: key,
            member: member,
            organisation: organisation,
            reason: reason,
            at: at
        )
    }

    /// Checks the id of a member.
    mutating func member(_ number: Int64, _ path: String) -> MemberID? {
        require(MemberID(rawValue: number), path, Expectation.member)
    }

    /// Checks the id of an entry.
    mutating func entry(_ number: Int64, _ path: @autoclosure () -> String) -> JournalID? {
        require(JournalID(rawValue: number), path(), Expectation.entry)
    }

    /// Checks the code of a currency; whether the program has it is for the command to decide.
    mutating func currency(_ code: String) -> Currency? {
        require(Currency(code), "currency", Expectation.currency)
    }

    /// Checks an amount that must be given.
    mutating func amount(_ number: Int64) -> Amount? {
        let isAmount = number >= 1 && number <= Amount.operationMax.rawValue
        return require(isAmount ? Amount(number) : nil, "amount", Expectation.amount)
    }

    /// Checks an amount that may be left out: `nil` for 0, the whole.
    mutating func amountOrWhole(_ number: Int64) -> Amount? {
        let isAmount = number >= 0 && number <= Amount.operationMax.rawValue
        require(isAmount, "amount", "0 for the whole, or \(Expectation.amount)")
        return isAmount && number > 0 ? Amount(number) : nil
    }

    /// Checks the name of a hold.
    mutating func hold(_ name: String) -> HoldID? {
        require(HoldID(name), "hold_id", Expectation.key)
    }

    /// Checks a time that may be left out: `nil` for 0.
    mutating func time(_ microseconds: Int64, _ path: String) -> Timestamp? {
        if microseconds == 0 { return nil }
        let time = Timestamp(microseconds: microseconds)
        return require(Self.isTime(time) ? time : nil, path, "0, or \(Expectation.time)")
    }

    /// Checks a time that must be given.
    mutating func requiredTime(_ microseconds: Int64, _ path: String) -> Timestamp? {
        let time = Timestamp(microseconds: microseconds)
        return require(Self.isTime(time) ? time : nil, path, Expectation.time)
    }

    private static func isTime(_ time: Timestamp) -> Bool {
        time >= Order.paidAtMin && time <= .max
    }
}

extension Expectation {
    static let entry = "an entry_id, above 0"
    static let currency =
        "the code of a currency: 1 to \(Currency.byteCountMax) characters out of a-z, 0-9 and _"
    static let amount = "from 1 to \(Amount.operationMax)"
    static let time = "microseconds since 1970, in the years 1990 to 9999"
    static let reasonCode =
        "one of the program's reasons: 1 to \(ReasonCode.byteCountMax) characters out of a-z, 0-9 "
        + "and _"
}
