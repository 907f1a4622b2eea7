import Cryptography
import IdentityDomain
import Primitives
import StorageCore

/// The registrations of one transaction, and what they know of each other.
struct RegistrationGroup {
    /// A request with the hashes by which its rows are found.
    struct Request {
        let registration: Registration
        let index: [UInt8]
        let identityIndices: [[UInt8]]
        let fingerprint: RegistrationFingerprint
    }

    /// A member that the group makes or adds to.
    struct OpenMember {
        /// The rows of a member that the group makes.
        struct NewRows {
            let registration: Registration
            let wrappedKey: KeyWrap.Wrapped
        }

        let newRows: NewRows?
        let key: Redacted<[UInt8]>
        /// As it was stored; 0 for a member that the group makes.
        let storedVersion: Int64
        var version: Int64
        var record: PersonalRecord
        var isChanged: Bool
        /// Whether it gets identities.
        var isActive = true
    }

    let context: RegistrationProcessor.Context
    let bookedAt: Timestamp
    let requests: [Request]
    /// Who has an identity, by its blind index.
    private(set) var owners: [[UInt8]: MemberID] = [:]
    /// What was asked before, by the request's index.
    private(set) var previous: [[UInt8]: RegistrationState.Previous] = [:]
    private(set) var members: [MemberID: OpenMember] = [:]
    private(set) var newIdentities: [(index: [UInt8], owner: MemberID, kind: IdentityKind)] = []
    /// The ends of phone numbers that new identities have.
    private(set) var newPhoneEnds: [(index: [UInt8], owner: MemberID)] = []
    private(set) var newRequests: [(request: Int, answer: RegistrationAnswer)] = []
    private(set) var events: [(event: IdentityEvent, memberVersion: Int64)] = []
    /// Members that may be one person, each pair with the request that has raised the doubt.
    private(set) var doubts: [DoubtfulPair: Int] = [:]

    /// How often another id is tried where one is taken.
    ///
    /// With 21 random bits per millisecond, as many collisions in a row mean that there is no
    /// randomness.
    private static let memberIDTrialsMax = 16

    /// Loads who has the identities, and what was asked before under the same keys.
    init(
        _ registrations: [Registration],
        context: RegistrationProcessor.Context,
        bookedAt: Timestamp,
        in reader: any SQLReader
    ) throws {
        self.context = context
        self.bookedAt = bookedAt
        let lookUp = context.lookUp
        requests = registrations.map { registration in
            Request(
                registration: registration,
                index: lookUp.index(of: registration.key),
                identityIndices: registration.identities.map { lookUp.index(of: $0) },
                fingerprint: lookUp.fingerprint(of: registration)
            )
        }
        let indices = requests.flatMap(\.identityIndices)
        try reader.forEachRow(
            "SELECT member_id FROM identities WHERE blind_index = $1",
            each: indices.map { [.blob($0)] }
        ) { run, row in
            owners[indices[run]] = try MemberID(stored: row.integer(0))
        }
        try reader.forEachRow(
            """
            SELECT registrations.member_id, is_created, fingerprint, erased_members.member_id
            FROM registrations LEFT JOIN erased_members
                ON erased_members.member_id = registrations.member_id
            WHERE request_index = $1
            """,
            each: requests.map { [.blob($0.index)] }
        ) { run, row in
            previous[requests[run].index] = RegistrationState.Previous(
                fingerprint: try RegistrationFingerprint(stored: row.blob(2)),
                answer: RegistrationAnswer(
                    memberID: try MemberID(stored: row.integer(0)),
                    isCreated: try row.integer(1) == 1
                ),
                isErased: !row.isNull(3)
            )
        }
    }

