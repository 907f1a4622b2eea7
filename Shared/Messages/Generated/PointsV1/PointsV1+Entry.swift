// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// One operation on a member's account in one currency, as it was booked: never changed, only followed
    /// by others.
    package struct Entry: JSONMessage {
        package static let messageName = "huitou.points.v1.Entry"

        /// `huitou.points.v1.Entry.Kind`.
        package enum Kind: CaseIterable, Hashable, Sendable {
            /// `KIND_UNSPECIFIED`.
            case unspecified
            /// Something given: for an order, an interaction, a payment.
            case earn
            /// An earlier entry taken back, in part or whole.
            case reversal
            /// Something spent.
            case burn
            /// Something set aside.
            case hold
            /// Of what was set aside, a part or all spent, and the rest given free.
            case capture
            /// What was set aside given free.
            case release
            /// Given to another member.
            case transferOut
            /// Received from another member.
            case transferIn
            /// Put right by hand, up or down.
            case adjustment
            /// Lapsed.
            case expiry
            /// A debt forgiven.
            case writeOff
            /// All that the account had, moved to the member that it was merged into.
            case mergeOut
            /// All that another account had, moved here.
            case mergeIn
            /// What came with a merge, moved back.
            case unmergeOut
            /// What had gone with a merge, come back.
            case unmergeIn
            /// An adjustment that waits for a second person; nothing moves, nor in the kinds below.
            case proposal
            /// A proposed adjustment turned down, by somebody or by time.
            case rejection
            /// The member is to be told of what lapses soon.
            case notice
            /// The member was told.
            case noticeDelivered
            /// A command refused for good: a late copy of it moves nothing either.
            case refusal
            /// A fact about the member that rules depend on.
            case fact
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Kind] = [
                .unspecified,
                .earn,
                .reversal,
                .burn,
                .hold,
                .capture,
                .release,
                .transferOut,
                .transferIn,
                .adjustment,
                .expiry,
                .writeOff,
                .mergeOut,
                .mergeIn,
                .unmergeOut,
                .unmergeIn,
                .proposal,
                .rejection,
                .notice,
                .noticeDelivered,
                .refusal,
                .fact
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .earn
                case 2: self = .reversal
                case 3: self = .burn
                case 4: self = .hold
                case 5: self = .capture
                case 6: self = .release
                case 7: self = .transferOut
                case 8: self = .transferIn
                case 9: self = .adjustment
                case 10: self = .expiry
                case 11: self = .writeOff
                case 12: self = .mergeOut
                case 13: self = .mergeIn
                case 14: self = .unmergeOut
                case 15: self = .unmergeIn
                case 16: self = .proposal
                case 17: self = .rejection
                case 18: self = .notice
                case 19: self = .noticeDelivered
                case 20: self = .refusal
                case 21: self = .fact
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .earn: 1
                case .reversal: 2
                case .burn: 3
                case .hold: 4
                case .capture: 5
                case .release: 6
                case .transferOut: 7
                case .transferIn: 8
                case .adjustment: 9
                case .expiry: 10
                case .writeOff: 11
                case .mergeOut: 12
                case .mergeIn: 13
                case .unmergeOut: 14
                case .unmergeIn: 15
                case .proposal: 16
                case .rejection: 17
                case .notice: 18
                case .noticeDelivered: 19
                case .refusal: 20
                case .fact: 21
                case .unrecognized(let number): number
                }
            }
        }

        /// What `subject` may hold.
        package enum Subject: Hashable, Sendable, Undescribed {
            /// KIND_EARN: the order that earned it. KIND_REVERSAL: the order that is taken back.
            case order(PointsV1.Entry.OrderSubject)
            /// KIND_EARN: the terms that the client asked for.
            case grant(PointsV1.Entry.GrantSubject)
            /// KIND_HOLD, KIND_CAPTURE, KIND_RELEASE.
            case hold(PointsV1.Entry.HoldSubject)
            /// KIND_REVERSAL: the entry that is taken back. KIND_ADJUSTMENT, KIND_REJECTION: the proposal that
            /// was decided on.
            case target(PointsV1.Entry.TargetSubject)
            /// KIND_TRANSFER_*, KIND_MERGE_*, KIND_UNMERGE_*, and KIND_REVERSAL on the side of a transfer's
            /// receiver: the other member.
            case other(PointsV1.Entry.MemberSubject)
            /// KIND_PROPOSAL.
            case proposal(PointsV1.Entry.ProposalSubject)
            /// KIND_NOTICE, KIND_NOTICE_DELIVERED.
            case notice(PointsV1.Entry.NoticeSubject)
            /// KIND_REFUSAL.
            case refusal(PointsV1.Entry.RefusalSubject)
            /// KIND_FACT: what the member is from then on.
            case fact(PointsV1.Entry.FactSubject)
        }

        /// `huitou.points.v1.Entry.OrderSubject`.
        package struct OrderSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.OrderSubject"

            package var channel: String
            package var orderID: String
            /// The number of the entry that is taken back; 0 where the order was booked.
            package var entryNumber: Int64

            /// The message with every field at its default.
            package init() {
                self.channel = ""
                self.orderID = ""
                self.entryNumber = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                channel: String = "",
                orderID: String = "",
                entryNumber: Int64 = 0
            ) {
                self.channel = channel
                self.orderID = orderID
                self.entryNumber = entryNumber
            }
        }

        /// `huitou.points.v1.Entry.FactSubject`.
        package struct FactSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.FactSubject"

            /// The tier's code; empty for none.
            package var tier: String

            /// The message with every field at its default.
            package init() {
                self.tier = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                tier: String = ""
            ) {
                self.tier = tier
            }
        }

        /// `huitou.points.v1.Entry.GrantSubject`.
        package struct GrantSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.GrantSubject"

            /// 0: as the currency's rules said.
            package var activatesAt: Int64
            /// 0: as the currency's rules said.
            package var expiresAt: Int64

            /// The message with every field at its default.
            package init() {
                self.activatesAt = 0
                self.expiresAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                activatesAt: Int64 = 0,
                expiresAt: Int64 = 0
            ) {
                self.activatesAt = activatesAt
                self.expiresAt = expiresAt
            }
        }

        /// `huitou.points.v1.Entry.HoldSubject`.
        package struct HoldSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.HoldSubject"

            package var holdID: String
            /// When it is released by itself; 0 where the entry resolves the hold.
            package var deadline: Int64

            /// The message with every field at its default.
            package init() {
                self.holdID = ""
                self.deadline = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                holdID: String = "",
                deadline: Int64 = 0
            ) {
                self.holdID = holdID
                self.deadline = deadline
            }
        }

        /// `huitou.points.v1.Entry.TargetSubject`.
        package struct TargetSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.TargetSubject"

            /// 0 where the ledger itself named the entry.
            package var entryID: Int64
            package var entryNumber: Int64

            /// The message with every field at its default.
            package init() {
                self.entryID = 0
                self.entryNumber = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                entryID: Int64 = 0,
                entryNumber: Int64 = 0
            ) {
                self.entryID = entryID
                self.entryNumber = entryNumber
            }
        }

        /// `huitou.points.v1.Entry.MemberSubject`.
        package struct MemberSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.MemberSubject"

            package var memberID: Int64
            /// The number of the entry on the other member's account; where an unmerge says that an entry is
            /// the other member's (KIND_UNMERGE_OUT that moves nothing), the number of that entry on this one.
            package var entryNumber: Int64
            /// What moved beside lots and debts, by merge and unmerge.
            package var lifetime: PointsV1.Lifetime?

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.entryNumber = 0
                self.lifetime = nil
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                entryNumber: Int64 = 0,
                lifetime: PointsV1.Lifetime? = nil
            ) {
                self.memberID = memberID
                self.entryNumber = entryNumber
                self.lifetime = lifetime
            }
        }

        /// `huitou.points.v1.Entry.ProposalSubject`.
        package struct ProposalSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.ProposalSubject"

            /// By how much is to be adjusted.
            package var amount: Int64
            /// Until when it can be decided on.
            package var until: Int64

            /// The message with every field at its default.
            package init() {
                self.amount = 0
                self.until = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                amount: Int64 = 0,
                until: Int64 = 0
            ) {
                self.amount = amount
                self.until = until
            }
        }

        /// `huitou.points.v1.Entry.NoticeSubject`.
        package struct NoticeSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.NoticeSubject"

            /// How many days ahead; 0 on the day itself, and where the member was told.
            package var days: UInt32
            /// Of everything that lapses by this moment.
            package var through: Int64
            /// How much that is; 0 where the member was told.
            package var amount: Int64

            /// The message with every field at its default.
            package init() {
                self.days = 0
                self.through = 0
                self.amount = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                days: UInt32 = 0,
                through: Int64 = 0,
                amount: Int64 = 0
            ) {
                self.days = days
                self.through = through
                self.amount = amount
            }
        }

        /// `huitou.points.v1.Entry.RefusalSubject`.
        package struct RefusalSubject: JSONMessage {
            package static let messageName = "huitou.points.v1.Entry.RefusalSubject"

            /// As in the status: points.insufficient_balance.
            package var reason: String
            /// What the command would have booked.
            package var kind: PointsV1.Entry.Kind

            /// The message with every field at its default.
            package init() {
                self.reason = ""
                self.kind = .unspecified
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                reason: String = "",
                kind: PointsV1.Entry.Kind = .unspecified
            ) {
                self.reason = reason
                self.kind = kind
            }
        }

        /// Unique across members; other calls name the entry by it.
        package var entryID: Int64
        /// Counts the member's entries from 1; also names the lots and debts that it makes.
        package var entryNumber: Int64
        package var memberID: Int64
        package var kind: PointsV1.Entry.Kind
        /// What is counted: points.
        package var currency: String
        /// Signed: what the member's balance changed by; the sum of free and held over lots. 0 where
        /// something was only set aside, given free or owed.
        package var amount: Int64
        /// The member's balance in the currency afterwards: what is left in all lots, the pending, the held
        /// and the lapsed included.
        package var balanceAfter: Int64
        /// Which lots changed by how much.
        package var lots: [PointsV1.LotChange]
        /// Which debts changed by how much.
        package var debts: [PointsV1.DebtChange]
        /// The other side: system accounts and what each changes by. Together with amount they sum to 0.
        package var counterLegs: [PointsV1.AccountAmount]
        /// When the ledger booked it; never before an earlier entry of the member.
        package var bookedAt: Int64
        /// When it happened, by the clock of whoever reported it; the time of booking where nobody said.
        package var effectiveAt: Int64
        /// Why: a reason that the client gave, or order_paid, expired, hold_timeout, expires_soon, tier_changed.
        package var reasonCode: String
        /// The rule that gave it, with its version: base@1; empty where none did.
        package var ruleVersion: String
        /// Where it happened; for what time does, who gave the lot; tiers for KIND_FACT.
        package var organisation: String
        /// Who asked: the kind and the name of a principal, till:north-12-3; service:points for the ledger
        /// itself.
        package var caller: String
        /// The client's name for the command; empty where an order names it, or nobody asked.
        package var idempotencyKey: String
        /// What it is about, besides lots and debts.
        package var subject: Subject?

        /// The message with every field at its default.
        package init() {
            self.entryID = 0
            self.entryNumber = 0
            self.memberID = 0
            self.kind = .unspecified
            self.currency = ""
            self.amount = 0
            self.balanceAfter = 0
            self.lots = []
            self.debts = []
            self.counterLegs = []
            self.bookedAt = 0
            self.effectiveAt = 0
            self.reasonCode = ""
            self.ruleVersion = ""
            self.organisation = ""
            self.caller = ""
            self.idempotencyKey = ""
            self.subject = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entryID: Int64 = 0,
            entryNumber: Int64 = 0,
            memberID: Int64 = 0,
            kind: PointsV1.Entry.Kind = .unspecified,
            currency: String = "",
            amount: Int64 = 0,
            balanceAfter: Int64 = 0,
            lots: [PointsV1.LotChange] = [],
            debts: [PointsV1.DebtChange] = [],
            counterLegs: [PointsV1.AccountAmount] = [],
            bookedAt: Int64 = 0,
            effectiveAt: Int64 = 0,
            reasonCode: String = "",
            ruleVersion: String = "",
            organisation: String = "",
            caller: String = "",
            idempotencyKey: String = "",
            subject: Subject? = nil
        ) {
            self.entryID = entryID
            self.entryNumber = entryNumber
            self.memberID = memberID
            self.kind = kind
            self.currency = currency
            self.amount = amount
            self.balanceAfter = balanceAfter
            self.lots = lots
            self.debts = debts
            self.counterLegs = counterLegs
            self.bookedAt = bookedAt
            self.effectiveAt = effectiveAt
            self.reasonCode = reasonCode
            self.ruleVersion = ruleVersion
            self.organisation = organisation
            self.caller = caller
            self.idempotencyKey = idempotencyKey
            self.subject = subject
        }
    }
}

