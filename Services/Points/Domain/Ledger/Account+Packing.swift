package import Primitives

// What an account row packs into one blob, version 2:
//
//   version 2 (byte) · booked at (flag, signed) · merged into (unsigned, 0 for none)
//   tier (text, empty for none)
//   survivors: count, then each (unsigned)
//   names: count, then each text (issuers and rule versions, in order of first use)
//   pockets: count, then each
//     currency (text) · earned · spent · expired · reversed · restored (signed)
//     active at (flag, signed)
//     reminders: count, then each through (signed) · entry number (unsigned)
//       · delivered at (signed)
//     notices: count, then each days (unsigned) · through (signed) · entry number (unsigned)
//     debts: count, then each number (unsigned) · owed (unsigned)
//     lots: count, then each
//       entry number (unsigned, less that of the lot before) · index · granted (unsigned)
//       · granted less what is left · held (unsigned)
//       · activates at (signed, less that of the lot before) · lapse, as in a record
//       · issuer · rule version (unsigned: 1 plus the index into the names, 0 for none)
//   holds: count, then each id (text) · number (unsigned) · currency · organisation (text)
//     · deadline (signed)
//     · parts: count, then each entry number · index · amount (unsigned)
//   proposals: count, then each number (unsigned) · currency (text) · amount (signed)
//     · proposer · organisation (text) · until (signed)
//   keys: count, then the fingerprints
//
// Numbers and text as `ByteWriter` says. Lots mostly differ in little from the one before: about a
// dozen bytes each.
extension Account {
    private static let packingVersion: UInt8 = 2

    /// All but member and version in the fewest bytes.
    package var packed: [UInt8] {
        let lotCount = pockets.reduce(0) { $0 + $1.lots.count }
        var writer = ByteWriter(byteCapacity: 96 + 16 * lotCount + keys.bytes.count)
        writer.byte(Self.packingVersion)
        writer.optional(bookedAt?.microseconds)
        writer.unsigned(UInt64(mergedInto?.rawValue ?? 0))
        writer.text(tier?.code ?? "")
        writer.count(survivors.count)
        for survivor in survivors { writer.unsigned(UInt64(survivor.rawValue)) }
        let names = PackedNames(pockets)
        writer.count(names.texts.count)
        for name in names.texts { writer.text(name) }
        writer.count(pockets.count)
        for pocket in pockets { writer.pocket(pocket, names) }
        writer.count(holds.count)
        for hold in holds { writer.hold(hold) }
        writer.count(proposals.count)
        for proposal in proposals { writer.proposal(proposal) }
        writer.count(keys.bytes.count / KeyFingerprints.byteCount)
        writer.raw(keys.bytes)
        return writer.bytes
    }

    /// Reads an account from its row.
    ///
    /// - Throws: ``CorruptRecord`` where `packed` is not what ``packed`` writes of an account with
    ///   that many entries.
    package init(member: MemberID, version: Int64, packed: [UInt8]) throws(CorruptRecord) {
        var reader = ByteReader(packed[...])
        guard try reader.byte("version") == Self.packingVersion else {
            throw CorruptRecord(part: "version")
        }
        let bookedAt = try reader.optionalTime("booked at")
        let survivor = try reader.natural("merged into").rawValue
        let tier = try reader.optionalValue("tier") { TierCode($0) }
        var survivors: [MemberID] = []
        for _ in 0..<(try reader.count("survivors")) {
            survivors.append(try reader.member("survivors"))
        }
        guard survivor == 0 || survivors.contains(where: { $0.rawValue == survivor }) else {
            throw CorruptRecord(part: "merged into")
        }
        var names: [String] = []
        for _ in 0..<(try reader.count("names")) { names.append(try reader.text("names")) }
        var resolved = try PackedNames.Resolved(names)
        var pockets: [Pocket] = []
        for _ in 0..<(try reader.count("pockets")) {
            let pocket = try reader.pocket(&resolved)
            if let last = pockets.last, last.currency.code >= pocket.currency.code {
                throw CorruptRecord(part: "pockets")
            }
            pockets.append(pocket)
        }
        try resolved.finish()
        var holds: [Hold] = []
        for _ in 0..<(try reader.count("holds")) { holds.append(try reader.hold()) }
        guard Self.isHeld(holds, in: pockets) else { throw CorruptRecord(part: "holds") }
        var proposals: [Proposal] = []
        for _ in 0..<(try reader.count("proposals")) { proposals.append(try reader.proposal()) }
        guard Set(holds.map(\.id)).count == holds.count,
            Set(proposals.map(\.number)).count == proposals.count
        else { throw CorruptRecord(part: "names") }
        let keyCount = try reader.count("keys")
        let keys = try reader.raw(keyCount * KeyFingerprints.byteCount, "keys")
        try reader.finish("end")
        self.init(
            member: member,
            version: version,
            bookedAt: bookedAt,
            mergedInto: MemberID(rawValue: survivor),
            tier: tier,
            survivors: survivors,
            pockets: pockets,
            holds: holds,
            proposals: proposals,
            keys: KeyFingerprints(bytes: keys)
        )
        guard hasPastNumbers else { throw CorruptRecord(part: "numbers") }
    }

