internal import Primitives

// The canonical encoding of a record, version 1. What was hashed once must hash the same for ever:
// a change of this layout is a new version beside the old one.
//
//   version 1 (byte) · kind (byte) · reason (byte) · currency (text)
//   member · number (unsigned) · points · balance after · booked at · effective at (signed)
//   channel · order id · organisation (text)
//   rule version (text, empty for none) · key (text, empty for none)
//   requested at (flag, signed) · reverses number (unsigned, 0 for none)
//   counter legs: count, then each account (text) · points (signed)
//   lot changes: count, then each lot number (unsigned) · points (signed) · grants (flag), and if
//     so activates at (signed) · expires (flag, signed) · issuer · rule version (text)
//   lines: flag, and if so count, then each sku · category · brand (text) · quantity (unsigned)
//     · paid fen (signed)
//
// Numbers, text and flags are encoded as `ByteWriter` says.
extension JournalRecord {
    /// The version of the encoding, which stands in its first byte.
    static let encodingVersion: UInt8 = 1

    static func encode(_ entry: Entry, _ lines: [OrderLine]?) -> [UInt8] {
        var writer = ByteWriter(byteCapacity: 160 + 40 * (lines?.count ?? 0))
        writer.byte(encodingVersion)
        writer.byte(entry.kind.rawValue)
        writer.byte(entry.reason.rawValue)
        writer.text(entry.currency.code)
        writer.unsigned(UInt64(entry.member.rawValue))
        writer.unsigned(UInt64(entry.number))
        writer.signed(entry.points.rawValue)
        writer.signed(entry.balanceAfter.rawValue)
        writer.signed(entry.bookedAt.microseconds)
        writer.signed(entry.effectiveAt.microseconds)
        writer.text(entry.order.channel.rawValue)
        writer.text(entry.order.orderID.rawValue)
        writer.text(entry.organisation.rawValue)
        writer.text(entry.ruleVersion?.rawValue ?? "")
        writer.text(entry.key?.rawValue ?? "")
        writer.optionalTime(entry.requestedAt)
        writer.unsigned(UInt64(entry.reversesNumber ?? 0))
        writer.count(entry.counterLegs.count)
        for leg in entry.counterLegs {
            writer.text(leg.account.name)
            writer.signed(leg.points.rawValue)
        }
        writer.count(entry.lotChanges.count)
        for change in entry.lotChanges { writer.lotChange(change) }
        writer.byte(lines == nil ? 0 : 1)
        if let lines {
            writer.count(lines.count)
            for line in lines { writer.line(line) }
        }
        return writer.bytes
    }

    static func decode(_ bytes: [UInt8]) throws(CorruptRecord) -> (Entry, [OrderLine]?) {
        var reader = ByteReader(bytes[...])
        guard try reader.byte("version") == encodingVersion else {
            throw CorruptRecord(part: "version")
        }
        let entry = try reader.entry()
        let lines = try reader.flag("lines") ? try reader.lines() : nil
        try reader.finish("end")
        guard lines == nil || entry.kind == .earn else { throw CorruptRecord(part: "lines") }
        return (entry, lines)
    }
}

extension ByteWriter {
    fileprivate mutating func optionalTime(_ time: Timestamp?) {
        byte(time == nil ? 0 : 1)
        if let time { signed(time.microseconds) }
    }

    fileprivate mutating func lotChange(_ change: LotChange) {
        unsigned(UInt64(change.lotNumber))
        signed(change.points.rawValue)
        byte(change.grants == nil ? 0 : 1)
        if let terms = change.grants {
            signed(terms.activatesAt.microseconds)
            optionalTime(terms.expiresAt)
            text(terms.issuer.rawValue)
            text(terms.ruleVersion.rawValue)
        }
    }

    fileprivate mutating func line(_ line: OrderLine) {
        text(line.sku.text)
        text(line.category.text)
        text(line.brand.text)
        unsigned(UInt64(line.quantity))
        signed(line.paid.rawValue)
    }
}

extension ByteReader {
    fileprivate mutating func optionalTime(_ part: String) throws(CorruptRecord) -> Timestamp? {
        try flag(part) ? try time(part) : nil
    }