extension PointsV1.Entry {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry()
        huitou__points__v1__entry__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry>) {
        self.init(
            entryID: c.pointee.entry_id,
            entryNumber: c.pointee.entry_number,
            memberID: c.pointee.member_id,
            kind: PointsV1.Entry.Kind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            currency: CField.string(c.pointee.currency),
            amount: c.pointee.amount,
            balanceAfter: c.pointee.balance_after,
            lots: CField.pointees(c.pointee.n_lots, c.pointee.lots) { PointsV1.LotChange($0) },
            debts: CField.pointees(c.pointee.n_debts, c.pointee.debts) { PointsV1.DebtChange($0) },
            counterLegs: CField.pointees(c.pointee.n_counter_legs, c.pointee.counter_legs) { PointsV1.AccountAmount($0) },
            bookedAt: c.pointee.booked_at,
            effectiveAt: c.pointee.effective_at,
            reasonCode: CField.string(c.pointee.reason_code),
            ruleVersion: CField.string(c.pointee.rule_version),
            organisation: CField.string(c.pointee.organisation),
            caller: CField.string(c.pointee.caller),
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            subject: Self.subjectFromC(c)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry> {
        let c = arena.allocate(Huitou__Points__V1__Entry.self)
        huitou__points__v1__entry__init(c)
        c.pointee.entry_id = entryID
        c.pointee.entry_number = entryNumber
        c.pointee.member_id = memberID
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        c.pointee.amount = amount
        c.pointee.balance_after = balanceAfter
        (c.pointee.n_lots, c.pointee.lots) = arena.array(lots) {
            $0.makeC(arena)
        }
        (c.pointee.n_debts, c.pointee.debts) = arena.array(debts) {
            $0.makeC(arena)
        }
        (c.pointee.n_counter_legs, c.pointee.counter_legs) = arena.array(counterLegs) {
            $0.makeC(arena)
        }
        c.pointee.booked_at = bookedAt
        c.pointee.effective_at = effectiveAt
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        if !ruleVersion.isEmpty { c.pointee.rule_version = arena.string(ruleVersion) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !caller.isEmpty { c.pointee.caller = arena.string(caller) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        fillSubject(c, arena)
        return c
    }

    private static func subjectFromC(_ c: UnsafePointer<Huitou__Points__V1__Entry>) -> Subject? {
        switch c.pointee.subject_case.rawValue {
        case 18: .order(PointsV1.Entry.OrderSubject(c.pointee.order))
        case 19: .grant(PointsV1.Entry.GrantSubject(c.pointee.grant))
        case 20: .hold(PointsV1.Entry.HoldSubject(c.pointee.hold))
        case 21: .target(PointsV1.Entry.TargetSubject(c.pointee.target))
        case 22: .other(PointsV1.Entry.MemberSubject(c.pointee.other))
        case 23: .proposal(PointsV1.Entry.ProposalSubject(c.pointee.proposal))
        case 24: .notice(PointsV1.Entry.NoticeSubject(c.pointee.notice))
        case 25: .refusal(PointsV1.Entry.RefusalSubject(c.pointee.refusal))
        case 26: .fact(PointsV1.Entry.FactSubject(c.pointee.fact))
        default: nil
        }
    }

    private func fillSubject(
        _ c: UnsafeMutablePointer<Huitou__Points__V1__Entry>,
        _ arena: MessageArena
    ) {
        switch subject {
        case .order(let value):
            c.pointee.subject_case = .init(rawValue: 18)
            c.pointee.order = value.makeC(arena)
        case .grant(let value):
            c.pointee.subject_case = .init(rawValue: 19)
            c.pointee.grant = value.makeC(arena)
        case .hold(let value):
            c.pointee.subject_case = .init(rawValue: 20)
            c.pointee.hold = value.makeC(arena)
        case .target(let value):
            c.pointee.subject_case = .init(rawValue: 21)
            c.pointee.target = value.makeC(arena)
        case .other(let value):
            c.pointee.subject_case = .init(rawValue: 22)
            c.pointee.other = value.makeC(arena)
        case .proposal(let value):
            c.pointee.subject_case = .init(rawValue: 23)
            c.pointee.proposal = value.makeC(arena)
        case .notice(let value):
            c.pointee.subject_case = .init(rawValue: 24)
            c.pointee.notice = value.makeC(arena)
        case .refusal(let value):
            c.pointee.subject_case = .init(rawValue: 25)
            c.pointee.refusal = value.makeC(arena)
        case .fact(let value):
            c.pointee.subject_case = .init(rawValue: 26)
            c.pointee.fact = value.makeC(arena)
        case nil: break
        }
    }
}

extension PointsV1.Entry.OrderSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__OrderSubject()
        huitou__points__v1__entry__order_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__OrderSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__OrderSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__OrderSubject>) {
        self.init(
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            entryNumber: c.pointee.entry_number
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__OrderSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__OrderSubject.self)
        huitou__points__v1__entry__order_subject__init(c)
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        c.pointee.entry_number = entryNumber
        return c
    }
}

extension PointsV1.Entry.FactSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__FactSubject()
        huitou__points__v1__entry__fact_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__FactSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__FactSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__FactSubject>) {
        self.init(
            tier: CField.string(c.pointee.tier)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__FactSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__FactSubject.self)
        huitou__points__v1__entry__fact_subject__init(c)
        if !tier.isEmpty { c.pointee.tier = arena.string(tier) }
        return c
    }
}

