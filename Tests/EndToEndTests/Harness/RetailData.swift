import Foundation
import Testing

/// The real receipts, read independently of our own reader: by Python and its exact decimals.
enum RetailData {
    /// The folder, where it is at hand.
    static let folder = ProcessInfo.processInfo.environment["HUITOU_RETAIL_DATA"]
        .flatMap { $0.isEmpty ? nil : $0 }

    /// What a selection of receipts amounts to.
    struct Totals: Codable {
        let receipts: Int
        let households: Int
        /// The sum over receipts of floor(max(0, paid) / 100), paid in fen.
        let points: Int
    }

    /// Sums up the receipts to a local day.
    static func totals(until: String, household: Int? = nil) async throws -> Totals {
        try await run(
            """
            print(json.dumps({
                "receipts": len(paid),
                "households": len(households),
                "points": sum(max(0, fen) // 100 for fen in paid.values()),
            }))
            """,
            until: until,
            household: household
        )
    }

    /// The products that a household bought.
    static func products(of household: Int, until: String) async throws -> Set<String> {
        try await run("print(json.dumps(sorted(products)))", until: until, household: household)
    }

    private static func run<Value: Decodable>(
        _ ending: String,
        until: String,
        household: Int?
    ) async throws -> Value {
        let script = """
            import csv, decimal, gzip, json, sys
            folder, until, only = sys.argv[1:]
            paid, households, products = {}, set(), set()
            with gzip.open(folder + "/transactions_to_2017-11-30.csv.gz", "rt") as file:
                for row in csv.DictReader(file):
                    if row["local_date"] > until: break
                    if only and row["household_id"] != only: continue
                    amount = 100 * (decimal.Decimal(row["sales_value"])
                        - decimal.Decimal(row["coupon_disc"]))
                    fen = int(amount.quantize(decimal.Decimal(1), decimal.ROUND_HALF_EVEN))
                    paid[row["basket_id"]] = paid.get(row["basket_id"], 0) + fen
                    households.add(row["household_id"])
                    products.add(row["product_id"])

            """
        let result = try await Subprocess.run(
            "/usr/bin/python3",
            ["-c", script + ending, folder ?? "", until, household.map(String.init) ?? ""]
        )
        try #require(result.exitCode == 0, "\(result.errors)")
        return try JSONDecoder().decode(Value.self, from: Data(result.output.utf8))
    }
}
