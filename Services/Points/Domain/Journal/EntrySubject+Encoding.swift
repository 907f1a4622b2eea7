internal import Primitives

extension ByteWriter {
    /// Writes what an entry is about: a number for the case, then its parts in their order.
    mutating func subject(_ subject: EntrySubject) {
        switch subject {
        case .nothing:
            byte(0)
        case .order(let identity):
            byte(1)
            order(identity)
        case .grant(let activatesAt, let expiresAt):
            byte(2)
            optional(activatesAt?.microseconds)
            optional(expiresAt?.microseconds)
        case .hold(let id, let deadline):
            byte(3)
            text(id.rawValue)
            signed(deadline.microseconds)
        case .resolvedHold(let id):
            byte(4)
            text(id.rawValue)
        case .entry(let id, let number):
            byte(5)
            unsigned(UInt64(id?.rawValue ?? 0))
            unsigned(UInt64(number))
        case .reversedOrder(let identity, let number):
            byte(6)
            order(identity)
            unsigned(UInt64(number))
        case .member(let member, let number, let lifetime):
            byte(7)
            unsigned(UInt64(member.rawValue))
            unsigned(UInt64(number))
            byte(lifetime == nil ? 0 : 1)
            for sum in lifetime?.sums ?? [] { signed(sum.rawValue) }
        case .proposal(let amount, let until):
            byte(8)
            signed(amount.rawValue)
            signed(until.microseconds)
        case .notice(let days, let through, let amount):
            byte(9)
            count(days)
            signed(through.microseconds)
            signed(amount.rawValue)
        case .noticeDelivered(let through):
            byte(10)
            signed(through.microseconds)
        case .refusal(let refusal, let kind, let digest):
            byte(11)
            byte(refusal.rawValue)
            byte(kind.rawValue)
            unsigned(digest.rawValue)
        case .tier(let tier):
            byte(12)
            text(tier?.code ?? "")
        }
    }

    private mutating func order(_ identity: OrderIdentity) {
        text(identity.channel.rawValue)
        text(identity.orderID.rawValue)
    }
}

extension ByteReader {
    /// Reads what ``ByteWriter/subject(_:)`` wrote.
    mutating func subject() throws(CorruptRecord) -> EntrySubject {
        switch try byte("subject") {
        case 0: .nothing
        case 1: .order(try order())
        case 2:
            .grant(
                activatesAt: try optionalTime("grant activation"),
                expiresAt: try optionalTime("grant expiry")
            )
        case 3: .hold(try hold(), deadline: try time("deadline"))
        case 4: .resolvedHold(try hold())
        case 5: .entry(try optionalID(), number: try number("entry number"))
        case 6: .reversedOrder(try order(), number: try number("entry number"))
        case 7:
            .member(
                try member("other member"),
                number: try number("other number"),
                try flag("lifetime") ? try lifetime() : nil
            )
        case 8: .proposal(try amount("proposal"), until: try time("proposal"))
        case 9:
            .notice(
                days: Int(try natural("days").rawValue),
                through: try time("through"),
                amount: try amount("notice")
            )
        case 10: .noticeDelivered(through: try time("through"))
        case 11: try refusal()
        case 12: .tier(try optionalValue("tier") { TierCode($0) })
        default: throw CorruptRecord(part: "subject")
        }
    }

    private mutating func order() throws(CorruptRecord) -> OrderIdentity {
        let channel = try value("channel") { Channel($0) }
        return OrderIdentity(channel: channel, orderID: try value("order id") { OrderID($0) })
    }

    private mutating func hold() throws(CorruptRecord) -> HoldID {
        try value("hold") { HoldID($0) }
    }

    private mutating func optionalID() throws(CorruptRecord) -> JournalID? {
        let id = try natural("entry id").rawValue
        return id == 0 ? nil : JournalID(rawValue: id)
    }

    private mutating func refusal() throws(CorruptRecord) -> EntrySubject {
        guard let refusal = Refusal(rawValue: try byte("refusal")),
            let kind = EntryKind(rawValue: try byte("refused kind"))
        else { throw CorruptRecord(part: "refusal") }
        return .refusal(refusal, of: kind, CommandDigest(rawValue: try unsigned("digest")))
    }

    /// The sums of a pocket.
    mutating func lifetime() throws(CorruptRecord) -> Pocket.Lifetime {
        var lifetime = Pocket.Lifetime()
        lifetime.earned = try amount("earned")
        lifetime.spent = try amount("spent")
        lifetime.expired = try amount("expired")
        lifetime.reversed = try amount("reversed")
        lifetime.restored = try amount("restored")
        return lifetime
    }
}