    /// The most entries that a row may speak of: 2^48 less 1.
    ///
    /// No member has a thousandth of them; a damaged number mostly lies beyond, and sums of numbers
    /// below it cannot overflow.
    private static let versionMax: Int64 = (1 << 48) - 1

    /// Whether all that entries are said to have left was left by entries that there are, and the
    /// holds by commands that the account has seen.
    private var hasPastNumbers: Bool {
        guard (0...Self.versionMax).contains(version) else { return false }
        return holds.allSatisfy { $0.number <= version && keys.contains(KeyFingerprint($0.id)) }
            && proposals.allSatisfy { $0.number <= version }
            && pockets.allSatisfy { pocket in
                pocket.lots.allSatisfy { $0.id.entryNumber <= version }
                    && pocket.debts.allSatisfy { $0.number <= version }
                    && pocket.notices.allSatisfy { $0.number <= version }
                    && pocket.reminders.allSatisfy { $0.number <= version }
            }
    }

    /// Whether the holds have exactly what lots set aside.
    private static func isHeld(_ holds: [Hold], in pockets: [Pocket]) -> Bool {
        var parts: [Currency: [LotID: Amount]] = [:]
        for hold in holds {
            for part in hold.parts {
                let before = parts[hold.currency]?[part.lot] ?? .zero
                guard part.amount > .zero, let sum = Amount.checkedSum(before, part.amount)
                else { return false }
                parts[hold.currency, default: [:]][part.lot] = sum
            }
        }
        for pocket in pockets {
            for lot in pocket.lots where lot.held > .zero {
                guard parts[pocket.currency]?.removeValue(forKey: lot.id) == lot.held
                else { return false }
            }
        }
        return parts.values.allSatisfy(\.isEmpty)
    }
}

extension ByteWriter {
    fileprivate mutating func hold(_ hold: Hold) {
        text(hold.id.rawValue)
        unsigned(UInt64(hold.number))
        text(hold.currency.code)
        text(hold.organisation.rawValue)
        signed(hold.deadline.microseconds)
        count(hold.parts.count)
        for part in hold.parts {
            unsigned(UInt64(part.lot.entryNumber))
            count(part.lot.index)
            unsigned(UInt64(part.amount.rawValue))
        }
    }

    fileprivate mutating func proposal(_ proposal: Account.Proposal) {
        unsigned(UInt64(proposal.number))
        text(proposal.currency.code)
        signed(proposal.amount.rawValue)
        text(proposal.proposer.rawValue)
        text(proposal.organisation.rawValue)
        signed(proposal.until.microseconds)
    }
}

extension ByteReader {
    fileprivate mutating func hold() throws(CorruptRecord) -> Hold {
        let id = try value("hold") { HoldID($0) }
        let number = try number("hold number")
        let currency = try value("hold currency") { Currency($0) }
        let organisation = try value("hold organisation") { OrganisationPath($0) }
        let deadline = try time("deadline")
        var parts: [Hold.Part] = []
        for _ in 0..<(try count("hold parts")) {
            let lot = try lotID(after: 0)
            parts.append(Hold.Part(lot: lot, amount: try natural("hold amount")))
        }
        return Hold(
            id: id,
            number: number,
            currency: currency,
            organisation: organisation,
            deadline: deadline,
            parts: parts
        )
    }

    fileprivate mutating func proposal() throws(CorruptRecord) -> Account.Proposal {
        Account.Proposal(
            number: try number("proposal"),
            currency: try value("proposal currency") { Currency($0) },
            amount: try amount("proposal amount"),
            proposer: try value("proposer") { Caller($0) },
            organisation: try value("proposal organisation") { OrganisationPath($0) },
            until: try time("proposal time")
        )
    }

    /// An entry number, as its distance from another, and an index.
    mutating func lotID(after previous: Int64) throws(CorruptRecord) -> LotID {
        let (number, overflow) = previous.addingReportingOverflow(
            try natural("lot").rawValue
        )
        let index = try unsigned("lot index")
        guard !overflow, number > 0, index <= UInt64(LotID.indexMax) else {
            throw CorruptRecord(part: "lots")
        }
        return LotID(entryNumber: number, index: Int(index))
    }
}