    /// A number from 1 on.
    fileprivate mutating func number(_ part: String) throws(CorruptRecord) -> Int64 {
        guard let number = Int64(exactly: try unsigned(part)), number > 0 else {
            throw CorruptRecord(part: part)
        }
        return number
    }

    fileprivate mutating func entry() throws(CorruptRecord) -> Entry {
        guard let kind = EntryKind(rawValue: try byte("kind")) else {
            throw CorruptRecord(part: "kind")
        }
        guard let reason = ReasonCode(rawValue: try byte("reason")) else {
            throw CorruptRecord(part: "reason")
        }
        let currency = try value("currency") { Currency($0) }
        guard let member = MemberID(rawValue: try number("member")) else {
            throw CorruptRecord(part: "member")
        }
        let number = try number("number")
        let points = try points("points")
        let balanceAfter = try self.points("balance after")
        let bookedAt = try time("booked at")
        let effectiveAt = try time("effective at")
        let channel = try value("channel") { Channel($0) }
        let orderID = try value("order id") { OrderID($0) }
        let organisation = try value("organisation") { OrganisationPath($0) }
        let ruleVersion = try optionalValue("rule version") { RuleVersion($0) }
        let key = try optionalValue("key") { IdempotencyKey($0) }
        let requestedAt = try optionalTime("requested at")
        let reverses = try unsigned("reverses number")
        guard reverses < UInt64(number) else { throw CorruptRecord(part: "reverses number") }
        let entry = Entry(
            number: number,
            member: member,
            kind: kind,
            currency: currency,
            points: points,
            counterLegs: try counterLegs(),
            lotChanges: try lotChanges(),
            balanceAfter: balanceAfter,
            bookedAt: bookedAt,
            effectiveAt: effectiveAt,
            reason: reason,
            ruleVersion: ruleVersion,
            order: OrderIdentity(channel: channel, orderID: orderID),
            organisation: organisation,
            key: key,
            requestedAt: requestedAt,
            reversesNumber: reverses == 0 ? nil : Int64(reverses)
        )
        guard entry.isBalanced else { throw CorruptRecord(part: "sums") }
        return entry
    }

    private mutating func optionalValue<Value>(
        _ part: String,
        _ make: (String) -> Value?
    ) throws(CorruptRecord) -> Value? {
        let text = try text(part)
        if text.isEmpty { return nil }
        guard let value = make(text) else { throw CorruptRecord(part: part) }
        return value
    }

    private mutating func counterLegs() throws(CorruptRecord) -> [CounterLeg] {
        var legs: [CounterLeg] = []
        for _ in 0..<(try count("counter legs")) {
            let account = try value("counter account") { SystemAccount($0) }
            legs.append(CounterLeg(account: account, points: try points("counter points")))
        }
        return legs
    }

    private mutating func lotChanges() throws(CorruptRecord) -> [LotChange] {
        var changes: [LotChange] = []
        for _ in 0..<(try count("lot changes")) {
            let lotNumber = try number("lot number")
            let points = try points("lot points")
            var grants: LotTerms?
            if try flag("lot grant") {
                guard points > .zero else { throw CorruptRecord(part: "lot points") }
                grants = LotTerms(
                    activatesAt: try time("lot activation"),
                    expiresAt: try optionalTime("lot expiry"),
                    issuer: try value("lot issuer") { OrganisationPath($0) },
                    ruleVersion: try value("lot rule version") { RuleVersion($0) }
                )
            }
            changes.append(LotChange(lotNumber: lotNumber, points: points, grants: grants))
        }
        return changes
    }

    fileprivate mutating func lines() throws(CorruptRecord) -> [OrderLine] {
        let lineCount = try count("lines")
        guard (1...Order.linesMax).contains(lineCount) else { throw CorruptRecord(part: "lines") }
        var lines: [OrderLine] = []
        lines.reserveCapacity(lineCount)
        for _ in 0..<lineCount {
            let sku = try value("sku") { Label($0) }
            let category = try value("category") { Label($0) }
            let brand = try value("brand") { Label($0) }
            guard let quantity = Int64(exactly: try unsigned("quantity")) else {
                throw CorruptRecord(part: "quantity")
            }
            lines.append(
                OrderLine(
                    sku: sku,
                    category: category,
                    brand: brand,
                    quantity: quantity,
                    paid: Fen(try signed("paid fen"))
                )
            )
        }
        return lines
    }
}
