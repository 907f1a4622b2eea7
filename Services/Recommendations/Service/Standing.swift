package import Primitives

/// What lists may depend on besides what a member bought and did.
package struct Standing: Hashable, Sendable {
    /// Whom the id means: itself, or whoever it was merged into.
    package var member: MemberID
    /// Whether anything may be chosen for the member by what it did.
    package var isPersonalised = true
    /// Whether what it does besides buying may be recorded and used.
    package var recordsBehaviour = false
    /// Whether staff may see what it did.
    package var showsTrail = false
    /// The unit that it belongs to; `nil` where no event has told of it yet.
    package var home: OrganisationPath?
    /// The ages of its children, in months from the first to before the last.
    package var childAges: [Range<Int32>] = []

    /// A member of whom nothing else is known.
    package init(_ member: MemberID, isPersonalised: Bool = true) {
        self.member = member
        self.isPersonalised = isPersonalised
    }
}

/// Where a member stands.
package typealias MemberStanding = @Sendable (MemberID) async throws -> Standing

/// The ages that the names of stages mean: months from the first to before the last.
package struct StageAges: Hashable, Sendable {
    /// The ages, by name.
    private var ages: [String: Range<Int32>] = [:]

    /// The stages of an installation that names none of its own.
    package static let usual =
        "expected=-10..0,infant=0..12,toddler=12..36,preschool=36..72,school=72..144,"
        + "teenager=144..216"

    /// Reads stages; `nil` for anything else than said here.
    ///
    /// - Parameter text: `name=from..until` in months from -10 to 360, with commas between; empty
    ///   for none.
    package init?(_ text: String) {
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, !sides[0].isEmpty else { return nil }
            let months = sides[1].split(separator: ".", omittingEmptySubsequences: false)
            guard months.count == 3, months[1].isEmpty, let from = Int32(months[0]),
                let until = Int32(months[2]), from < until, from >= -10, until <= 360
            else { return nil }
            ages[String(sides[0])] = from..<until
        }
    }

    /// The ages of stages; names that are not known tell nothing.
    package func ages(of stages: [String]) -> [Range<Int32>] { stages.compactMap { ages[$0] } }
}
