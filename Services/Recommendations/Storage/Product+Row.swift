import RecommendationsDomain
import StorageCore

extension Product {
    static let columns = """
        product_id, sku, name, category, brand, department, is_recommendable, is_catalogued,
        type, maker, is_own_brand, price_fen, age_months_min, age_months_max, description,
        attributes
        """

    static let upsert = """
        INSERT INTO products (\(columns), revision) VALUES
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        ON CONFLICT (product_id) DO UPDATE SET name = excluded.name,
        category = excluded.category, brand = excluded.brand, department = excluded.department,
        is_recommendable = excluded.is_recommendable, is_catalogued = excluded.is_catalogued,
        type = excluded.type, maker = excluded.maker, is_own_brand = excluded.is_own_brand,
        price_fen = excluded.price_fen, age_months_min = excluded.age_months_min,
        age_months_max = excluded.age_months_max, description = excluded.description,
        attributes = excluded.attributes, revision = excluded.revision
        """

    init(row: any RowView) throws(StorageError) {
        var details = Details()
        details.type = try row.text(8)
        details.maker = try row.text(9)
        details.isOwnBrand = try row.integer(10) == 1
        details.priceFen = try row.integer(11)
        details.ageMonthsMin = Int32(clamping: try row.integer(12))
        details.ageMonthsMax = Int32(clamping: try row.integer(13))
        details.text = try row.text(14)
        for line in try row.text(15).split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2 else {
                throw StorageError(.corrupt, "a product has a malformed attribute")
            }
            details.attributes.append(
                Attribute(name: String(parts[0]), value: String(parts[1]))
            )
        }
        self.init(
            sku: try row.text(1),
            name: try row.text(2),
            category: try row.text(3),
            brand: try row.text(4),
            department: try row.text(5),
            isRecommendable: try row.integer(6) == 1,
            isCatalogued: try row.integer(7) == 1,
            details: details
        )
    }

    func row(_ id: ProductID, revision: Int64) -> [SQLValue] {
        [
            .integer(Int64(id.rawValue)), .text(sku), .text(name), .text(category), .text(brand),
            .text(department), .integer(isRecommendable ? 1 : 0),
            .integer(isCatalogued ? 1 : 0),
            .text(details.type), .text(details.maker), .integer(details.isOwnBrand ? 1 : 0),
            .integer(details.priceFen), .integer(Int64(details.ageMonthsMin)),
            .integer(Int64(details.ageMonthsMax)), .text(details.text),
            .text(details.attributes.map { "\($0.name)\t\($0.value)" }.joined(separator: "\n")),
            .integer(revision),
        ]
    }
}
