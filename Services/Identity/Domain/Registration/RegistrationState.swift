package import Primitives

/// What must be known to decide about one registration.
package struct RegistrationState: Sendable {
    /// An earlier request of this caller under this key.
    package struct Previous: Hashable, Sendable {
        /// What it said.
        package let fingerprint: RegistrationFingerprint
        /// What it was told.
        package let answer: RegistrationAnswer
        /// Whether the member was erased since: what the request said is not known any more.
        package let isErased: Bool

        /// Remembers a request.
        package init(
            fingerprint: RegistrationFingerprint,
            answer: RegistrationAnswer,
            isErased: Bool = false
        ) {
            self.fingerprint = fingerprint
            self.answer = answer
            self.isErased = isErased
        }
    }

    /// The earlier request of this caller under this key; `nil` for none.
    package let previous: Previous?
    /// Who has each identity of the request, in its order; `nil` for nobody.
    package let owners: [MemberID?]
    /// How many identities the owner has; counts only where there is one.
    package let ownerIdentityCount: Int
    /// Whether the owner gets identities: it is active; counts only where there is one and it may
    /// get one.
    package let ownerIsActive: Bool

    /// Bundles what is known.
    package init(
        previous: Previous?,
        owners: [MemberID?],
        ownerIdentityCount: Int,
        ownerIsActive: Bool = true
    ) {
        self.ownerIsActive = ownerIsActive
        self.previous = previous
        self.owners = owners
        self.ownerIdentityCount = ownerIdentityCount
    }
}

extension Registration {
    /// Decides what becomes of the request; changes nothing.
    ///
    /// - Parameters:
    ///   - fingerprint: What the request says.
    ///   - state: What is known, of exactly this request's key and identities.
    ///   - newMember: Makes the id of a new member; asked only where there is one.
    /// - Returns: The first outcome that applies.
    /// - Throws: What `newMember` throws.
    package func decide(
        fingerprint: RegistrationFingerprint,
        state: RegistrationState,
        newMember: () throws -> MemberID
    ) rethrows -> RegistrationOutcome {
        precondition(
            state.owners.count == identities.count,
            "\(state.owners.count) owners for \(identities.count) identities"
        )
        if let previous = state.previous {
            if previous.isErased { return .erased(previous.answer.memberID) }
            if let field = fingerprint.firstDifference(from: previous.fingerprint) {
                return .keyReused(field)
            }
            return .replayed(previous.answer)
        }
        guard let owner = state.owners.lazy.compactMap(\.self).first else {
            return .created(try newMember())
        }
        let strangers = state.owners.indices.filter { index in
            state.owners[index].map { $0 != owner } ?? false
        }
        guard strangers.isEmpty else { return .identitiesConflict(strangers) }
        // Whoever is at the till is recognised all the same; nothing of the member changes.
        guard state.ownerIsActive else { return .found(owner, newIndices: []) }
        let newIndices = state.owners.indices.filter { state.owners[$0] == nil }
        guard state.ownerIdentityCount + newIndices.count <= Member.identityCountMax else {
            return .identitiesExhausted(owner)
        }
        return .found(owner, newIndices: newIndices)
    }

    /// The facts that an outcome makes, each of which counts the member's version up by one.
    ///
    /// - Parameters:
    ///   - outcome: What `decide` said.
    ///   - bookedAt: The time of booking.
    /// - Returns: Events in order; none where nothing changes.
    package func events(of outcome: RegistrationOutcome, bookedAt: Timestamp) -> [IdentityEvent] {
        switch outcome {
        case .erased, .replayed, .keyReused, .identitiesConflict, .identitiesExhausted:
            []
        case .found(let memberID, let newIndices):
            newIndices.map { index in
                .identityAdded(
                    memberID: memberID,
                    kind: identities[index].kind,
                    addedAt: bookedAt
                )
            }
        case .created(let memberID):
            [
                .memberRegistered(
                    memberID: memberID,
                    registeredAt: registeredAt(bookedAt: bookedAt),
                    organisation: organisation,
                    channel: channel,
                    kinds: identities.map(\.kind)
                )
            ]
        }
    }
}
