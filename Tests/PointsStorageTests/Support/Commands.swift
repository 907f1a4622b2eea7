import PointsDomain
import PointsStorage
import Primitives

/// A command that was not booked.
struct NotBooked: Error {
    let outcome: CommandOutcome
}

extension CommandOutcome {
    /// The entries of then or now.
    var entries: [BookedEntry]? {
        switch self {
        case .booked(let entries), .replayed(let entries): entries
        case .keyReused, .refused: nil
        }
    }
}

extension DatabasePointsStore {
    func commit(_ order: Order) async throws -> CommitOrderOutcome {
        let command = CommitOrder(caller: caller("till:1"), order: order)
        guard case .commitOrder(let outcome) = try await run(.commitOrder(command))
        else { preconditionFailure("a commit has the outcome of a commit") }
        return outcome
    }

    func reverse(_ command: ReverseOrder) async throws -> ReverseOrderOutcome {
        guard case .reverseOrder(let outcome) = try await run(.reverseOrder(command))
        else { preconditionFailure("a reversal has the outcome of a reversal") }
        return outcome
    }

    func answer(_ command: PointsCommand) async throws -> CommandOutcome {
        guard case .command(let outcome) = try await run(command)
        else { preconditionFailure("a command has the outcome of a command") }
        return outcome
    }

    /// Has a command booked.
    ///
    /// - Returns: Its entries.
    /// - Throws: Where it comes to anything else.
    @discardableResult
    func book(_ command: PointsCommand) async throws -> [BookedEntry] {
        let outcome = try await answer(command)
        guard case .booked(let entries) = outcome else { throw NotBooked(outcome: outcome) }
        return entries
    }

    /// What a member has of the points, held and lapsed included.
    func points(of id: Int64) async throws -> Int64 {
        try await account(of: member(id)).pocket(.points).balance.rawValue
    }
}

func member(_ rawValue: Int64) -> MemberID {
    guard let member = MemberID(rawValue: rawValue) else { preconditionFailure("member id") }
    return member
}

func caller(_ name: String) -> Caller {
    guard let caller = Caller(name) else { preconditionFailure("caller \(name)") }
    return caller
}

func organisation(_ name: String = "acme/north/s1") -> OrganisationPath {
    guard let path = OrganisationPath(name) else { preconditionFailure("organisation \(name)") }
    return path
}

func order(_ number: Int, member id: Int64 = 1, fen: Int64 = 1250) -> Order {
    guard let channel = Channel("pos"), let orderID = OrderID("A-\(number)"),
        let sku = Label("milk")
    else { preconditionFailure("order \(number)") }
    return Order(
        identity: OrderIdentity(channel: channel, orderID: orderID),
        member: member(id),
        organisation: organisation(),
        paidAt: Timestamp(microseconds: 1_769_990_000_000_000),
        lines: [
            OrderLine(sku: sku, category: .empty, brand: .empty, quantity: 1, paid: Fen(fen))
        ]
    )
}

func reversal(_ number: Int, key name: String = "k1") -> ReverseOrder {
    guard let key = IdempotencyKey(name) else { preconditionFailure("key \(name)") }
    return ReverseOrder(
        caller: caller("till:1"),
        identity: order(number).identity,
        organisation: order(number).organisation,
        reversedAt: nil,
        key: key,
        reason: .returned
    )
}

func envelope(_ id: Int64, _ name: String, by principal: String = "till:1") -> Envelope {
    guard let key = IdempotencyKey(name) else { preconditionFailure("key \(name)") }
    return Envelope(
        caller: caller(principal),
        key: key,
        member: member(id),
        organisation: organisation(),
        reason: .corrected
    )
}

func earn(
    _ id: Int64,
    _ key: String,
    _ amount: Int64,
    expiresAt: Timestamp? = nil
) -> PointsCommand {
    .earn(
        Earn(
            envelope: envelope(id, key),
            currency: .points,
            amount: Amount(amount),
            expiresAt: expiresAt
        )
    )
}

func burn(_ id: Int64, _ key: String, _ amount: Int64) -> PointsCommand {
    .burn(Burn(envelope: envelope(id, key), currency: .points, amount: Amount(amount)))
}

func hold(_ id: Int64, _ name: String, _ amount: Int64, until: Timestamp) -> PointsCommand {
    .placeHold(
        PlaceHold(
            envelope: envelope(id, name),
            hold: holdID(name),
            currency: .points,
            amount: Amount(amount),
            deadline: until
        )
    )
}

func holdID(_ name: String) -> HoldID {
    guard let hold = HoldID(name) else { preconditionFailure("hold \(name)") }
    return hold
}

func reverse(
    _ id: Int64,
    _ key: String,
    _ target: JournalID,
    _ amount: Int64? = nil
) -> PointsCommand {
    .reverse(
        Reverse(envelope: envelope(id, key), target: target, amount: amount.map { Amount($0) })
    )
}

func transfer(_ id: Int64, _ key: String, to receiver: Int64, _ amount: Int64) -> PointsCommand {
    .transfer(
        Transfer(
            envelope: envelope(id, key),
            receiver: member(receiver),
            currency: .points,
            amount: Amount(amount)
        )
    )
}

func merge(_ merged: Int64, into id: Int64, _ key: String) -> PointsCommand {
    .merge(MergeMembers(envelope: envelope(id, key), merged: member(merged)))
}

func unmerge(
    _ merged: Int64,
    from id: Int64,
    _ key: String,
    _ entries: [JournalID] = []
) -> PointsCommand {
    .unmerge(
        UnmergeMembers(envelope: envelope(id, key), merged: member(merged), entries: entries)
    )
}
