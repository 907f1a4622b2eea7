package import Primitives
package import RecommendationsDomain
package import StorageCore

/// The lists that were shown, in the database of recommendations.
package final class ServedLists: Sendable {
    private let database: any Database
    private let gate: ConsentGate

    /// Opens the log of a database that ``SQLRecommendationsStore`` has opened.
    ///
    /// - Parameters:
    ///   - database: Where.
    ///   - gate: Tells whether what members do may be recorded.
    package init(_ database: any Database, gate: @escaping ConsentGate) {
        self.database = database
        self.gate = gate
    }
}

extension ServedLists: ServedListStore {
    package func add(_ lists: [ServedList]) async throws {
        if lists.isEmpty { return }
        try await reporting {
            try await database.write { [gate] writer in
                var rows: [[SQLValue]] = []
                var chosen: [MemberID: Set<Int64>] = [:]
                let byMember = Dictionary(grouping: lists, by: \.memberID)
                // Members in one order, so that two batches do not wait for each other.
                for (member, lists) in byMember.sorted(by: { $0.key < $1.key }) {
                    guard let standing = try gate(member, writer), standing.mayRecord,
                        try !PurchaseLinks.isErased(standing.member, in: writer)
                    else { continue }
                    rows += lists.map { $0.row(of: standing.member) }
                    chosen[standing.member, default: []].formUnion(
                        lists.filter { $0.choice != nil }.map(\.id)
                    )
                }
                try writer.execute(ServedList.insert, each: rows)
                for (member, lists) in chosen where !lists.isEmpty {
                    try ExperimentOutcomes.takeClicks(of: lists, of: member, in: writer)
                }
            }
        }
    }

    package func forEachOutcome(
        in organisation: OrganisationPath?,
        from: Timestamp,
        until: Timestamp,
        boughtWithin: Duration,
        _ body: @escaping @Sendable (ServedOutcome) -> Void
    ) async throws {
        let unit = organisation?.rawValue ?? ""
        try await reporting {
            try await database.read { reader in
                var evidence: OutcomeEvidence?
                try reader.scan(
                    """
                    SELECT \(ServedList.columns) FROM served_lists
                    WHERE served_at >= $1 AND served_at < $2
                        AND ($3 = '' OR organisation = $3
                            OR organisation > $4 AND organisation < $5)
                    ORDER BY member_id, list_id
                    """,
                    [
                        .integer(from.microseconds), .integer(until.microseconds), .text(unit),
                        .text(unit + "/"), .text(unit + "0"),
                    ]
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

    package func lists(
        of member: MemberID,
        after id: Int64,
        countMax: Int
    ) async throws -> [ServedList] {
        try await reporting {
            try await database.read { reader in
                var lists: [ServedList] = []
                try reader.forEachRow(
                    """
                    SELECT \(ServedList.columns) FROM served_lists
                    WHERE member_id = $1 AND list_id > $2 ORDER BY list_id LIMIT $3
                    """,
                    [.integer(member.rawValue), .integer(id), .integer(Int64(countMax))]
                ) { row in lists.append(try ServedList(row: row)) }
                return lists
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
