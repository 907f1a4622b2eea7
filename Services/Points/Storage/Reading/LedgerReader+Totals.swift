internal import PointsDomain
internal import Primitives
internal import StorageCore

extension LedgerReader {
    /// The totals of all lanes and days.
    func totals() throws -> Totals {
        var sums = TotalSums()
        try reader.forEachRow(
            "SELECT currency, account, sum(amount) FROM total GROUP BY currency, account",
            []
        ) { row in
            try sums.add(try row.text(0), try row.text(1), try row.integer(2))
        }
        return sums.totals
    }

    /// What the records of one lane changed all members by, in points.
    func memberSum(ofLane number: Int64) throws -> Amount {
        let sum = try reader.integer(
            """
            SELECT sum(amount) FROM total WHERE lane = $1 AND currency = $2 AND account = $3
            """,
            [.integer(number), .text(Currency.points.code), .text(TotalName.members)]
        )
        return Amount(sum ?? 0)
    }

    /// What the records of one lane changed on some days, by day: days since the epoch, in the
    /// program's zone.
    func totals(ofLane number: Int64, days: ClosedRange<Int64>) throws -> [Int64: Totals] {
        var sums: [Int64: TotalSums] = [:]
        try reader.forEachRow(
            """
            SELECT day, currency, account, amount FROM total
            WHERE lane = $1 AND day >= $2 AND day <= $3
            """,
            [.integer(number), .integer(days.lowerBound), .integer(days.upperBound)]
        ) { row in
            try sums[try row.integer(0), default: TotalSums()]
                .add(try row.text(1), try row.text(2), try row.integer(3))
        }
        return sums.mapValues(\.totals)
    }

    /// The last day on which a lane has totals; `nil` for none.
    func lastDay(ofLane number: Int64) throws -> Int64? {
        try reader.integer("SELECT max(day) FROM total WHERE lane = $1", [.integer(number)])
    }

    /// What was booked in a currency before some days, and on each of them: days since the epoch,
    /// in the program's zone.
    func liability(
        in currency: Currency,
        days: ClosedRange<Int64>
    ) throws -> (before: Totals, byDay: [(day: Int64, totals: Totals)]) {
        let code = SQLValue.text(currency.code)
        var before = TotalSums()
        try reader.forEachRow(
            """
            SELECT account, sum(amount) FROM total WHERE currency = $1 AND day < $2
            GROUP BY account
            """,
            [code, .integer(days.lowerBound)]
        ) { row in
            try before.add(currency.code, try row.text(0), try row.integer(1))
        }
        var byDay: [(day: Int64, sums: TotalSums)] = []
        try reader.forEachRow(
            """
            SELECT day, account, sum(amount) FROM total
            WHERE currency = $1 AND day >= $2 AND day <= $3
            GROUP BY day, account ORDER BY day, account
            """,
            [code, .integer(days.lowerBound), .integer(days.upperBound)]
        ) { row in
            let day = try row.integer(0)
            if byDay.last?.day != day { byDay.append((day, TotalSums())) }
            try byDay[byDay.count - 1].sums
                .add(currency.code, try row.text(1), try row.integer(2))
        }
        return (before.totals, byDay.map { ($0.day, $0.sums.totals) })
    }
}

/// Rows of `total` on their way to ``Totals``.
private struct TotalSums {
    private var amounts: [Totals.Key: Amount] = [:]

    var totals: Totals { Totals(amounts) }

    mutating func add(_ currency: String, _ account: String, _ amount: Int64) throws {
        guard let key = TotalName.key(currency: currency, account: account) else {
            throw PointsStoreError.corrupt("a total has a name that is none")
        }
        let sum = Amount.checkedSum(amounts[key, default: .zero], Amount(amount))
        guard let sum else { throw PointsStoreError.corrupt("a total is too large") }
        amounts[key] = sum
    }
}

/// How totals are named in their table: the system account, or `members`.
enum TotalName {
    static let members = "members"

    static func name(_ account: SystemAccount?) -> String { account?.name ?? members }

    static func key(currency: String, account: String) -> Totals.Key? {
        guard let currency = Currency(currency) else { return nil }
        if account == members { return Totals.Key(currency: currency, account: nil) }
        return SystemAccount(account).map { Totals.Key(currency: currency, account: $0) }
    }
}
