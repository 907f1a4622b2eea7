package import Primitives

/// What a unit of the organisation is.
///
/// The raw values are stored and are those of the `.proto` file: they never change.
package enum UnitKind: Int, CaseIterable, Hashable, Sendable {
    /// The whole company: the first step of a path.
    case headquarters = 1
    /// A brand of the company.
    case brand = 2
    /// A division with programs of its own.
    case division = 3
    /// A part of the country.
    case region = 4
    /// A store; nothing lies below it.
    case store = 5

    /// Whether a unit of this kind may lie right below one of another.
    package func mayLie(below parent: UnitKind) -> Bool {
        switch self {
        case .headquarters: false
        case .brand: parent == .headquarters
        case .division: parent == .headquarters || parent == .brand
        case .region: parent != .store
        case .store: parent != .store
        }
    }
}

/// What a unit or a partner is called; nothing personal.
package struct UnitName: Hashable, Sendable {
    /// The name.
    package let text: String

    /// Takes a name from outside, without the white space around it; fails for what a member could
    /// not be called.
    package init?(_ text: String) {
        guard let name = MemberName(text) else { return nil }
        self.text = name.unsafeText
    }
}

/// A unit of the organisation: a path that something is known of.
package struct OrganisationUnit: Hashable, Sendable {
    /// The path, which is the unit's name for ever: entries, members and tokens hold it.
    package let path: OrganisationPath
    /// What it is; never changes.
    package let kind: UnitKind
    /// What it is called.
    package var name: UnitName
    /// Whether it is no more.
    package var isClosed: Bool
    /// When it was changed last.
    package var changedAt: Timestamp

    /// Describes a unit.
    package init(
        path: OrganisationPath,
        kind: UnitKind,
        name: UnitName,
        isClosed: Bool,
        changedAt: Timestamp
    ) {
        self.path = path
        self.kind = kind
        self.name = name
        self.isClosed = isClosed
        self.changedAt = changedAt
    }
}

extension OrganisationPath {
    /// The path without its last step; `nil` for headquarters.
    package var parent: OrganisationPath? {
        guard let slash = rawValue.lastIndex(of: "/") else { return nil }
        return OrganisationPath(String(rawValue[..<slash]))
    }
}
