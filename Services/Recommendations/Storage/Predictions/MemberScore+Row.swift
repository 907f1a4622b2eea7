import Primitives
import RecommendationsDomain
import StorageCore

extension MemberScore {
    static let columns = """
        member_id, version, day, churn, level, year_value_fen, value_at_risk_fen, month_purchase,
        last_day
        """

    static let upsert = """
        INSERT INTO member_scores (\(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (member_id) DO UPDATE SET version = excluded.version, day = excluded.day,
        churn = excluded.churn, level = excluded.level, year_value_fen = excluded.year_value_fen,
        value_at_risk_fen = excluded.value_at_risk_fen,
        month_purchase = excluded.month_purchase, last_day = excluded.last_day
        """

    /// Reads the columns, which begin at the first.
    init(row: any RowView) throws(StorageError) {
        guard let member = MemberID(rawValue: try row.integer(0)),
            let day = Int32(exactly: try row.integer(2)),
            let lastDay = Int32(exactly: try row.integer(8))
        else { throw StorageError(.corrupt, "a score has no member or day") }
        self.init(
            memberID: member,
            version: try row.integer(1),
            day: Day(day),
            churn: try row.integer(3),
            level: try row.text(4),
            yearValueFen: try row.integer(5),
            monthPurchase: try row.integer(7),
            lastDay: Day(lastDay)
        )
    }

    var row: [SQLValue] {
        [
            .integer(memberID.rawValue), .integer(version), .integer(Int64(day.rawValue)),
            .integer(churn), .text(level), .integer(yearValueFen), .integer(valueAtRiskFen),
            .integer(monthPurchase), .integer(Int64(lastDay.rawValue)),
        ]
    }
}

extension MemberScore.Order {
    /// The column that holds what is compared.
    var column: String {
        switch self {
        case .valueAtRisk: "value_at_risk_fen"
        case .churn: "churn"
        case .value: "year_value_fen"
        }
    }
}
