/// Why nothing can be generated from a `.proto` file; the text tells its author what to change.
package struct GenerationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The full name of the definition, or the name of the file.
    package let place: String
    /// What is wrong with it and what would be right.
    package let problem: String

    /// Names a definition and what is wrong with it.
    package init(_ place: String, _ problem: String) {
        self.place = place
        self.problem = problem
    }

    package var description: String { "\(place): \(problem)" }
}
