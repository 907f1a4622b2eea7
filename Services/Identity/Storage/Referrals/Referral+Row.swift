import IdentityDomain
import Primitives
import StorageCore

/// A referral as it is stored.
struct StoredReferral {
    let referral: Referral
    /// Counts the changes of the row.
    let version: Int64

    /// The columns that `init(row:)` reads, in its order.
    static let columns = """
        referral_id, campaign, inviter, invitee, organisation, claimed_at, version, state, refusal,
        order_channel, order_id, paid_at, qualifies_at, inviter_amount, inviter_booking,
        inviter_entry, invitee_amount, invitee_booking, invitee_entry, giver, currency, rule_version
        """

    /// Reads a row of `columns`.
    init(row: any RowView) throws {
        guard let organisation = OrganisationPath(try row.text(4)),
            let state = Referral.State(rawValue: Int(try row.integer(7)))
        else { throw MemberStoreError.corrupt }
        version = try row.integer(6)
        referral = Referral(
            id: try row.integer(0),
            campaign: try row.text(1),
            inviter: try MemberID(stored: row.integer(2)),
            invitee: try MemberID(stored: row.integer(3)),
            organisation: organisation,
            claimedAt: Timestamp(microseconds: try row.integer(5)),
            state: state,
            order: try Self.order(row),
            refusal: try row.textOrNil(8).map(Self.refusal),
            rewards: [
                try Self.reward(.inviter, row, from: 13), try Self.reward(.invitee, row, from: 16),
            ]
            .compactMap { $0 },
            terms: try Self.terms(row)
        )
    }

    private static func order(_ row: any RowView) throws -> Referral.Order? {
        guard let channel = try row.textOrNil(9) else { return nil }
        return Referral.Order(
            reference: OrderReference(channel: channel, orderID: try row.text(10)),
            paidAt: Timestamp(microseconds: try row.integer(11)),
            qualifiesAt: Timestamp(microseconds: try row.integer(12))
        )
    }

    private static func refusal(_ text: String) throws -> Referral.Refusal {
        guard let refusal = Referral.Refusal(rawValue: text) else {
            throw MemberStoreError.corrupt
        }
        return refusal
    }

    private static func terms(_ row: any RowView) throws -> Referral.Terms? {
        guard let giver = try row.textOrNil(19) else { return nil }
        guard let organisation = OrganisationPath(giver) else { throw MemberStoreError.corrupt }
        return Referral.Terms(
            organisation: organisation,
            currency: try row.text(20),
            ruleVersion: try row.text(21)
        )
    }

    private static func reward(
        _ receiver: Referral.Receiver,
        _ row: any RowView,
        from start: Int
    ) throws -> Referral.Reward? {
        let booking: Referral.Reward.Booking
        switch try row.integer(start + 1) {
        case 0: return nil
        case 1: booking = .intended
        case 2: booking = .booked(entryID: try row.integer(start + 2))
        case 3: booking = .refused
        case 4: booking = .undone(entryID: try row.integer(start + 2))
        default: throw MemberStoreError.corrupt
        }
        return Referral.Reward(
            receiver: receiver,
            amount: try row.integer(start),
            booking: booking
        )
    }

    /// Reads one referral; `nil` for an unknown one.
    static func load(_ referralID: Int64, in reader: any SQLReader) throws -> StoredReferral? {
        try reader.first(
            "SELECT \(columns) FROM referrals WHERE referral_id = $1",
            [.integer(referralID)]
        ).map { try StoredReferral(row: $0) }
    }
}

extension Referral {
    /// Its row's values that change: `state` to `rule_version`, then `due_at`.
    var changingValues: [SQLValue] {
        [
            .integer(Int64(state.rawValue)), SQLValue(refusal?.rawValue),
            SQLValue(order?.reference.channel), SQLValue(order?.reference.orderID),
            SQLValue(order?.paidAt.microseconds), SQLValue(order?.qualifiesAt.microseconds),
        ]
            + values(of: .inviter) + values(of: .invitee)
            + [
                SQLValue(terms?.organisation.rawValue), SQLValue(terms?.currency),
                SQLValue(terms?.ruleVersion), SQLValue(dueAt?.microseconds),
            ]
    }

    /// When there is something to do about it though nothing happens; `nil` for never.
    private var dueAt: Timestamp? {
        switch state {
        case .ordered: order?.qualifiesAt
        // At once, and again until the ledger has answered.
        case .qualified, .undoing: .min
        case .claimed, .rewarded, .undone, .refused, .outOfBudget: nil
        }
    }

    private func values(of receiver: Receiver) -> [SQLValue] {
        guard let reward = rewards.first(where: { $0.receiver == receiver }) else {
            return [.integer(0), .integer(0), .null]
        }
        let (number, entryID): (Int64, Int64?) =
            switch reward.booking {
            case .intended: (1, nil)
            case .booked(let entryID): (2, entryID)
            case .refused: (3, nil)
            case .undone(let entryID): (4, entryID)
            }
        return [.integer(reward.amount), .integer(number), SQLValue(entryID)]
    }
}
