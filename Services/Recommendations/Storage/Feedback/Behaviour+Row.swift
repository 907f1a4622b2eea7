import Primitives
import RecommendationsDomain
import StorageCore

extension Behaviour {
    static let columns = """
        behaviour_id, kind, at, organisation, products, categories, score, list_id, place
        """

    static let insert = """
        INSERT INTO behaviours (\(columns), member_id, owner_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (member_id, behaviour_id) DO NOTHING
        """

    init(row: any RowView) throws {
        guard let kind = BehaviourKind(rawValue: try row.integer(1)) else {
            throw StorageError(.corrupt, "a behaviour is of no kind that there is")
        }
        self.init(
            id: try row.text(0),
            kind: kind,
            at: Timestamp(microseconds: try row.integer(2)),
            organisation: try row.text(3),
            products: try row.withBlob(4) { try ServedProducts.decode($0) },
            // Names stand one per line: no category has a line feed.
            categories: try row.text(5).split(separator: "\n").map(String.init),
            score: Int(try row.integer(6)),
            listID: try row.integer(7),
            place: Int(try row.integer(8))
        )
    }

    func row(of survivor: MemberID, named member: MemberID) -> [SQLValue] {
        [
            .text(id), .integer(kind.rawValue), .integer(at.microseconds), .text(organisation),
            .blob(ServedProducts.encode(products)), .text(categories.joined(separator: "\n")),
            .integer(Int64(score)), .integer(listID), .integer(Int64(place)),
            .integer(survivor.rawValue), survivor == member ? .null : .integer(member.rawValue),
        ]
    }
}

extension NotInterested {
    init(row: any RowView) throws {
        guard let subject = Subject(rawValue: try row.integer(0)) else {
            throw StorageError(.corrupt, "something unwanted is of no kind that there is")
        }
        self.init(
            subject: subject,
            name: try row.text(1),
            saidAt: Timestamp(microseconds: try row.integer(2))
        )
    }
}
