import Messages
import RPCCore
import RecommendationsDomain

extension Product {
    /// The longest text of a product, in bytes.
    private static let labelByteCountMax = 256
    /// The longest description, in bytes.
    private static let textByteCountMax = 4096
    /// The most attributes.
    private static let attributesMax = 64
    /// The greatest age in months.
    private static let ageMonthsMax: UInt32 = 1200
    /// The highest price in fen.
    private static let priceFenMax: Int64 = 1_000_000_000_000

    /// Takes a product from outside.
    ///
    /// - Throws: What names the field below `path`.
    init(validating message: RecommendationsV1.Product, path: String) throws(RPCError) {
        guard (1...64).contains(message.sku.utf8.count),
            message.sku.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else {
            throw .invalid(field: "\(path).sku", "must be 1 to 64 printable characters")
        }
        let labels = [
            ("name", message.name), ("category", message.category), ("brand", message.brand),
            ("department", message.department), ("type", message.type), ("maker", message.maker),
        ]
        for (field, text) in labels
        where !text.isEmpty && !Self.isPrintable(text, byteCountMax: Self.labelByteCountMax) {
            throw .invalid(
                field: "\(path).\(field)",
                "must be empty, or 1 to \(Self.labelByteCountMax) bytes of printable text"
            )
        }
        self.init(
            sku: message.sku,
            name: message.name.isEmpty ? message.sku : message.name,
            category: message.category,
            brand: message.brand,
            department: message.department,
            isRecommendable: message.recommendable,
            details: try Self.details(message, path)
        )
    }

    private static func details(
        _ message: RecommendationsV1.Product,
        _ path: String
    ) throws(RPCError) -> Details {
        guard (0...priceFenMax).contains(message.priceFen) else {
            throw .invalid(field: "\(path).price_fen", "must be 0 to \(priceFenMax)")
        }
        guard message.ageMonthsMin <= ageMonthsMax else {
            throw .invalid(field: "\(path).age_months_min", "must be 0 to \(ageMonthsMax)")
        }
        guard message.ageMonthsMax <= ageMonthsMax, message.ageMonthsMax >= message.ageMonthsMin
        else {
            throw .invalid(
                field: "\(path).age_months_max",
                "must be age_months_min to \(ageMonthsMax)"
            )
        }
        guard message.text.utf8.count <= textByteCountMax else {
            throw .invalid(field: "\(path).text", "must have at most \(textByteCountMax) bytes")
        }
        var details = Details()
        details.type = message.type
        details.maker = message.maker
        details.isOwnBrand = message.ownBrand
        details.priceFen = message.priceFen
        details.ageMonthsMin = Int32(message.ageMonthsMin)
        details.ageMonthsMax = Int32(message.ageMonthsMax)
        details.text = message.text
        details.attributes = try attributes(message.attributes, path)
        return details
    }

    private static func attributes(
        _ messages: [RecommendationsV1.ProductAttribute],
        _ path: String
    ) throws(RPCError) -> [Attribute] {
        guard messages.count <= attributesMax else {
            throw .invalid(field: "\(path).attributes", "must be at most \(attributesMax)")
        }
        for (index, message) in messages.enumerated() {
            guard isPrintable(message.name, byteCountMax: 64) else {
                throw .invalid(
                    field: "\(path).attributes[\(index)].name",
                    "must be 1 to 64 bytes of printable text"
                )
            }
            guard isPrintable(message.value, byteCountMax: labelByteCountMax) else {
                throw .invalid(
                    field: "\(path).attributes[\(index)].value",
                    "must be 1 to \(labelByteCountMax) bytes of printable text"
                )
            }
        }
        return Set(messages.map { Attribute(name: $0.name, value: $0.value) }).sorted()
    }

    /// Whether a text is not empty, short enough and one line.
    static func isPrintable(_ text: String, byteCountMax: Int) -> Bool {
        (1...byteCountMax).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                    && scalar.value != 0x2028 && scalar.value != 0x2029
            }
    }
}
