/// One thing that is asked of a product.
package struct Requirement: Hashable, Sendable {
    /// What has values in words.
    package enum Trait: Hashable, Sendable {
        /// An attribute, by its name.
        case attribute(String)
        /// The category.
        case category
        /// The brand.
        case brand
        /// The department.
        case department
        /// The kind of product.
        case type
        /// Who makes it.
        case maker
    }

    /// What has values in numbers.
    package enum Quantity: Hashable, Sendable {
        /// The ordinary price, in fen.
        case price
        /// An attribute, by its name, in millionths: see ``ExactDecimal``.
        case attribute(String)
    }

    /// What is to be true of a product.
    ///
    /// A product may have several values of an attribute: a condition that wants something is met
    /// where one of them is it, a condition that excludes something where none is. What the
    /// catalogue does not say is not so: without a value the first kind is not met, the second is.
    /// Texts are compared without regard to case and to space at both ends.
    package enum Condition: Hashable, Sendable {
        /// It has one of these values; at least one is named.
        case anyOf(Trait, [String])
        /// It has none of these values; at least one is named.
        case noneOf(Trait, [String])
        /// It has a number within the bounds, which are included; at least one of them is given.
        case within(Quantity, atLeast: Int64?, atMost: Int64?)
        /// It is the chain's own brand, or is not.
        case ownBrand(Bool)
        /// It is meant for all of these ages, in months; what is for everybody is.
        case ages(ClosedRange<Int32>)
        /// Its name, type, category, brand or text has this in it: at least 2 bytes.
        case contains(String)
    }

    /// What happens where it cannot be met.
    package enum Strength: Hashable, Sendable {
        /// It has to be; giving it up may be proposed.
        case required
        /// It has to be, and is never given up.
        case indispensable
        /// What meets it is preferred.
        case wish
    }

    /// How the asker says it.
    package struct Label: Hashable, Sendable {
        /// English.
        package let english: String
        /// Chinese.
        package let chinese: String

        /// Takes both.
        package init(english: String, chinese: String) {
            self.english = english
            self.chinese = chinese
        }
    }

    /// What is to be true.
    package let condition: Condition
    /// What happens where it is not.
    package let strength: Strength
    /// How much it counts: at least 1.
    package let weight: Int
    /// How the asker says it; `nil` for words made from the condition.
    package let label: Label?

    /// The greatest weight.
    package static let weightMax = 100
    /// The most requirements that are answered together.
    package static let countMax = 20
    /// The most values of one condition.
    package static let valuesMax = 20

    /// States a requirement.
    package init(
        _ condition: Condition,
        strength: Strength = .required,
        weight: Int = 1,
        label: Label? = nil
    ) {
        precondition((1...Self.weightMax).contains(weight), "a weight of \(weight)")
        self.condition = condition
        self.strength = strength
        self.weight = weight
        self.label = label
    }

    /// A text as it is compared: in lower case, without space at both ends.
    package static func folded(_ text: String) -> String {
        if isFolded(text) { return text }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars).lowercased()
    }

    /// Whether a text is seen at once to be as it is compared, as most are.
    private static func isFolded(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else {
            return false
        }
        return bytes.allSatisfy {
            $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        }
    }
}
