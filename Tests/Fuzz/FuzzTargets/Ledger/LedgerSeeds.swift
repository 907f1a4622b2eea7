import PointsDomain
import Primitives

/// Good records and accounts to start from: what commands of every sort book.
struct LedgerSeeds {
    /// Encoded records.
    private(set) var records: [[UInt8]] = []
    /// Packed accounts.
    private(set) var accounts: [[UInt8]] = []

    private static let now = Timestamp(microseconds: 1_770_000_000_000_000)

    /// Books a little of everything.
    static let all: LedgerSeeds = {
        var seeds = LedgerSeeds()
        var points = CurrencyRules(currency: .points)
        points.expiry = .months(12, throughEndOf: .year)
        points.negative = .debt(limit: Amount(1000))
        points.noticeDays = [400]
        var group = LedgerGroup(
            program: Program(zone: .utc, currencies: [points]),
            lane: Lane(number: 0),
            loaded: LedgerGroup.Loaded(),
            now: now,
            hash: { _ in .zero }
        )
        do throws(Account.Mismatch) {
            for command in commands { _ = try group.decide(command) }
        } catch {
            preconditionFailure("a seed does not fit its account: \(error)")
        }
        seeds.records = group.records.map(\.encoded)
        seeds.accounts = group.changedMembers.sorted().map { group.account(of: $0).account.packed }
        return seeds
    }()

    private static let commands: [PointsCommand] = [
        .commitOrder(CommitOrder(caller: envelope(1, "o").caller, order: order)),
        .earn(
            Earn(
                envelope: envelope(1, "e"),
                currency: .points,
                amount: Amount(500),
                expiresAt: now.advanced(by: .seconds(86_400)),
                ruleVersion: RuleVersion("gift@2")
            )
        ),
        .burn(Burn(envelope: envelope(1, "b"), currency: .points, amount: Amount(505))),
        .burn(Burn(envelope: envelope(1, "x"), currency: .points, amount: Amount(5000))),
        .transfer(
            Transfer(
                envelope: envelope(1, "t"),
                receiver: envelope(2, "t").member,
                currency: .points,
                amount: Amount(3)
            )
        ),
        .reverseOrder(
            ReverseOrder(
                caller: envelope(1, "o").caller,
                identity: order.identity,
                organisation: order.organisation,
                reversedAt: now,
                key: value(IdempotencyKey("r")),
                reason: .returned
            )
        ),
        .writeOff(
            WriteOff(envelope: envelope(1, "w"), currency: .points, amount: Amount(2))
        ),
        .confirmNotice(
            ConfirmNotice(envelope: envelope(1, "n"), currency: .points, through: now)
        ),
        .earn(Earn(envelope: envelope(2, "e"), currency: .points, amount: Amount(70))),
        .placeHold(
            PlaceHold(
                envelope: envelope(2, "h"),
                hold: value(HoldID("h")),
                currency: .points,
                amount: Amount(30),
                deadline: now.advanced(by: .seconds(60))
            )
        ),
        .placeHold(
            PlaceHold(
                envelope: envelope(2, "i"),
                hold: value(HoldID("i")),
                currency: .points,
                amount: Amount(4),
                deadline: now.advanced(by: .seconds(60))
            )
        ),
        .capture(
            Capture(envelope: envelope(2, "c"), hold: value(HoldID("i")), amount: nil)
        ),
        .adjust(
            Adjust(envelope: envelope(2, "a"), currency: .points, amount: Amount(-1_000_000))
        ),
        .sweep(Sweep(member: envelope(2, "s").member)),
        .merge(
            MergeMembers(envelope: envelope(3, "m"), merged: envelope(1, "m").member)
        ),
    ]

    private static let order = Order(
        identity: OrderIdentity(channel: value(Channel("pos")), orderID: value(OrderID("A-1"))),
        member: envelope(1, "o").member,
        organisation: envelope(1, "o").organisation,
        paidAt: now,
        lines: [
            OrderLine(
                sku: value(Label("milk")),
                category: value(Label("dairy")),
                brand: value(Label("三")),
                quantity: 2,
                paid: Fen(1250)
            )
        ]
    )

    private static func envelope(_ member: Int64, _ key: String) -> Envelope {
        Envelope(
            caller: value(Caller("till:1")),
            key: value(IdempotencyKey(key)),
            member: value(MemberID(rawValue: member)),
            organisation: value(OrganisationPath("acme/north/s\(member)")),
            reason: .corrected
        )
    }

    private static func value<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("no \(Value.self)") }
        return value
    }
}
