import RecommendationsDomain
import StorageCore

extension Product {
    static let columns = """
        product_id, sku, name, category, brand, department, is_recommendable, is_catalogued
        """

    static let upsert = """
        INSERT INTO products (\(columns), revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (product_id) DO UPDATE SET name = excluded.name,
        category = excluded.category, brand = excluded.brand, department = excluded.department,
        is_recommendable = excluded.is_recommendable, is_catalogued = excluded.is_catalogued,
        revision = excluded.revision
        """

    init(row: any RowView) throws(StorageError) {
        self.init(
            sku: try row.text(1),
            name: try row.text(2),
            category: try row.text(3),
            brand: try row.text(4),
            department: try row.text(5),
            isRecommendable: try row.integer(6) == 1,
            isCatalogued: try row.integer(7) == 1
        )
    }

    func row(_ id: ProductID, revision: Int64) -> [SQLValue] {
        [
            .integer(Int64(id.rawValue)), .text(sku), .text(name), .text(category), .text(brand),
            .text(department), .integer(isRecommendable ? 1 : 0),
            .integer(isCatalogued ? 1 : 0), .integer(revision),
        ]
    }
}
