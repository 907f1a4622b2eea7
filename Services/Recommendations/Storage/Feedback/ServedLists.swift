package import Primitives
package import RecommendationsDomain
package import StorageCore

/// The lists that were shown, in the database of recommendations.
package final class ServedLists: Sendable {
    private let database: any Database

    /// Opens the log of a database that ``SQLRecommendationsStore`` has opened.
    package init(_ database: any Database) {
        self.database = database
    }

}

extension ServedLists: ServedListStore {
    package func add(_ lists: [ServedList]) async throws {
        if lists.isEmpty { return }
        try await reporting {
            try await database.write { writer in
                var rows: [[SQLValue]] = []
                for list in lists {
                    let survivor = try PurchaseLinks.survivor(of: list.memberID, in: writer)
                    if try PurchaseLinks.isErased(survivor, in: writer) { continue }
                    rows.append(list.row(of: survivor))
                }
                try writer.execute(ServedList.insert, each: rows)
            }
        }
    }

    package func forEachOutcome(
        from: Timestamp,
        until: Timestamp,
        boughtWithin: Duration,
        _ body: @escaping @Sendable (ServedOutcome) -> Void
    ) async throws {
        try await reporting {
            try await database.read { reader in
                var evidence: OutcomeEvidence?
                try reader.scan(
                    """
                    SELECT \(ServedList.columns) FROM served_lists
                    WHERE served_at >= $1 AND served_at < $2 ORDER BY member_id, list_id
                    """,
                    [.integer(from.microseconds), .integer(until.microseconds)]
                ) { row in
                    let list = try ServedList(row: row)
                    if evidence?.member != list.memberID {
                        evidence = try OutcomeEvidence(of: list.memberID, in: reader)
                    }
                    guard let evidence else { return }
                    body(evidence.outcome(of: list, boughtWithin: boughtWithin))
                }
            }
        }
    }

    @discardableResult
    package func deleteLists(before moment: Timestamp) async throws -> Int {
        try await reporting {
            try await FeedbackRows.delete(
                from: "served_lists",
                key: ["member_id", "list_id"],
                time: "served_at",
                before: moment,
                in: database
            )
        }
    }
}

/// What a member saw, clicked and bought.
private struct OutcomeEvidence {
    struct Showing: Hashable {
        let listID: Int64
        let product: ProductID
    }

    let member: MemberID
    private var seen: Set<Showing> = []
    private var clicked: Set<Showing> = []
    private var bought: [ProductID: [Timestamp]] = [:]

    init(of member: MemberID, in reader: any SQLReader) throws {
        self.member = member
        let kinds = (seen: BehaviourKind.impression.rawValue, clicked: BehaviourKind.click.rawValue)
        var seen: Set<Showing> = []
        var clicked: Set<Showing> = []
        try reader.forEachRow(
            """
            SELECT kind, list_id, products FROM behaviours
            WHERE member_id = $1 AND list_id > 0 AND kind IN ($2, $3)
            """,
            [.integer(member.rawValue), .integer(kinds.seen), .integer(kinds.clicked)]
        ) { row in
            let (kind, listID) = (try row.integer(0), try row.integer(1))
            for product in try row.withBlob(2, { try ServedProducts.decode($0) }) {
                let showing = Showing(listID: listID, product: product)
                if kind == kinds.seen { seen.insert(showing) } else { clicked.insert(showing) }
            }
        }
        self.seen = seen
        self.clicked = clicked
        for purchase in try PurchaseLinks.log(of: member, in: reader).standing {
            for product in purchase.products {
                bought[product, default: []].append(purchase.paidAt)
            }
        }
    }

    func outcome(of list: ServedList, boughtWithin: Duration) -> ServedOutcome {
        let items = list.products.map { product in
            let showing = Showing(listID: list.id, product: product)
            var item = ServedOutcome.Item()
            item.isClicked = clicked.contains(showing)
            item.isSeen = item.isClicked || seen.contains(showing)
            item.isBought = (bought[product] ?? []).contains { paidAt in
                let age = paidAt.microseconds(since: list.servedAt)
                return age > 0 && Duration.microseconds(age) <= boughtWithin
            }
            return item
        }
        return ServedOutcome(list: list, items: items)
    }
}

extension ServedList {
    static let columns = """
        member_id, list_id, served_at, kind, organisation, channel, model_version, products,
        experiment, arm, propensity
        """

    static let insert = """
        INSERT INTO served_lists (\(columns), owner_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (member_id, list_id) DO NOTHING
        """

    init(row: any RowView) throws {
        guard let member = MemberID(rawValue: try row.integer(0)) else {
            throw StorageError(.corrupt, "a list was served to nobody")
        }
        var choice: Choice?
        if let propensity = try row.realOrNil(10) {
            guard propensity > 0, propensity <= 1 else {
                throw StorageError(.corrupt, "a list was chosen with chance \(propensity)")
            }
            choice = Choice(
                experiment: try row.text(8),
                arm: try row.text(9),
                propensity: propensity
            )
        }
        self.init(
            id: try row.integer(1),
            memberID: member,
            servedAt: Timestamp(microseconds: try row.integer(2)),
            kind: try row.text(3),
            organisation: try row.text(4),
            channel: try row.text(5),
            modelVersion: try row.text(6),
            products: try row.withBlob(7) { try ServedProducts.decode($0) },
            choice: choice
        )
    }

    func row(of survivor: MemberID) -> [SQLValue] {
        [
            .integer(survivor.rawValue), .integer(id), .integer(servedAt.microseconds),
            .text(kind), .text(organisation), .text(channel), .text(modelVersion),
            .blob(ServedProducts.encode(products)), SQLValue(choice?.experiment),
            SQLValue(choice?.arm), choice.map { .real($0.propensity) } ?? .null,
            survivor == memberID ? .null : .integer(memberID.rawValue),
        ]
    }
}
