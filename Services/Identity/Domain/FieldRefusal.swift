/// A field of a request that cannot be what it should be.
package struct FieldRefusal: Error, Hashable, Sendable {
    /// The path of the field in the request: `identities[1].value`.
    package let field: String
    /// What would be right; without the value.
    package let problem: String

    /// Names a field and what would be right.
    package init(field: String, _ problem: String) {
        self.field = field
        self.problem = problem
    }
}

extension FieldRefusal: CustomStringConvertible {
    package var description: String { "\(field): \(problem)" }
}
