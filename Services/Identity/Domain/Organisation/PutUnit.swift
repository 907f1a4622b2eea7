package import Primitives

/// A request to add a unit, or to change it.
package struct PutUnit: Hashable, Sendable {
    /// Who asks, and under which name for the request.
    package let key: CallerKey
    /// Who asks, as far as it decides.
    package let actor: Actor
    /// The unit's path.
    package let path: OrganisationPath
    /// What it is.
    package let kind: UnitKind
    /// What it is called.
    package let name: UnitName
    /// Whether it is no more.
    package let isClosed: Bool

    /// Describes a request.
    package init(
        key: CallerKey,
        actor: Actor,
        path: OrganisationPath,
        kind: UnitKind,
        name: UnitName,
        isClosed: Bool
    ) {
        self.key = key
        self.actor = actor
        self.path = path
        self.kind = kind
        self.name = name
        self.isClosed = isClosed
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "PutUnit",
            fields: [
                .init("organisation", path.rawValue), .init("kind", Int64(kind.rawValue)),
                .init("name", name.text), .init("closed", isClosed ? 1 : 0),
            ]
        )
    }

    /// What must be known to decide.
    package struct State: Hashable, Sendable {
        /// The unit; `nil` where there is none.
        package let unit: OrganisationUnit?
        /// The unit above; `nil` where there is none.
        package let parent: OrganisationUnit?
        /// Whether an open unit lies below.
        package let hasOpenUnits: Bool

        /// Bundles what is known.
        package init(unit: OrganisationUnit?, parent: OrganisationUnit?, hasOpenUnits: Bool) {
            self.unit = unit
            self.parent = parent
            self.hasOpenUnits = hasOpenUnits
        }
    }

    /// What becomes of the request, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// Staff change what lies below their unit, not the unit itself.
        case notBelowOwn
        /// The unit is of another kind, which never changes.
        case kindDiffers
        /// There is no unit above.
        case parentUnknown
        /// Such a unit cannot lie there.
        case misplaced
        /// The unit above is closed.
        case parentClosed
        /// Open units lie below.
        case hasOpenUnits
        /// The unit as it is from now on.
        case put(OrganisationUnit, isCreated: Bool)
    }

    /// Decides; changes nothing.
    package func decide(_ state: State, now: Timestamp) -> Outcome {
        if let own = actor.organisation, own == path || !own.contains(path) { return .notBelowOwn }
        if let unit = state.unit, unit.kind != kind { return .kindDiffers }
        if path.parent == nil {
            if kind != .headquarters { return .misplaced }
        } else {
            guard let parent = state.parent else { return .parentUnknown }
            if !kind.mayLie(below: parent.kind) { return .misplaced }
            if parent.isClosed, !isClosed { return .parentClosed }
        }
        if isClosed, state.hasOpenUnits { return .hasOpenUnits }
        let unit = OrganisationUnit(
            path: path,
            kind: kind,
            name: name,
            isClosed: isClosed,
            changedAt: now
        )
        return .put(unit, isCreated: state.unit == nil)
    }
}
