import Cryptography
import PointsDomain
import Primitives

/// SHA-256, as the store computes it.
let sha256: HashFunction = { bytes in
    var hash = SHA256()
    hash.update(bytes)
    guard let digest = Digest(hash.finalized().bytes) else {
        preconditionFailure("SHA-256 has 32 bytes")
    }
    return digest
}

/// The ledger in memory: what a store does with groups, without a disk.
struct TestLedger {
    var program = Program.standard
    var now = Timestamp(microseconds: 1_770_000_000_000_000)
    private(set) var lane = Lane(number: 0)
    private(set) var totals: [Totals.Key: Points] = [:]
    private(set) var records: [JournalRecord] = []
    private(set) var events: [PointsEvent] = []
    var accounts: [MemberID: LedgerGroup.AccountState] = [:]
    private(set) var orders: [OrderIdentity: BookedOrder] = [:]

    /// Decides commands as one group and keeps what they changed.
    mutating func run(_ commands: [PointsCommand]) -> [PointsOutcome] {
        var group = LedgerGroup(
            program: program,
            lane: lane,
            accounts: accounts,
            orders: orders,
            now: now,
            hash: sha256
        )
        let outcomes = commands.map { group.decide($0) }
        lane = group.lane
        records += group.records
        events += group.events
        for member in group.changedMembers { accounts[member] = group.account(of: member) }
        for identity in group.changedOrders { orders[identity] = group.order(identity) }
        for (key, points) in group.totals.points { totals[key, default: .zero] += points }
        return outcomes
    }

    mutating func commit(_ order: Order) -> CommitOrderOutcome {
        guard case .commitOrder(let outcome) = run([.commitOrder(CommitOrder(order: order))])[0]
        else { preconditionFailure("a commit has the outcome of a commit") }
        return outcome
    }

    mutating func reverse(_ command: ReverseOrder) -> ReverseOrderOutcome {
        guard case .reverseOrder(let outcome) = run([.reverseOrder(command)])[0]
        else { preconditionFailure("a reversal has the outcome of a reversal") }
        return outcome
    }

    func account(of member: MemberID) -> Account {
        accounts[member]?.account ?? Account(member: member)
    }

    func balance(of member: MemberID) -> Balance {
        account(of: member).pocket(.points).balance(at: now)
    }
}

/// Values for tests: what is not a value of its type stops the test.
func member(_ rawValue: Int64) -> MemberID {
    guard let member = MemberID(rawValue: rawValue) else { preconditionFailure("member id") }
    return member
}

func organisation(_ rawValue: String) -> OrganisationPath {
    guard let path = OrganisationPath(rawValue) else { preconditionFailure("path \(rawValue)") }
    return path
}

func label(_ text: String) -> Label {
    guard let label = Label(text) else { preconditionFailure("label \(text)") }
    return label
}

func key(_ rawValue: String) -> IdempotencyKey {
    guard let key = IdempotencyKey(rawValue) else { preconditionFailure("key \(rawValue)") }
    return key
}

func identity(_ text: String) -> OrderIdentity {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let channel = Channel(parts[0]), let orderID = OrderID(parts[1])
    else { preconditionFailure("order \(text)") }
    return OrderIdentity(channel: channel, orderID: orderID)
}

func line(
    _ fen: Int64,
    sku: String = "milk",
    category: String = "dairy",
    brand: String = "",
    quantity: Int64 = 1
) -> OrderLine {
    OrderLine(
        sku: label(sku),
        category: label(category),
        brand: label(brand),
        quantity: quantity,
        paid: Fen(fen)
    )
}

func order(
    _ id: String,
    member number: Int64 = 1,
    at path: String = "acme/north/s1",
    paidAt: Timestamp = Timestamp(microseconds: 1_769_990_000_000_000),
    _ lines: [OrderLine]
) -> Order {
    Order(
        identity: identity(id),
        member: member(number),
        organisation: organisation(path),
        paidAt: paidAt,
        lines: lines
    )
}
