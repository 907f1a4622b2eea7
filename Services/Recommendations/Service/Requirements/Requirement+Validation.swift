import Messages
import RPCCore
import RecommendationsDomain

extension Requirement {
    private static let textByteCountMax = 256
    private static let labelByteCountMax = 64
    private static let ageMonthsMax: Int64 = 1200
    private static let priceFenMax: Int64 = 1_000_000_000_000

    /// Takes a requirement from outside.
    ///
    /// - Throws: What names the field below `path`.
    init(validating message: RecommendationsV1.Requirement, path: String) throws(RPCError) {
        guard message.weight <= UInt32(Self.weightMax) else {
            throw .invalid(field: "\(path).weight", "must be 0 to \(Self.weightMax)")
        }
        let strength: Strength =
            switch message.strength {
            case .unspecified: .required
            case .indispensable: .indispensable
            case .wish: .wish
            case .unrecognized(let number):
                throw .invalid(field: "\(path).strength", "\(number) means nothing here")
            }
        self.init(
            try Self.condition(message, path),
            strength: strength,
            weight: max(1, Int(message.weight)),
            label: try Self.label(message, path)
        )
    }

    private static func label(
        _ message: RecommendationsV1.Requirement,
        _ path: String
    ) throws(RPCError) -> Label? {
        let isGiven = !message.labelEn.isEmpty || !message.labelZh.isEmpty
        for (field, text) in [("label_en", message.labelEn), ("label_zh", message.labelZh)]
        where isGiven && !Product.isPrintable(text, byteCountMax: labelByteCountMax) {
            throw .invalid(
                field: "\(path).\(field)",
                "must be 1 to \(labelByteCountMax) bytes of printable text where there is a label"
            )
        }
        return isGiven ? Label(english: message.labelEn, chinese: message.labelZh) : nil
    }

    private static func condition(
        _ message: RecommendationsV1.Requirement,
        _ path: String
    ) throws(RPCError) -> Condition {
        guard message.field == .attribute || message.attribute.isEmpty else {
            throw .invalid(
                field: "\(path).attribute",
                "must be empty unless field is REQUIREMENT_FIELD_ATTRIBUTE"
            )
        }
        let values = try values(message, path)
        switch message.field {
        case .attribute:
            guard Product.isPrintable(message.attribute, byteCountMax: 64) else {
                throw .invalid(
                    field: "\(path).attribute",
                    "must be 1 to 64 bytes of printable text"
                )
            }
            let isNumber = [.atMost, .atLeast, .between].contains(message.operator)
            return isNumber
                ? try bounds(.attribute(message.attribute), message, path)
                : try words(.attribute(message.attribute), values, message, path)
        case .category: return try words(.category, values, message, path)
        case .brand: return try words(.brand, values, message, path)
        case .department: return try words(.department, values, message, path)
        case .type: return try words(.type, values, message, path)
        case .maker: return try words(.maker, values, message, path)
        case .ownBrand:
            guard message.operator == .is else { throw wrongOperator(path, "IS") }
            guard ["true", "false"].contains(values[0]) else {
                throw .invalid(field: "\(path).values[0]", "must be true or false")
            }
            return .ownBrand(values[0] == "true")
        case .price: return try bounds(.price, message, path)
        case .ageMonths: return try ages(message, path)
        case .text:
            guard message.operator == .contains else { throw wrongOperator(path, "CONTAINS") }
            let text = folded(values[0])
            guard (2...64).contains(text.utf8.count) else {
                throw .invalid(
                    field: "\(path).values[0]",
                    "must be 2 to 64 bytes without space at both ends"
                )
            }
            return .contains(values[0])
        case .unspecified, .unrecognized:
            throw .invalid(field: "\(path).field", "must say what is required of a product")
        }
    }

    /// The values, as many as the operator takes.
    private static func values(
        _ message: RecommendationsV1.Requirement,
        _ path: String
    ) throws(RPCError) -> [String] {
        let counts: ClosedRange<Int> =
            switch message.operator {
            case .is, .isNot, .atMost, .atLeast, .contains: 1...1
            case .between: 2...2
            case .anyOf, .noneOf: 1...valuesMax
            case .unspecified, .unrecognized:
                throw .invalid(field: "\(path).operator", "must say how values are compared")
            }
        guard counts.contains(message.values.count) else {
            let many = counts.count == 1 ? "" : " to \(counts.upperBound)"
            throw .invalid(
                field: "\(path).values",
                "must be \(counts.lowerBound)\(many) for this operator"
            )
        }
        for (index, value) in message.values.enumerated()
        where !Product.isPrintable(value, byteCountMax: textByteCountMax) {
            throw .invalid(
                field: "\(path).values[\(index)]",
                "must be 1 to \(textByteCountMax) bytes of printable text"
            )
        }
        return message.values
    }

    private static func words(
        _ trait: Trait,
        _ values: [String],
        _ message: RecommendationsV1.Requirement,
        _ path: String
    ) throws(RPCError) -> Condition {
        switch message.operator {
        case .is, .anyOf: return .anyOf(trait, values)
        case .isNot, .noneOf: return .noneOf(trait, values)
        default: throw wrongOperator(path, "IS, IS_NOT, ANY_OF or NONE_OF")
        }
    }

    private static func bounds(
        _ quantity: Quantity,
        _ message: RecommendationsV1.Requirement,
        _ path: String
    ) throws(RPCError) -> Condition {
        var numbers: [Int64] = []
        for (index, value) in message.values.enumerated() {
            switch quantity {
            case .price:
                numbers.append(try whole(value, max: priceFenMax, "\(path).values[\(index)]"))
            case .attribute:
                guard let number = ExactDecimal(value) else {
                    throw .invalid(
                        field: "\(path).values[\(index)]",
                        "must be a decimal number with at most 6 places, such as 1.5"
                    )
                }
                numbers.append(number.millionths)
            }
        }
        switch message.operator {
        case .atMost: return .within(quantity, atLeast: nil, atMost: numbers[0])
        case .atLeast: return .within(quantity, atLeast: numbers[0], atMost: nil)
        case .between:
            guard numbers[0] <= numbers[1] else { throw wrongOrder(path) }
            return .within(quantity, atLeast: numbers[0], atMost: numbers[1])
        default: throw wrongOperator(path, "AT_MOST, AT_LEAST or BETWEEN")
        }
    }

    private static func ages(
        _ message: RecommendationsV1.Requirement,
        _ path: String
    ) throws(RPCError) -> Condition {
        guard message.operator == .is || message.operator == .between else {
            throw wrongOperator(path, "IS or BETWEEN")
        }
        var months: [Int64] = []
        for (index, value) in message.values.enumerated() {
            months.append(try whole(value, max: ageMonthsMax, "\(path).values[\(index)]"))
        }
        guard let first = months.first, let last = months.last, first <= last else {
            throw wrongOrder(path)
        }
        return .ages(Int32(first)...Int32(last))
    }

    private static func whole(
        _ text: String,
        max: Int64,
        _ path: String
    ) throws(RPCError) -> Int64 {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int64(text), number <= max
        else {
            throw .invalid(field: path, "must be a whole number from 0 to \(max)")
        }
        return number
    }

    private static func wrongOperator(_ path: String, _ operators: String) -> RPCError {
        .invalid(field: "\(path).operator", "must be \(operators) for this field")
    }

    private static func wrongOrder(_ path: String) -> RPCError {
        .invalid(field: "\(path).values", "must have the lower one first")
    }
}
