/// Numbers for traits and their values, so that the index compares no texts.
struct TermTable: Sendable {
    /// A value of a trait.
    private struct Key: Hashable {
        let trait: Int32
        let value: String
    }

    /// What belongs to a value.
    struct Term: Sendable {
        /// The trait's number.
        let trait: Int32
        /// One spelling of the value.
        let spelling: String
        /// The value as a number; `nil` where it is none.
        let number: ExactDecimal?
    }

    private(set) var terms: [Term] = []
    /// One spelling of each attribute's name; its place and `firstAttribute` make the number.
    private(set) var attributes: [String] = []
    private var numbers: [Key: Int32] = [:]
    private var attributeNumbers: [String: Int32] = [:]

    /// The traits that every product may have, in the order of their numbers.
    static let fixedTraits: [Requirement.Trait] = [
        .department, .category, .type, .brand, .maker,
    ]

    /// The number of a trait; `nil` for an attribute that no product has had.
    func number(of trait: Requirement.Trait) -> Int32? {
        if case .attribute(let name) = trait {
            return attributeNumbers[Requirement.folded(name)]
        }
        return Self.fixedTraits.firstIndex(of: trait).map { Int32($0) }
    }

    /// The number of a value; `nil` for one that no product has had.
    func number(of value: String, trait: Requirement.Trait) -> Int32? {
        number(of: trait).flatMap { trait in
            numbers[Key(trait: trait, value: Requirement.folded(value))]
        }
    }

    /// The trait that has a number.
    func trait(_ number: Int32) -> Requirement.Trait {
        let index = Int(number)
        return index < Self.fixedTraits.count
            ? Self.fixedTraits[index] : .attribute(attributes[index - Self.fixedTraits.count])
    }

    /// The number of a value, given now where it is new.
    mutating func add(_ value: String, trait: Requirement.Trait) -> Int32 {
        let traitNumber = add(trait)
        let folded = Requirement.folded(value)
        let key = Key(trait: traitNumber, value: folded)
        if let known = numbers[key] { return known }
        let number = Int32(terms.count)
        numbers[key] = number
        terms.append(
            Term(trait: traitNumber, spelling: value, number: ExactDecimal(folded))
        )
        return number
    }

    private mutating func add(_ trait: Requirement.Trait) -> Int32 {
        if let known = number(of: trait) { return known }
        guard case .attribute(let name) = trait else {
            preconditionFailure("\(trait) has a number")
        }
        let number = Int32(Self.fixedTraits.count + attributes.count)
        attributeNumbers[Requirement.folded(name)] = number
        attributes.append(name)
        return number
    }
}
