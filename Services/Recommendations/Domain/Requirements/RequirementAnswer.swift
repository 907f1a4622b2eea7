/// What a set of requirements finds.
package struct RequirementAnswer: Hashable, Sendable {
    /// A product and what it meets.
    package struct Item: Hashable, Sendable {
        /// The product.
        package let product: ProductID
        /// The places of the requirements that it meets, wishes too, ascending.
        package let met: [Int]
        /// The weights of the wishes among them.
        package let wishesMet: Int
    }

    /// Requirements that would have to go together: without all of them something fits, without
    /// fewer of them nothing.
    package struct Relaxation: Hashable, Sendable {
        /// The places of the requirements, ascending.
        package let requirements: [Int]
        /// How many products fit then.
        package let total: Int
        /// The best of them.
        package let items: [Item]
        /// Smaller changes of the same requirements that let something in.
        package let adjustments: [Adjustment]
    }

    /// Changes of requirements, none of which can be smaller without leaving nothing.
    package struct Adjustment: Hashable, Sendable {
        /// What changes, by the requirements' places.
        package let changes: [Change]
        /// How many products fit then.
        package let total: Int
        /// The best of them.
        package let items: [Item]
    }

    /// The change of one requirement.
    package struct Change: Hashable, Sendable {
        /// How a requirement changes.
        package enum Kind: Hashable, Sendable {
            /// It goes.
            case dropped
            /// Its upper bound becomes this one.
            case atMost(Int64)
            /// Its lower bound becomes this one.
            case atLeast(Int64)
            /// A value is accepted besides those named.
            case accepted(String)
            /// These values, as they were named, are excluded no longer.
            case allowed([String])
        }

        /// The requirement's place.
        package let requirement: Int
        /// How it changes.
        package let kind: Kind
    }

    /// The best products that meet every requirement that is no wish.
    package let items: [Item]
    /// How many there are.
    package let total: Int
    /// For each requirement how many products meet it by itself.
    package let metBy: [Int]
    /// Where nothing fits: what to give up, the smallest first.
    package let relaxations: [Relaxation]
}
