package import Primitives

// What an account row packs into one blob, version 1:
//
//   version 1 (byte) · booked at (flag, signed) · pockets: count, then each
//     currency (text) · earned · spent · expired · reversed (unsigned)
//     names: count, then each text (issuers and rule versions, in order of first use)
//     lots: count, then each
//       number (unsigned, less that of the lot before)
//       granted · granted less remaining (unsigned)
//       activates at (signed, less that of the lot before)
//       expiry (unsigned: 0 never, else 1 plus the zigzag of expires at less activates at)
//       issuer · rule version (unsigned, index into the names)
//
// Numbers and text as `ByteWriter` says. Lots mostly differ in little from the one before: about a
// dozen bytes each.
extension Account {
    private static let packingVersion: UInt8 = 1

    /// Pockets and booking time in the fewest bytes.
    package var packed: [UInt8] {
        var writer = ByteWriter(byteCapacity: 64 + 16 * (pockets.first?.lots.count ?? 0))
        writer.byte(Self.packingVersion)
        writer.byte(bookedAt == nil ? 0 : 1)
        if let bookedAt { writer.signed(bookedAt.microseconds) }
        writer.count(pockets.count)
        for pocket in pockets { writer.pocket(pocket) }
        return writer.bytes
    }

    /// Reads an account from its row.
    ///
    /// - Throws: ``CorruptRecord`` where `packed` is not what ``packed`` writes.
    package init(member: MemberID, version: Int64, packed: [UInt8]) throws(CorruptRecord) {
        var reader = ByteReader(packed[...])
        guard try reader.byte("version") == Self.packingVersion else {
            throw CorruptRecord(part: "version")
        }
        let bookedAt = try reader.flag("booked at") ? try reader.time("booked at") : nil
        var pockets: [Pocket] = []
        for _ in 0..<(try reader.count("pockets")) {
            let pocket = try reader.pocket()
            if let last = pockets.last, last.currency.code >= pocket.currency.code {
                throw CorruptRecord(part: "pockets")
            }
            pockets.append(pocket)
        }
        try reader.finish("end")
        self.init(member: member, version: version, bookedAt: bookedAt, pockets: pockets)
    }
}

extension ByteWriter {
    fileprivate mutating func pocket(_ pocket: Pocket) {
        text(pocket.currency.code)
        let lifetime = pocket.lifetime
        for sum in [lifetime.earned, lifetime.spent, lifetime.expired, lifetime.reversed] {
            unsigned(UInt64(sum.rawValue))
        }
        var names: [String] = []
        var indices: [String: Int] = [:]
        for lot in pocket.lots {
            for name in [lot.terms.issuer.rawValue, lot.terms.ruleVersion.rawValue]
            where indices[name] == nil {
                indices[name] = names.count
                names.append(name)
            }
        }
        count(names.count)
        for name in names { text(name) }
        count(pocket.lots.count)
        var number: Int64 = 0
        var time: Int64 = 0
        for lot in pocket.lots {
            unsigned(UInt64(lot.number - number))
            unsigned(UInt64(lot.granted.rawValue))
            unsigned(UInt64((lot.granted - lot.remaining).rawValue))
            let activatesAt = lot.terms.activatesAt.microseconds
            signed(activatesAt - time)
            if let expiresAt = lot.terms.expiresAt?.microseconds {
                let span = expiresAt - activatesAt
                unsigned(1 + UInt64(bitPattern: (span << 1) ^ (span >> 63)))
            } else {
                unsigned(0)
            }
            count(indices[lot.terms.issuer.rawValue] ?? 0)
            count(indices[lot.terms.ruleVersion.rawValue] ?? 0)
            number = lot.number
            time = activatesAt
        }
    }
}

extension ByteReader {
    fileprivate mutating func pocket() throws(CorruptRecord) -> Pocket {
        let currency = try value("currency") { Currency($0) }
        var lifetime = Pocket.Lifetime()
        lifetime.earned = try natural("earned")
        lifetime.spent = try natural("spent")
        lifetime.expired = try natural("expired")
        lifetime.reversed = try natural("reversed")
        var names: [String] = []
        for _ in 0..<(try count("names")) { names.append(try text("names")) }
        let issuers = names.map { OrganisationPath($0) }
        let ruleVersions = names.map { RuleVersion($0) }
        let lotCount = try count("lots")
        var lots: [Lot] = []
        lots.reserveCapacity(lotCount)
        var time: Int64 = 0
        for _ in 0..<lotCount {
            let lot = try lot(
                after: lots.last?.number ?? 0,
                time: time,
                issuers: issuers,
                ruleVersions: ruleVersions
            )
            time = lot.terms.activatesAt.microseconds
            lots.append(lot)
        }
        let sum = lots.reduce(Optional(Points.zero)) { sum, lot in
            sum.flatMap { Points.checkedSum($0, lot.remaining) }
        }
        guard sum != nil else { throw CorruptRecord(part: "lots") }
        return Pocket(currency: currency, lots: lots, lifetime: lifetime)
    }

    /// An amount that is not below zero.
    private mutating func natural(_ part: String) throws(CorruptRecord) -> Points {
        guard let value = Int64(exactly: try unsigned(part)) else {
            throw CorruptRecord(part: part)
        }
        return Points(value)
    }

    private mutating func lot(
        after previousNumber: Int64,
        time: Int64,
        issuers: [OrganisationPath?],
        ruleVersions: [RuleVersion?]
    ) throws(CorruptRecord) -> Lot {
        let (number, overflow) = previousNumber.addingReportingOverflow(try natural("lot").rawValue)
        let granted = try natural("granted")
        let gone = try natural("gone")
        let (activatesAt, overflow2) = time.addingReportingOverflow(try signed("activation"))
        guard !overflow, number > previousNumber, granted > .zero, gone < granted, !overflow2
        else { throw CorruptRecord(part: "lots") }
        var expiresAt: Timestamp?
        let expiry = try unsigned("expiry")
        if expiry > 0 {
            let zigzag = expiry - 1
            let span = Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
            let (sum, overflow) = activatesAt.addingReportingOverflow(span)
            guard !overflow else { throw CorruptRecord(part: "expiry") }
            expiresAt = Timestamp(microseconds: sum)
        }
        let issuerIndex = try unsigned("issuer")
        let ruleIndex = try unsigned("rule version")
        guard issuerIndex < UInt64(issuers.count), ruleIndex < UInt64(ruleVersions.count),
            let issuer = issuers[Int(issuerIndex)], let ruleVersion = ruleVersions[Int(ruleIndex)]
        else { throw CorruptRecord(part: "names") }
        return Lot(
            number: number,
            granted: granted,
            remaining: granted - gone,
            terms: LotTerms(
                activatesAt: Timestamp(microseconds: activatesAt),
                expiresAt: expiresAt,
                issuer: issuer,
                ruleVersion: ruleVersion
            )
        )
    }
}
