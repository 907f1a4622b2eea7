/// The index of some neighbouring products; made at once and never changed.
///
/// The catalogue is indexed in blocks so that a change costs the indexing of its block only.
struct CatalogueBlock: Sendable {
    /// The version of the catalogue at which one of the products changed last.
    let version: Int64
    /// How many products there are.
    let count: Int
    /// Values that products of the block have, by ascending number.
    private(set) var terms: [Int32] = []
    /// Where the members of each value end.
    private var ends: [Int32] = []
    /// The products that have each value, ascending.
    private var members: [UInt16] = []
    private(set) var prices = NumberColumn()
    /// Numbers of attributes, by the trait's number.
    private(set) var numbers: [Int32: NumberColumn] = [:]
    private(set) var recommendable: [UInt64]
    private(set) var ownBrand: [UInt64]
    private(set) var ages: [ClosedRange<Int32>?] = []
    private(set) var texts: TextSignatures

    /// How many products a block has.
    static let productCount = Catalogue.blockProductCount
    /// How many words of 64 that makes.
    static let wordCount = productCount / 64

    /// Indexes products.
    ///
    /// - Parameters:
    ///   - products: At most `productCount`.
    ///   - version: When one of them changed last.
    ///   - table: Learns values that are new.
    init(_ products: ArraySlice<Product>, version: Int64, table: inout TermTable) {
        precondition(products.count <= Self.productCount, "\(products.count) products")
        self.version = version
        count = products.count
        recommendable = [UInt64](repeating: 0, count: Self.wordCount)
        ownBrand = recommendable
        texts = TextSignatures(wordCount: Self.wordCount)
        var postings: [UInt64] = []
        var priceEntries: [(Int64, UInt16)] = []
        for (member, product) in products.enumerated() {
            let bit: UInt64 = 1 << UInt64(member % 64)
            if product.isRecommendable { recommendable[member / 64] |= bit }
            if product.details.isOwnBrand { ownBrand[member / 64] |= bit }
            if product.details.priceFen > 0 {
                priceEntries.append((product.details.priceFen, UInt16(member)))
            }
            let isForAll = product.details.ageMonthsMin == 0 && product.details.ageMonthsMax == 0
            ages.append(
                isForAll ? nil : product.details.ageMonthsMin...product.details.ageMonthsMax
            )
            texts.append(Self.text(of: product))
            for (trait, value) in Self.values(of: product) {
                let term = table.add(value, trait: trait)
                postings.append(UInt64(term) << 16 | UInt64(member))
            }
        }
        prices = NumberColumn(priceEntries)
        keep(postings.sorted(), table)
    }

    /// The products that have a value, ascending.
    func members(of term: Int32) -> ArraySlice<UInt16> {
        var low = 0
        var high = terms.count
        while low < high {
            let middle = (low + high) / 2
            if terms[middle] < term { low = middle + 1 } else { high = middle }
        }
        return low < terms.count && terms[low] == term ? members(at: low) : []
    }

    /// The products that have the value at a place of ``terms``.
    func members(at place: Int) -> ArraySlice<UInt16> {
        members[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
    }

    private mutating func keep(_ postings: [UInt64], _ table: TermTable) {
        var entries: [Int32: [(Int64, UInt16)]] = [:]
        var previous: UInt64?
        for posting in postings where posting != previous {
            previous = posting
            let number = Int32(posting >> 16)
            let member = UInt16(posting & 0xFFFF)
            if terms.last != number {
                terms.append(number)
                ends.append(ends.last ?? 0)
            }
            members.append(member)
            ends[ends.count - 1] += 1
            let term = table.terms[Int(number)]
            if let decimal = term.number, Int(term.trait) >= TermTable.fixedTraits.count {
                entries[term.trait, default: []].append((decimal.millionths, member))
            }
        }
        numbers = entries.mapValues { NumberColumn($0) }
    }

    private static func values(of product: Product) -> [(Requirement.Trait, String)] {
        let fixed: [(Requirement.Trait, String)] = [
            (.department, product.department), (.category, product.category),
            (.type, product.details.type), (.brand, product.brand),
            (.maker, product.details.maker),
        ]
        return fixed.filter { !$0.1.isEmpty }
            + product.details.attributes.map { (.attribute($0.name), $0.value) }
    }

    /// What is looked into for a text, its parts kept apart.
    private static func text(of product: Product) -> String {
        [
            product.name, product.details.type, product.category, product.brand,
            product.details.text,
        ].map(Requirement.folded).joined(separator: "\n")
    }
}
