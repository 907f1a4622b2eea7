package import Primitives

/// A role, and where it holds: a unit and everything below it.
package struct StaffAssignment: Hashable, Sendable {
    /// The role.
    package let role: OrganisationRole
    /// The unit.
    package let organisation: OrganisationPath

    /// Bundles a role and its unit.
    package init(role: OrganisationRole, organisation: OrganisationPath) {
        self.role = role
        self.organisation = organisation
    }
}

/// What a member of staff may do in one part of the organisation: what one token speaks for.
package struct StaffScope: Hashable, Sendable {
    /// The unit.
    package let organisation: OrganisationPath
    /// The roles there.
    package let roles: Set<OrganisationRole>
}

/// The account of a member of staff.
package struct StaffRecord: Hashable, Sendable {
    /// The account's own name.
    package let staffID: String
    /// Where it is employed: who manages that unit sees the account.
    package var organisation: OrganisationPath
    /// What the person is called.
    package var name: MemberName
    /// The number by which stores know it; empty for none.
    package var number: String
    /// What it may do where, each once, in the order given.
    package var assignments: [StaffAssignment]
    /// Whether it is kept from signing in.
    package var isSuspended: Bool
    /// When it was changed last.
    package var changedAt: Timestamp

    /// The most assignments of one account.
    package static let assignmentCountMax = 16
    /// The longest number, in bytes.
    package static let numberByteCountMax = 32

    /// Describes an account.
    package init(
        staffID: String,
        organisation: OrganisationPath,
        name: MemberName,
        number: String,
        assignments: [StaffAssignment],
        isSuspended: Bool,
        changedAt: Timestamp
    ) {
        self.staffID = staffID
        self.organisation = organisation
        self.name = name
        self.number = number
        self.assignments = assignments
        self.isSuspended = isSuspended
        self.changedAt = changedAt
    }

    /// The parts of the organisation in which it has roles, in order of their paths.
    ///
    /// A token speaks for one of them: whoever has roles in several signs in for one at a time.
    package var scopes: [StaffScope] {
        let units = Set(assignments.map(\.organisation)).sorted { $0.rawValue < $1.rawValue }
        return units.map { unit in
            StaffScope(
                organisation: unit,
                roles: Set(assignments.filter { $0.organisation == unit }.map(\.role))
            )
        }
    }

    /// Whether a name may be that of an account or a partner.
    ///
    /// - Parameter name: 1 to 63 characters out of `a`–`z`, `0`–`9`, `-` and `_`.
    /// - Returns: Whether it is one.
    package static func isID(_ name: String) -> Bool {
        OrganisationPath(name).map { $0.parent == nil } ?? false
    }
}

/// Who vouches for a person at sign-in, and under which subject; personal.
package struct StaffCredential: Hashable, Sendable {
    /// The issuer's name, and the subject there.
    package let unsafeValue: (Redacted<String>, Redacted<String>)

    /// The longest of either, in bytes.
    package static let byteCountMax = 255

    /// Takes both from outside; fails where one is empty, too long or holds a control character.
    package init?(issuer: String, subject: String) {
        for text in [issuer, subject] {
            let isText = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
            guard (1...Self.byteCountMax).contains(text.utf8.count), isText else { return nil }
        }
        unsafeValue = (Redacted(issuer), Redacted(subject))
    }

    /// Both as bytes; different pairs give different bytes.
    package var unsafeBytes: [UInt8] {
        Array((unsafeValue.0.unsafeRevealed + "\n" + unsafeValue.1.unsafeRevealed).utf8)
    }

    package static func == (lhs: StaffCredential, rhs: StaffCredential) -> Bool {
        lhs.unsafeBytes == rhs.unsafeBytes
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(unsafeBytes) }
}