extension PointsV1.Entry.GrantSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__GrantSubject()
        huitou__points__v1__entry__grant_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__GrantSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__GrantSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__GrantSubject>) {
        self.init(
            activatesAt: c.pointee.activates_at,
            expiresAt: c.pointee.expires_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__GrantSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__GrantSubject.self)
        huitou__points__v1__entry__grant_subject__init(c)
        c.pointee.activates_at = activatesAt
        c.pointee.expires_at = expiresAt
        return c
    }
}

extension PointsV1.Entry.HoldSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__HoldSubject()
        huitou__points__v1__entry__hold_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__HoldSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__HoldSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__HoldSubject>) {
        self.init(
            holdID: CField.string(c.pointee.hold_id),
            deadline: c.pointee.deadline
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__HoldSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__HoldSubject.self)
        huitou__points__v1__entry__hold_subject__init(c)
        if !holdID.isEmpty { c.pointee.hold_id = arena.string(holdID) }
        c.pointee.deadline = deadline
        return c
    }
}

extension PointsV1.Entry.TargetSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__TargetSubject()
        huitou__points__v1__entry__target_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__TargetSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__TargetSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__TargetSubject>) {
        self.init(
            entryID: c.pointee.entry_id,
            entryNumber: c.pointee.entry_number
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__TargetSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__TargetSubject.self)
        huitou__points__v1__entry__target_subject__init(c)
        c.pointee.entry_id = entryID
        c.pointee.entry_number = entryNumber
        return c
    }
}

