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
    /// Whose orders are, of those that were given to another member than they name.
    private let given: [OrderKey: MemberID]
    private(set) var applied = AppliedPurchases()

    init(facts: [PurchaseFact], numbers: ProductNumbers, writer: any SQLWriter) throws {
        self.writer = writer
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
            let owner = given[fact.order] ?? fact.memberID
            guard logs[owner] == nil else { continue }
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
        let owner = given[fact.order] ?? fact.memberID
        // Of an erased member nothing is kept, whenever it comes.
        guard let log = logs[owner] ?? nil else { return }
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
    mutating func follow(_ facts: [PurchaseFact]) throws {
        var followed: [Purchase] = []
        try writer.forEachRow(
            """
            SELECT \(Purchase.columns) FROM purchases
            WHERE member_id IN ($1, $5) AND channel = $2 AND order_id = $3 AND kind = $4
                AND merge_id IS NULL
            """,
            each: try facts.map { fact in
                let log = try PurchaseLinks.survivor(of: fact.memberID, in: writer)
                let (order, kind) =
                    switch fact {
                    case .bought(_, let order, _, _, _, _): (order, Purchase.Kind.bought)
                    case .takenBack(_, let order): (order, Purchase.Kind.takenBack)
                    }
                return [
                    .integer(fact.memberID.rawValue), .text(order.channel), .text(order.orderID),
                    .integer(kind.rawValue), .integer(log.rawValue),
                ]
            }
        ) { _, row in followed.append(try Purchase(row: row)) }
        applied.followedCount = followed.count
        // Each member's by number: what was followed lies before what is new.
        applied.purchases = (followed + applied.purchases).sorted {
            ($0.memberID, $0.number) < ($1.memberID, $1.number)
        }
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
