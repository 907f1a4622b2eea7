import Primitives
import RecommendationsDomain
import StorageCore

/// Takes the events of one batch in.
struct PurchaseTransaction {
    private let writer: any SQLWriter
    private var ids: [String: ProductID]
    /// The next new product's number, and the catalogue's next revision; `nil` where there is no
    /// new product.
    private var nextID: Int32 = 0
    private var revision: Int64?
    private var lastNumbers: [MemberID: Int64] = [:]
    /// On whose log what is a member's is written; `nil` for nobody's.
    private var logs: [MemberID: MemberID?] = [:]
    /// Whose orders are, of those that were given to another member than they name, or to nobody.
    private let given: [OrderKey: MemberID?]
    private(set) var applied = AppliedPurchases()

    init(facts: [PurchaseFact], numbers: ProductNumbers, writer: any SQLWriter) throws {
        self.writer = writer
        try MemberNewsLock.holdOff(in: writer)
        given = try PurchaseLinks.given(facts.map(\.order), in: writer)
        var skus: Set<String> = []
        for case .bought(_, _, _, _, _, let lines) in facts {
            for line in lines where line.quantity > 0 { skus.insert(line.sku) }
        }
        ids = try numbers.numbers(of: skus, from: writer)
        if ids.count < skus.count {
            revision = try ProductNumbers.lockCatalogue(in: writer)
            // Another process may have numbered some of them until the lock was ours.
            let missing = skus.filter { ids[$0] == nil }
            ids.merge(try numbers.numbers(of: missing, from: writer)) { known, _ in known }
            nextID = try ProductNumbers.next(from: writer)
        }
        for fact in facts {
            guard let owner = owner(of: fact), logs[owner] == nil else { continue }
            let log = try PurchaseLinks.survivor(of: owner, in: writer)
            let isErased = try PurchaseLinks.isErased(log, in: writer)
            logs[owner] = .some(isErased ? nil : log)
        }
        let members = Set(logs.values.compactMap(\.self)).sorted()
        try writer.forEachRow(
            "SELECT max(purchase_number) FROM purchases WHERE member_id = $1",
            each: members.map { [.integer($0.rawValue)] }
        ) { [members] run, row in
            lastNumbers[members[run]] = try row.integerOrNil(0) ?? 0
        }
    }

    mutating func take(_ fact: PurchaseFact) throws {
        // Of an erased member nothing is kept, whenever it comes.
        guard let owner = owner(of: fact), let log = logs[owner] ?? nil else { return }
        let number = (lastNumbers[log] ?? 0) + 1
        let purchase: Purchase
        switch fact {
        case .bought(_, let order, let paidAt, let day, let organisation, let lines):
            purchase = Purchase(
                memberID: log,
                number: number,
                kind: .bought,
                order: order,
                paidAt: paidAt,
                day: day,
                organisation: organisation,
                lines: collected(lines),
                paidFen: lines.reduce(0) { $0 + $1.paidFen },
                owner: owner == log ? nil : owner
            )
        case .takenBack(_, let order):
            guard let bought = try standing(order, of: log) else {
                applied.unknownOrders += 1
                return
            }
            purchase = bought.takenBack(number: number)
        }
        lastNumbers[log] = number
        applied.purchases.append(purchase)
    }

    func flush() throws {
        if let revision {
            try ProductNumbers.write(applied.products, revision: revision, in: writer)
        }
        try writer.execute(Purchase.insert, each: applied.purchases.map(\.row))
        try StoreDays.add(applied.purchases, in: writer)
    }

    /// Adds what another process has stored of events that this one has not seen yet.
    ///
    /// It stands on the log of the member that it names or of whoever it was given to, or of one
    /// that these were merged into when it came.
    mutating func follow(_ facts: [PurchaseFact]) throws {
        let given = try PurchaseLinks.given(facts.map(\.order), in: writer)
        var places: [[SQLValue]] = []
        for fact in facts {
            let kind =
                switch fact {
                case .bought: Purchase.Kind.bought
                case .takenBack: Purchase.Kind.takenBack
                }
            var logs = Set(try PurchaseLinks.path(from: fact.memberID, in: writer))
            if let owner = given[fact.order] ?? nil {
                logs.formUnion(try PurchaseLinks.path(from: owner, in: writer))
            }
            places += logs.sorted().map { log in
                [
                    .integer(log.rawValue), .text(fact.order.channel), .text(fact.order.orderID),
                    .integer(kind.rawValue),
                ]
            }
        }
        var followed: [Purchase] = []
        try writer.forEachRow(
            """
            SELECT \(Purchase.columns) FROM purchases
            WHERE member_id = $1 AND channel = $2 AND order_id = $3 AND kind = $4
                AND merge_id IS NULL
            """,
            each: places
        ) { _, row in followed.append(try Purchase(row: row)) }
        applied.followedCount = followed.count
        // Each member's by number: what was followed lies before what is new.
        applied.purchases = (followed + applied.purchases).sorted {
            ($0.memberID, $0.number) < ($1.memberID, $1.number)
        }
    }

    /// Whose an order is; `nil` for nobody's.
    private func owner(of fact: PurchaseFact) -> MemberID? {
        given[fact.order] ?? fact.memberID
    }

    /// What was bought of each product: lines of one product together.
    private mutating func collected(_ lines: [PurchaseFact.Line]) -> [Purchase.Line] {
        var found: [ProductID: Purchase.Line] = [:]
        for line in lines where line.quantity > 0 {
            let product = id(of: line)
            var sum = found[product] ?? Purchase.Line(product: product, quantity: 0)
            sum.quantity += line.quantity
            sum.paidFen += line.paidFen
            sum.discountFen += line.discountFen
            found[product] = sum
        }
        return found.values.sorted { $0.product < $1.product }
    }

    private mutating func id(of line: PurchaseFact.Line) -> ProductID {
        if let id = ids[line.sku] { return id }
        let id = ProductID(nextID)
        nextID += 1
        ids[line.sku] = id
        applied.products.append(
            (id, .seen(sku: line.sku, category: line.category, brand: line.brand))
        )
        return id
    }

    /// The order as it was bought, unless it is unknown or was taken back.
    private func standing(_ order: OrderKey, of member: MemberID) throws -> Purchase? {
        var lines: [Purchase] = []
        try writer.forEachRow(
            """
            SELECT \(Purchase.columns) FROM purchases
            WHERE member_id = $1 AND channel = $2 AND order_id = $3 ORDER BY purchase_number
            """,
            [.integer(member.rawValue), .text(order.channel), .text(order.orderID)]
        ) { row in lines.append(try Purchase(row: row)) }
        lines += applied.purchases.filter { $0.memberID == member && $0.order == order }
        guard let last = lines.last, last.kind == .bought else { return nil }
        return last
    }
}
