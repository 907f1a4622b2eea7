internal import Primitives

// The canonical encoding of a record, version 2. What was hashed once must hash the same for ever:
// a change of this layout is a new version beside the old one.
//
//   version 2 (byte) · kind (byte) · currency · reason · organisation · caller (text)
//   member · number (unsigned) · balance after · booked at (signed)
//   effective at, less booked at (signed)
//   rule version (text, empty for none) · key (text, empty for none)
//   request: amount (flag, signed) · time (flag, signed) · names (flag, unsigned)
//     · member (unsigned, 0 for the entry's own)
//   counter legs: count, then each account (text) · amount (signed)
//   lot changes: count, then each entry number, less that of this entry, turned (unsigned)
//     · index (unsigned) · free · held (signed) · grants (flag) · granted (unsigned)
//     · activates at, less booked at (signed)
//     · lapse: 0 never; 1 and expires at, less activates at (signed); 2 and months (unsigned)
//     · issuer (text, empty for the organisation) · rule version (text, empty for none)
//   debt changes: count, then each number (unsigned) · owed (signed)
//   subject: its number (byte), then its parts in the order of their declaration
//   lines: 0 without any; 1 or 2 and count, then each sku · category · brand (text)
//     · quantity (unsigned) · paid fen (signed), after 2 also discount fen (unsigned); 2 only where
//     any is above 0
//
// Numbers, text and flags are encoded as `ByteWriter` says.
extension JournalRecord {
    /// The version of the encoding, which stands in its first byte.
    static let encodingVersion: UInt8 = 2

    static func encode(_ entry: Entry, _ lines: [OrderLine]?) -> [UInt8] {
        var writer = ByteWriter(byteCapacity: 192 + 40 * (lines?.count ?? 0))
        writer.byte(encodingVersion)
        writer.byte(entry.kind.rawValue)
        writer.text(entry.currency.code)
        writer.text(entry.reason.code)
        writer.text(entry.organisation.rawValue)
        writer.text(entry.caller.rawValue)
        writer.unsigned(UInt64(entry.member.rawValue))
        writer.unsigned(UInt64(entry.number))
        writer.signed(entry.balanceAfter.rawValue)
        writer.signed(entry.bookedAt.microseconds)
        writer.signed(entry.effectiveAt.microseconds - entry.bookedAt.microseconds)
        writer.text(entry.ruleVersion?.rawValue ?? "")
        writer.text(entry.key?.rawValue ?? "")
        writer.optional(entry.request.amount?.rawValue)
        writer.optional(entry.request.at?.microseconds)
        writer.byte(entry.request.names == nil ? 0 : 1)
        if let names = entry.request.names { writer.unsigned(names.rawValue) }
        writer.unsigned(UInt64(entry.request.member?.rawValue ?? 0))
        writer.count(entry.counterLegs.count)
        for leg in entry.counterLegs {
            writer.text(leg.account.name)
            writer.signed(leg.amount.rawValue)
        }
        writer.count(entry.lotChanges.count)
        for change in entry.lotChanges { writer.lotChange(change, of: entry) }
        writer.count(entry.debtChanges.count)
        for change in entry.debtChanges {
            writer.unsigned(UInt64(change.number))
            writer.signed(change.owed.rawValue)
        }
        writer.subject(entry.subject)
        writer.lines(lines)
        return writer.bytes
    }

    static func decode(_ bytes: [UInt8]) throws(CorruptRecord) -> (Entry, [OrderLine]?) {
        var reader = ByteReader(bytes[...])
        guard try reader.byte("version") == encodingVersion else {
            throw CorruptRecord(part: "version")
        }
        let entry = try reader.entry()
        let lines = try reader.lines()
        try reader.finish("end")
        guard lines == nil || entry.kind == .earn else { throw CorruptRecord(part: "lines") }
        return (entry, lines)
    }
}

extension ByteWriter {
    fileprivate mutating func lotChange(_ change: LotChange, of entry: Entry) {
        unsigned(UInt64(entry.number - change.lot.entryNumber))
        count(change.lot.index)
        signed(change.free.rawValue)
        signed(change.held.rawValue)
        byte(change.isGrant ? 1 : 0)
        unsigned(UInt64(change.terms.granted.rawValue))
        signed(change.terms.activatesAt.microseconds - entry.bookedAt.microseconds)
        lapse(change.terms.lapse, activatesAt: change.terms.activatesAt)
        let issuer = change.terms.issuer
        text(issuer == entry.organisation ? "" : issuer.rawValue)
        text(change.terms.ruleVersion?.rawValue ?? "")
    }

    mutating func lapse(_ lapse: Lapse, activatesAt: Timestamp) {
        switch lapse {
        case .never:
            byte(0)
        case .at(let moment):
            byte(1)
            signed(moment.microseconds - activatesAt.microseconds)
        case .afterIdle(let months):
            byte(2)
            count(months)
        }
    }

    fileprivate mutating func lines(_ lines: [OrderLine]?) {
        guard let lines else { return byte(0) }
        let isDiscounted = lines.contains { $0.discount > .zero }
        byte(isDiscounted ? 2 : 1)
        count(lines.count)
        for line in lines {
            text(line.sku.text)
            text(line.category.text)
            text(line.brand.text)
            unsigned(UInt64(line.quantity))
            signed(line.paid.rawValue)
            if isDiscounted { unsigned(UInt64(line.discount.rawValue)) }
        }
    }
}

