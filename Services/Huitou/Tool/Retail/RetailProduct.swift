/// One product of the retail data set.
package struct RetailProduct: Hashable {
    /// The product's number.
    package let product: String
    /// The department: GROCERY.
    package let department: String
    /// National or Private.
    package let brand: String
    /// The category: FRZN ICE.
    package let category: String
    /// The type: ICE - CRUSHED/CUBED.
    package let type: String
    /// The size of the package; may be empty.
    package let packageSize: String
    /// The maker's number; may be empty.
    package let maker: String
    /// Whether the protocol of the data set lets it be recommended.
    package let isInScope: Bool

    /// The name for people: type and size.
    package var name: String {
        let base = type.isEmpty ? "Product \(product)" : type
        return packageSize.isEmpty ? base : "\(base), \(packageSize)"
    }

    /// Reads the whole catalogue.
    ///
    /// - Parameter path: The products file.
    /// - Returns: The products in the order of the file.
    /// - Throws: `RetailError` naming the line that is wrong.
    package static func readAll(path: String) throws -> [RetailProduct] {
        let names = [
            "product_id", "department", "brand", "product_category", "product_type",
            "package_size", "in_scope", "manufacturer_id",
        ]
        let csv = try CSVReader(path: path, columns: names)
        let indices = names.map { csv.index(of: $0) }
        var products: [RetailProduct] = []
        while let record = try csv.next() {
            let values = indices.map { record.fields[$0] }
            guard !values[0].isEmpty else {
                throw RetailError(file: path, line: record.line, message: "product_id is empty")
            }
            guard values[6] == "0" || values[6] == "1" else {
                throw RetailError(file: path, line: record.line, message: "in_scope: 0 or 1")
            }
            products.append(
                RetailProduct(
                    product: values[0],
                    department: values[1],
                    brand: values[2],
                    category: values[3],
                    type: values[4],
                    packageSize: values[5],
                    maker: values[7],
                    isInScope: values[6] == "1"
                )
            )
        }
        return products
    }
}
