package import Primitives
package import RecommendationsDomain
package import StorageCore

/// Whom an id means, whether anything may be chosen for it by what it did, and whether what it does
/// may be recorded: none of it changes until the end of the transaction, nor is the member merged
/// or erased; `nil` for a member of whom nothing is known.
package typealias ConsentGate =
    @Sendable (MemberID, any SQLWriter) throws -> (
        member: MemberID, isPersonalised: Bool, mayRecord: Bool
    )?

/// What members did besides buying, what they do not want, and stock, in the database of
/// recommendations.
package final class SQLFeedbackStore: Sendable {
    let database: any Database
    let products: ProductNumbers
    private let consents: ConsentGate

    init(_ database: any Database, _ products: ProductNumbers, _ consents: @escaping ConsentGate) {
        self.database = database
        self.products = products
        self.consents = consents
    }
}

extension SQLRecommendationsStore {
    /// What else is kept in the same database.
    ///
    /// - Parameter consents: Tells whether what a member does may be recorded.
    /// - Returns: The store.
    package func feedbackStore(consents: @escaping ConsentGate) -> SQLFeedbackStore {
        SQLFeedbackStore(database, numbers, consents)
    }
}

extension SQLFeedbackStore: FeedbackStore {
    package func record(_ behaviours: [Behaviour], of member: MemberID) async throws -> Int? {
        try await reporting {
            try await database.write { [consents] writer in
                guard let standing = try consents(member, writer), standing.mayRecord,
                    try !PurchaseLinks.isErased(standing.member, in: writer)
                else { return nil }
                let count = try writer.execute(
                    Behaviour.insert,
                    each: behaviours.map { $0.row(of: standing.member, named: member) }
                )
                let clicked = behaviours.filter { $0.kind == .click && $0.listID > 0 }
                try ExperimentOutcomes.takeClicks(
                    of: Set(clicked.map(\.listID)),
                    of: standing.member,
                    in: writer
                )
                return count
            }
        }
    }

    package func set(
        _ what: NotInterested,
        of member: MemberID,
        isUndone: Bool
    ) async throws -> NotInterestedOutcome {
        try await reporting {
            try await database.write { [consents] writer in
                let known = try consents(member, writer)?.member
                let survivor = try known ?? PurchaseLinks.survivor(of: member, in: writer)
                if try PurchaseLinks.isErased(survivor, in: writer) { return .erased }
                let key: [SQLValue] = [
                    .integer(survivor.rawValue), .integer(what.subject.rawValue),
                    .text(what.name),
                ]
                if isUndone {
                    let count = try writer.execute(
                        """
                        DELETE FROM unwanted
                        WHERE member_id = $1 AND subject = $2 AND name = $3
                        """,
                        key
                    )
                    return count > 0 ? .changed : .unchanged
                }
                let count = try writer.execute(
                    """
                    INSERT INTO unwanted (member_id, subject, name, said_at, owner_id)
                    VALUES ($1, $2, $3, $4, $5)
                    ON CONFLICT (member_id, subject, name) DO NOTHING
                    """,
                    key + [
                        .integer(what.saidAt.microseconds),
                        survivor == member ? .null : .integer(member.rawValue),
                    ]
                )
                if count == 0 { return .unchanged }
                let total = try writer.integer(
                    "SELECT count(*) FROM unwanted WHERE member_id = $1",
                    [key[0]]
                )
                guard let total, total > Int64(NotInterested.countMax) else { return .changed }
                try writer.execute(
                    "DELETE FROM unwanted WHERE member_id = $1 AND subject = $2 AND name = $3",
                    key
                )
                return .full
            }
        }
    }

    package func feedback(of member: MemberID) async throws -> StoredFeedback {
        try await reporting {
            try await database.read { [products] reader in
                var stored = StoredFeedback()
                try reader.forEachRow(
                    """
                    SELECT \(Behaviour.columns) FROM behaviours WHERE member_id = $1
                    ORDER BY at DESC, behaviour_id DESC LIMIT $2
                    """,
                    [
                        .integer(member.rawValue),
                        .integer(Int64(StoredFeedback.behavioursMax)),
                    ]
                ) { row in stored.behaviours.append(try Behaviour(row: row)) }
                try reader.forEachRow(
                    """
                    SELECT subject, name, said_at FROM unwanted WHERE member_id = $1
                    ORDER BY said_at DESC, subject, name
                    """,
                    [.integer(member.rawValue)]
                ) { row in stored.unwanted.append(try NotInterested(row: row)) }
                let skus = stored.unwanted.filter { $0.subject == .product }.map(\.name)
                stored.numbers = try products.numbers(of: Set(skus), from: reader)
                return stored
            }
        }
    }

    package func behaviours(
        of member: MemberID,
        after id: String,
        countMax: Int
    ) async throws -> [Behaviour] {
        try await reporting {
            try await database.read { reader in
                var behaviours: [Behaviour] = []
                try reader.forEachRow(
                    """
                    SELECT \(Behaviour.columns) FROM behaviours
                    WHERE member_id = $1 AND behaviour_id > $2 ORDER BY behaviour_id LIMIT $3
                    """,
                    [.integer(member.rawValue), .text(id), .integer(Int64(countMax))]
                ) { row in behaviours.append(try Behaviour(row: row)) }
                return behaviours
            }
        }
    }

    package func numbers(of skus: Set<String>) async throws -> [String: ProductID] {
        try await reporting {
            try await database.read { [products] reader in
                try products.numbers(of: skus, from: reader)
            }
        }
    }

    @discardableResult
    package func deleteBehaviours(before moment: Timestamp) async throws -> Int {
        try await reporting {
            try await FeedbackRows.delete(
                from: "behaviours",
                key: ["member_id", "behaviour_id"],
                time: "at",
                before: moment,
                in: database
            )
        }
    }
}