extension PointsV1.Entry.MemberSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__MemberSubject()
        huitou__points__v1__entry__member_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__MemberSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__MemberSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__MemberSubject>) {
        self.init(
            memberID: c.pointee.member_id,
            entryNumber: c.pointee.entry_number,
            lifetime: c.pointee._lifetime_case.rawValue == 3 ? PointsV1.Lifetime(c.pointee.lifetime) : nil
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__MemberSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__MemberSubject.self)
        huitou__points__v1__entry__member_subject__init(c)
        c.pointee.member_id = memberID
        c.pointee.entry_number = entryNumber
        if let value = lifetime {
            c.pointee._lifetime_case = .init(rawValue: 3)
            c.pointee.lifetime = value.makeC(arena)
        }
        return c
    }
}

extension PointsV1.Entry.ProposalSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__ProposalSubject()
        huitou__points__v1__entry__proposal_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__ProposalSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__ProposalSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__ProposalSubject>) {
        self.init(
            amount: c.pointee.amount,
            until: c.pointee.until
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__ProposalSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__ProposalSubject.self)
        huitou__points__v1__entry__proposal_subject__init(c)
        c.pointee.amount = amount
        c.pointee.until = until
        return c
    }
}

extension PointsV1.Entry.NoticeSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__NoticeSubject()
        huitou__points__v1__entry__notice_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__NoticeSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__NoticeSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__NoticeSubject>) {
        self.init(
            days: c.pointee.days,
            through: c.pointee.through,
            amount: c.pointee.amount
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__NoticeSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__NoticeSubject.self)
        huitou__points__v1__entry__notice_subject__init(c)
        c.pointee.days = days
        c.pointee.through = through
        c.pointee.amount = amount
        return c
    }
}

extension PointsV1.Entry.RefusalSubject {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Entry__RefusalSubject()
        huitou__points__v1__entry__refusal_subject__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__RefusalSubject>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Entry__RefusalSubject>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Entry__RefusalSubject>) {
        self.init(
            reason: CField.string(c.pointee.reason),
            kind: PointsV1.Entry.Kind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Entry__RefusalSubject> {
        let c = arena.allocate(Huitou__Points__V1__Entry__RefusalSubject.self)
        huitou__points__v1__entry__refusal_subject__init(c)
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        return c
    }
}
