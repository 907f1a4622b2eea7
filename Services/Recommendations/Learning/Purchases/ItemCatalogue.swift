/// What is known of each item besides its sales: where it belongs.
///
/// An item is a product, or a type of product; its groups are one and two steps up the catalogue.
package struct ItemCatalogue: Sendable {
    /// The groups of one item, side by side, since they are looked at together.
    struct Groups: Hashable, Sendable {
        let group: Int32
        let wideGroup: Int32
        let department: Int32
        let maker: Int32
    }

    let groups: [Groups]
    /// Per item whether it is the chain's own brand.
    package let isOwnBrand: [Bool]
    let groupCount: Int
    let wideGroupCount: Int
    let departmentCount: Int
    let makerCount: Int

    /// Takes the facts, in the order of the items' numbers; groups are numbered from 0.
    package init(
        group: [Int32],
        wideGroup: [Int32],
        department: [Int32],
        maker: [Int32],
        isOwnBrand: [Bool]
    ) {
        let count = group.count
        precondition(
            [wideGroup.count, department.count, maker.count, isOwnBrand.count]
                .allSatisfy { $0 == count },
            "a value for each item"
        )
        groups = group.indices.map { item in
            Groups(
                group: group[item],
                wideGroup: wideGroup[item],
                department: department[item],
                maker: maker[item]
            )
        }
        self.isOwnBrand = isOwnBrand
        groupCount = Self.count(group)
        wideGroupCount = Self.count(wideGroup)
        departmentCount = Self.count(department)
        makerCount = Self.count(maker)
    }

    /// How many items there are.
    package var itemCount: Int { groups.count }

    /// Per item its narrower group: a product's type, a type's category.
    package var group: [Int32] { groups.map(\.group) }
    /// Per item its wider group: a product's category, a type's department.
    package var wideGroup: [Int32] { groups.map(\.wideGroup) }
    /// Per item its department.
    package var department: [Int32] { groups.map(\.department) }
    /// Per item who makes it.
    package var maker: [Int32] { groups.map(\.maker) }

    private static func count(_ numbers: [Int32]) -> Int { Int(numbers.max() ?? -1) + 1 }
}
