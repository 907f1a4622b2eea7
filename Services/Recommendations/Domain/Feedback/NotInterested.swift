package import Primitives

/// What a member does not want to see.
package struct NotInterested: Hashable, Sendable {
    /// What is named; the raw values are stored and are those of the `.proto` file.
    package enum Subject: Int64, CaseIterable, Hashable, Sendable {
        /// A product, by its sku.
        case product = 1
        /// A category.
        case category = 2
        /// A brand.
        case brand = 3
        /// A department.
        case department = 4
    }

    /// What is named.
    package let subject: Subject
    /// The sku, or the name as the catalogue writes it: 1 to 256 bytes.
    package let name: String
    /// When it was said.
    package let saidAt: Timestamp

    /// The most that one member may say.
    package static let countMax = 1000

    /// Describes what is not wanted.
    package init(subject: Subject, name: String, saidAt: Timestamp) {
        self.subject = subject
        self.name = name
        self.saidAt = saidAt
    }
}
