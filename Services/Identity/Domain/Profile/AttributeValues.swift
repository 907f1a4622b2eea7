/// Free attributes and preferences of a member, by name; no description shows them.
package struct AttributeValues: Hashable, Sendable {
    /// What the program asks about members.
    package var attributes: [String: String]
    /// What members wish.
    package var preferences: [String: String]

    /// Bundles values; by default none.
    package init(attributes: [String: String] = [:], preferences: [String: String] = [:]) {
        self.attributes = attributes
        self.preferences = preferences
    }

    /// Whether there is none.
    package var isEmpty: Bool { attributes.isEmpty && preferences.isEmpty }

    /// The values of both; where both have a name, those of `other` count.
    package func merged(with other: AttributeValues) -> AttributeValues {
        AttributeValues(
            attributes: attributes.merging(other.attributes) { $1 },
            preferences: preferences.merging(other.preferences) { $1 }
        )
    }
}

extension AttributeValues: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
