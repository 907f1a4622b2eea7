/// Where in a list new items stand that nobody has bought yet.
///
/// A ranker cannot score what nobody has bought. So that such items may begin at all, they are
/// given fixed places, few enough to leave the list what it is.
package enum NewItemPlaces {
    /// The places, from 0: after the first items, which a member came for.
    package static let places = [4, 9]

    /// How many new items a list may have.
    ///
    /// - Parameter itemsMax: How many items the list has at most.
    /// - Returns: How many of the places lie within it.
    package static func countMax(itemsMax: Int) -> Int { places.count { $0 < itemsMax } }

    /// Puts new items into a list.
    ///
    /// - Parameters:
    ///   - new: The new items, the best first; none of them is in the list.
    ///   - list: The ranked list.
    ///   - itemsMax: How many items of the list are shown at most.
    /// - Returns: The list with as many of them as there are places; in a list that is too short
    ///   for a place they stand at its end.
    static func mix<Item>(_ new: [Item], into list: [Item], itemsMax: Int) -> [Item] {
        var mixed = list
        for (place, item) in zip(places.filter { $0 < itemsMax }, new) {
            mixed.insert(item, at: min(place, mixed.count))
        }
        return mixed
    }
}
