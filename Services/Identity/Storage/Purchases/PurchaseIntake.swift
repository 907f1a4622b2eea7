import IdentityDomain
import Primitives
import StorageCore

/// Takes the events of one batch in: purchases first, then what follows from them.
struct PurchaseIntake {
    private struct Buyer {
        let stored: StoredMember
        var purchases: StoredPurchases
        var isChanged = false
    }

    private let transaction: IdentityTransaction
    private let rules: TagReview.Rules
    private let program: ReferralProgram
    /// Everybody in the batch; `nil` for a member that identity does not know.
    private var buyers: [MemberID: Buyer?] = [:]
    private var survivors: [MemberID: MemberID] = [:]
    private var prices: [String: CategoryPrices] = [:]

    init(
        _ transaction: IdentityTransaction,
        rules: TagReview.Rules,
        program: ReferralProgram
    ) {
        self.transaction = transaction
        self.rules = rules
        self.program = program
    }

    mutating func take(_ fact: PurchaseFact) throws {
        let memberID = try survivor(of: fact.memberID)
        guard var buyer = try buyer(memberID) else { return }
        switch fact {
        case .paid(_, let reference, let order, let paidAt):
            if order.paid > .zero { buyer.purchases.notePayment(at: paidAt) }
            if buyer.purchases.history.insert(order) {
                for line in order.lines { try count(line, isTakenBack: false) }
            }
            buyer.isChanged = true
            buyers[memberID] = buyer
            try transaction.referralOrdered(
                by: memberID,
                .orderPaid(reference, paidAt: paidAt, paid: order.paid),
                program: program
            )
        case .takenBack(_, let reference):
            if let order = buyer.purchases.history.remove(reference.digest) {
                for line in order.lines { try count(line, isTakenBack: true) }
                buyer.isChanged = true
                buyers[memberID] = buyer
            }
            try transaction.referralReversed(reference, program: program)
        }
    }

    /// Writes what has changed and looks at the tags of whoever bought.
    func flush() throws {
        let changed = buyers.compactMapValues { $0 }.filter(\.value.isChanged)
        for (memberID, buyer) in changed.sorted(by: { $0.key < $1.key }) {
            try transaction.save(buyer.purchases, of: memberID)
            try transaction.reviewTags(
                of: buyer.stored,
                history: buyer.purchases.history,
                rules: rules
            )
        }
        try transaction.writer.execute(
            """
            INSERT INTO category_prices (category, counts) VALUES ($1, $2)
            ON CONFLICT (category) DO UPDATE SET counts = excluded.counts
            """,
            each: prices.sorted { $0.key < $1.key }
                .map { [.text($0.key), .blob($0.value.packed)] }
        )
    }

    private mutating func survivor(of memberID: MemberID) throws -> MemberID {
        if let known = survivors[memberID] { return known }
        let survivor = try MemberJoins.survivor(of: memberID, in: transaction.writer)
        survivors[memberID] = survivor
        return survivor
    }

    private mutating func buyer(_ memberID: MemberID) throws -> Buyer? {
        if let known = buyers[memberID] { return known }
        let stored = try StoredMember.load(memberID, in: transaction.writer)
        let buyer = try stored.map { stored in
            Buyer(
                stored: stored,
                purchases: try StoredPurchases.load(memberID, in: transaction.writer)
            )
        }
        buyers[memberID] = .some(buyer)
        return buyer
    }

    private mutating func count(_ line: PurchasedOrder.Line, isTakenBack: Bool) throws {
        guard !line.category.isEmpty else { return }
        if prices[line.category] == nil {
            prices[line.category] = try CategoryPrices.load(
                line.category,
                in: transaction.writer
            )
        }
        prices[line.category]?.count(line, isTakenBack: isTakenBack)
    }
}

extension CategoryPrices {
    /// Reads what a category's products cost; nothing where none was sold.
    static func load(_ category: String, in reader: any SQLReader) throws -> CategoryPrices {
        let row = try reader.first(
            "SELECT counts FROM category_prices WHERE category = $1",
            [.text(category)]
        )
        guard let row else { return CategoryPrices() }
        guard let prices = CategoryPrices(packed: try row.blob(0)) else {
            throw MemberStoreError.corrupt
        }
        return prices
    }
}