    /// Decides about one registration, knowing what those before it have done.
    mutating func decide(at index: Int, in reader: any SQLReader) throws -> RegistrationOutcome {
        let request = requests[index]
        let owners = request.identityIndices.map { self.owners[$0] }
        let identityCount = try ownerIdentityCount(owners, in: reader)
        let owner = owners.lazy.compactMap(\.self).first
        let outcome = try request.registration.decide(
            fingerprint: request.fingerprint,
            state: RegistrationState(
                previous: previous[request.index],
                owners: owners,
                ownerIdentityCount: identityCount,
                ownerIsActive: owner.flatMap { members[$0]?.isActive } ?? true
            ),
            newMember: { try makeMemberID(in: reader) }
        )
        try apply(outcome, at: index)
        return outcome
    }

    private mutating func apply(_ outcome: RegistrationOutcome, at index: Int) throws {
        let request = requests[index]
        let registration = request.registration
        switch outcome {
        case .identitiesConflict:
            let owners = request.identityIndices.map { self.owners[$0] }
            for pair in DoubtfulPair.pairs(of: owners) where doubts[pair] == nil {
                doubts[pair] = index
            }
            return
        case .erased, .replayed, .keyReused, .identitiesExhausted:
            return
        case .created(let memberID):
            let (key, wrappedKey) = try context.seal.makeKey(for: memberID)
            members[memberID] = OpenMember(
                newRows: OpenMember.NewRows(registration: registration, wrappedKey: wrappedKey),
                key: key,
                storedVersion: 0,
                version: 0,
                record: PersonalRecord(name: registration.name, identities: []),
                isChanged: true
            )
            take(Array(registration.identities.indices), of: request, for: memberID)
            members[memberID]?.record.registered = Set(registration.identities)
        case .found(let memberID, let newIndices):
            take(newIndices, of: request, for: memberID)
        }
        for event in registration.events(of: outcome, bookedAt: bookedAt) {
            let version = (members[event.memberID]?.version ?? 0) + 1
            members[event.memberID]?.version = version
            events.append((event, version))
        }
        if let answer = outcome.answer {
            newRequests.append((index, answer))
            previous[request.index] = RegistrationState.Previous(
                fingerprint: request.fingerprint,
                answer: answer
            )
        }
    }

    /// Gives identities that nobody has to a member that is open: look-up keys, by which nobody
    /// signs in.
    private mutating func take(_ indices: [Int], of request: Request, for memberID: MemberID) {
        for index in indices {
            let identity = request.registration.identities[index]
            precondition(members[memberID] != nil, "member \(memberID) is not open")
            members[memberID]?.record.identities.append(identity)
            members[memberID]?.isChanged = true
            owners[request.identityIndices[index]] = memberID
            newIdentities.append((request.identityIndices[index], memberID, identity.kind))
            if let end = PhoneEnd(of: identity) {
                newPhoneEnds.append((context.lookUp.index(of: end), memberID))
            }
        }
    }

    /// An id that nobody has: not stored, and not made in this group.
    private func makeMemberID(in reader: any SQLReader) throws -> MemberID {
        for _ in 0..<Self.memberIDTrialsMax {
            let memberID = MemberID(now: bookedAt, random: context.environment.random())
            let stored = try reader.integer(
                "SELECT member_id FROM members WHERE member_id = $1",
                [.integer(memberID.rawValue)]
            )
            if stored == nil, members[memberID] == nil { return memberID }
        }
        throw StorageError(.other, "no member id is free: is the source of randomness none?")
    }

    /// How many identities the one owner has; looked up only where it may get another.
    private mutating func ownerIdentityCount(
        _ owners: [MemberID?],
        in reader: any SQLReader
    ) throws -> Int {
        let known = Set(owners.lazy.compactMap(\.self))
        guard known.count == 1, let owner = known.first, owners.contains(nil) else { return 0 }
        if let member = members[owner] { return member.record.identities.count }
        guard let stored = try StoredMember.load(owner, in: reader) else {
            throw MemberStoreError.corrupt
        }
        let (record, key) = try stored.opened(by: context.seal)
        members[owner] = OpenMember(
            newRows: nil,
            key: key,
            storedVersion: stored.version,
            version: stored.version,
            record: record,
            isChanged: false,
            isActive: stored.facts.state == .active
        )
        return record.identities.count
    }
}
