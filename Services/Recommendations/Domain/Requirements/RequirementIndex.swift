/// Answers which products meet a requirement, without looking at each.
package struct RequirementIndex: Sendable {
    private(set) var blocks: [CatalogueBlock] = []
    private(set) var table = TermTable()
    /// The version of the catalogue that is indexed; -1 for none.
    package private(set) var version: Int64 = -1

    /// Indexes nothing yet.
    package init() {}

    /// How many products are indexed.
    package var productCount: Int { blocks.reduce(0) { $0 + $1.count } }

    /// Indexes what has changed of a catalogue: whole blocks of it.
    ///
    /// - Parameter catalogue: The catalogue, or a later state of the one before.
    /// - Returns: How many blocks were indexed.
    @discardableResult
    package mutating func refresh(to catalogue: Catalogue) -> Int {
        precondition(catalogue.version >= version, "an older catalogue than \(version)")
        var indexed = 0
        for (place, changed) in catalogue.blockVersions.enumerated()
        where place >= blocks.count || blocks[place].version != changed {
            let start = place * CatalogueBlock.productCount
            let end = min(start + CatalogueBlock.productCount, catalogue.count)
            let block = CatalogueBlock(
                catalogue.products[start..<end],
                version: changed,
                table: &table
            )
            if place < blocks.count { blocks[place] = block } else { blocks.append(block) }
            indexed += 1
        }
        version = catalogue.version
        return indexed
    }

    /// How many words of 64 a set of products has.
    var wordCount: Int { blocks.count * CatalogueBlock.wordCount }

    /// Every product.
    var all: ProductSet { ProductSet(first: productCount, wordCount: wordCount) }

    /// Every product that may be shown.
    package var recommendable: ProductSet { bits(\.recommendable) }

    /// The products that meet a condition, those that may not be shown among them.
    package func products(meeting condition: Requirement.Condition) -> ProductSet {
        switch condition {
        case .anyOf(let trait, let values):
            return having(values, of: trait)
        case .noneOf(let trait, let values):
            var rest = all
            rest.subtract(having(values, of: trait))
            return rest
        case .within(let quantity, let atLeast, let atMost):
            return within(quantity, atLeast: atLeast, atMost: atMost)
        case .ownBrand(let wanted):
            let own = bits(\.ownBrand)
            guard !wanted else { return own }
            var rest = all
            rest.subtract(own)
            return rest
        case .ages(let wanted):
            return select { block, insert in
                for (member, ages) in block.ages.enumerated() {
                    let isMeant = ages.map {
                        $0.lowerBound <= wanted.lowerBound && wanted.upperBound <= $0.upperBound
                    }
                    if isMeant ?? true { insert(member) }
                }
            }
        case .contains(let text):
            let folded = Requirement.folded(text)
            return select { $0.texts.forEachMember(having: folded, $1) }
        }
    }

    /// The sorted numbers of a quantity, block by block; `nil` where a block has none.
    func columns(of quantity: Requirement.Quantity) -> [NumberColumn?] {
        switch quantity {
        case .price: blocks.map(\.prices)
        case .attribute(let name):
            if let trait = table.number(of: .attribute(name)) {
                blocks.map { $0.numbers[trait] }
            } else {
                blocks.map { _ in nil }
            }
        }
    }

    private func having(_ values: [String], of trait: Requirement.Trait) -> ProductSet {
        let terms = Set(values.compactMap { table.number(of: $0, trait: trait) })
        return select { block, insert in
            for term in terms {
                for member in block.members(of: term) { insert(Int(member)) }
            }
        }
    }

    private func within(
        _ quantity: Requirement.Quantity,
        atLeast: Int64?,
        atMost: Int64?
    ) -> ProductSet {
        var set = ProductSet(wordCount: wordCount)
        for (place, column) in columns(of: quantity).enumerated() {
            guard let column else { continue }
            let start = place * CatalogueBlock.productCount
            for member in column.members[column.places(atLeast: atLeast, atMost: atMost)] {
                set.insert(start + Int(member))
            }
        }
        return set
    }

    private func bits(_ words: KeyPath<CatalogueBlock, [UInt64]>) -> ProductSet {
        var set = ProductSet(wordCount: wordCount)
        for (place, block) in blocks.enumerated() {
            for (word, bits) in block[keyPath: words].enumerated() {
                set.setWord(place * CatalogueBlock.wordCount + word, to: bits)
            }
        }
        return set
    }

    private func select(
        _ body: (CatalogueBlock, _ insert: (_ member: Int) -> Void) -> Void
    ) -> ProductSet {
        var set = ProductSet(wordCount: wordCount)
        for (place, block) in blocks.enumerated() {
            let start = place * CatalogueBlock.productCount
            body(block) { set.insert(start + $0) }
        }
        return set
    }
}