extension ByteReader {
    fileprivate mutating func entry() throws(CorruptRecord) -> Entry {
        guard let kind = EntryKind(rawValue: try byte("kind")) else {
            throw CorruptRecord(part: "kind")
        }
        let currency = try value("currency") { Currency($0) }
        let reason = try value("reason") { ReasonCode($0) }
        let organisation = try value("organisation") { OrganisationPath($0) }
        let caller = try value("caller") { Caller($0) }
        let member = try member("member")
        let number = try number("number")
        let balanceAfter = try amount("balance after")
        let bookedAt = try time("booked at")
        let effectiveAt = try time("effective at", after: bookedAt)
        let entry = Entry(
            number: number,
            member: member,
            kind: kind,
            currency: currency,
            balanceAfter: balanceAfter,
            bookedAt: bookedAt,
            effectiveAt: effectiveAt,
            reason: reason,
            ruleVersion: try optionalValue("rule version") { RuleVersion($0) },
            organisation: organisation,
            caller: caller,
            key: try optionalValue("key") { IdempotencyKey($0) },
            request: EntryRequest(
                amount: try optional("request amount").map { Amount($0) },
                at: try optionalTime("request time"),
                names: try flag("request names")
                    ? CommandDigest(rawValue: try unsigned("request names")) : nil,
                member: MemberID(rawValue: try natural("request member").rawValue)
            )
        )
        let legs = try counterLegs()
        let lots = try lotChanges(of: entry)
        let debts = try debtChanges()
        let whole = entry.with(legs, lots, debts, try subject())
        guard whole.isBalanced else { throw CorruptRecord(part: "sums") }
        return whole
    }

    private mutating func counterLegs() throws(CorruptRecord) -> [CounterLeg] {
        var legs: [CounterLeg] = []
        for _ in 0..<(try count("counter legs")) {
            let account = try value("counter account") { SystemAccount($0) }
            legs.append(CounterLeg(account: account, amount: try amount("counter amount")))
        }
        return legs
    }

    private mutating func lotChanges(of entry: Entry) throws(CorruptRecord) -> [LotChange] {
        var changes: [LotChange] = []
        for _ in 0..<(try count("lot changes")) {
            let back = try unsigned("lot number")
            let index = try unsigned("lot index")
            guard back < UInt64(entry.number), index <= UInt64(LotID.indexMax) else {
                throw CorruptRecord(part: "lot number")
            }
            let free = try amount("lot free")
            let held = try amount("lot held")
            let isGrant = try flag("lot grant")
            let granted = try natural("lot granted")
            guard granted > .zero else { throw CorruptRecord(part: "lot granted") }
            let activatesAt = try time("lot activation", after: entry.bookedAt)
            let lapse = try lapse(activatesAt: activatesAt)
            let issuer = try optionalValue("lot issuer") { OrganisationPath($0) }
            let terms = LotTerms(
                granted: granted,
                activatesAt: activatesAt,
                lapse: lapse,
                issuer: issuer ?? entry.organisation,
                ruleVersion: try optionalValue("lot rule version") { RuleVersion($0) }
            )
            changes.append(
                LotChange(
                    lot: LotID(entryNumber: entry.number - Int64(back), index: Int(index)),
                    free: free,
                    held: held,
                    terms: terms,
                    isGrant: isGrant
                )
            )
        }
        return changes
    }

    private mutating func debtChanges() throws(CorruptRecord) -> [DebtChange] {
        var changes: [DebtChange] = []
        for _ in 0..<(try count("debt changes")) {
            let number = try number("debt number")
            changes.append(DebtChange(number: number, owed: try amount("debt owed")))
        }
        return changes
    }

    mutating func lapse(activatesAt: Timestamp) throws(CorruptRecord) -> Lapse {
        switch try byte("lapse") {
        case 0: .never
        case 1: .at(try time("lapse", after: activatesAt))
        case 2: .afterIdle(months: Int(try natural("lapse").rawValue))
        default: throw CorruptRecord(part: "lapse")
        }
    }

    fileprivate mutating func lines() throws(CorruptRecord) -> [OrderLine]? {
        let form = try byte("lines")
        guard form > 0 else { return nil }
        guard form <= 2 else { throw CorruptRecord(part: "lines") }
        let isDiscounted = form == 2
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
            let paid = Fen(try signed("paid"))
            guard let discount = isDiscounted ? Int64(exactly: try unsigned("discount")) : 0 else {
                throw CorruptRecord(part: "discount")
            }
            lines.append(
                OrderLine(
                    sku: sku,
                    category: category,
                    brand: brand,
                    quantity: quantity,
                    paid: paid,
                    discount: Fen(discount)
                )
            )
        }
        // One record has one encoding.
        guard !isDiscounted || lines.contains(where: { $0.discount > .zero }) else {
            throw CorruptRecord(part: "lines")
        }
        return lines
    }
}

extension Entry {
    /// The same entry with both sides and its subject.
    fileprivate func with(
        _ legs: [CounterLeg],
        _ lots: [LotChange],
        _ debts: [DebtChange],
        _ subject: EntrySubject
    ) -> Entry {
        Entry(
            number: number,
            member: member,
            kind: kind,
            currency: currency,
            lotChanges: lots,
            debtChanges: debts,
            counterLegs: legs,
            balanceAfter: balanceAfter,
            bookedAt: bookedAt,
            effectiveAt: effectiveAt,
            reason: reason,
            ruleVersion: ruleVersion,
            organisation: organisation,
            caller: caller,
            key: key,
            request: request,
            subject: subject
        )
    }
}
