import Cryptography
import IdentityDomain
import Primitives
import StorageCore

/// One change to the store besides registrations, inside the writer's transaction.
///
/// Lives on the writer's thread for as long as its body runs. What it reads is as it is when the
/// body runs; on PostgreSQL another process may write meanwhile, so that every row is written under
/// the condition that it is as it was read: ``write(_:_:)``.
final class IdentityTransaction {
    /// The open transaction.
    var writer: any SQLWriter { watched }
    private let watched: WatchedWriter
    /// What the store was opened with.
    let context: RegistrationProcessor.Context
    /// The time of booking: that of the group, never before that of an earlier one.
    let bookedAt: Timestamp

    private(set) var events: [(event: IdentityEvent, memberVersion: Int64)] = []
    private var content = SHA256()
    private(set) var hasContent = false

    init(writer: any SQLWriter, context: RegistrationProcessor.Context, bookedAt: Timestamp) {
        watched = WatchedWriter(writer)
        self.context = context
        self.bookedAt = bookedAt
    }

    /// Whether anything was written, or will be.
    var hasWritten: Bool { hasContent || watched.hasWritten }

    /// Writes rows that must be as they were when they were read.
    ///
    /// - Parameters:
    ///   - sql: A statement that changes one row per run, or none where the row is another by now.
    ///   - rows: The arguments of each run.
    /// - Throws: `conflict` where one was changed by another process: everything is decided anew.
    func write(_ sql: String, _ rows: [[SQLValue]]) throws(StorageError) {
        if rows.isEmpty { return }
        let count = try writer.execute(sql, each: rows)
        guard count == rows.count else {
            throw StorageError(.conflict, "another process has changed the same rows meanwhile")
        }
    }

    /// Makes what was decided part of the chain of groups: bytes that nobody can change later
    /// without it showing.
    func record(_ bytes: [UInt8]) {
        hasContent = true
        content.update(Int64(bytes.count))
        content.update(bytes)
    }

    /// Publishes a fact about a member.
    ///
    /// - Parameters:
    ///   - event: The fact.
    ///   - memberVersion: The version of its member that it makes: each has exactly one event.
    func publish(_ event: IdentityEvent, memberVersion: Int64) {
        events.append((event, memberVersion))
        record([])
        content.update(event.memberID.rawValue)
        content.update(memberVersion)
    }

    /// The hash of what was decided.
    var digest: SHA256Digest {
        var content = content
        content.update(bookedAt.microseconds)
        return content.finalized()
    }
}

// MARK: Members

extension IdentityTransaction {
    /// A member as it is stored, opened.
    struct OpenMember {
        /// The row as it was read.
        let stored: StoredMember
        /// The key under which its personal data is sealed.
        let key: Redacted<[UInt8]>
        /// What may be known of it.
        var facts: MemberFacts
        /// What is personal.
        var record: PersonalRecord
        /// Counts the changes of this member, each with its event.
        var version: Int64
        /// The ends of its phone numbers as they were read; `nil` where that is not known.
        var storedPhoneEnds: Set<PhoneEnd>?

        /// Who it is.
        var memberID: MemberID { stored.memberID }
    }

    /// Loads the member that an id means, itself or whoever it was merged into; `nil` for an
    /// unknown one.
    ///
    /// - Throws: `erased` for one that is erased.
    func member(_ memberID: MemberID) throws -> OpenMember? {
        try memberItself(try survivorID(of: memberID))
    }

    /// Loads a member even where it was merged into another; `nil` for an unknown one.
    ///
    /// - Throws: `erased` for one that is erased.
    func memberItself(_ memberID: MemberID) throws -> OpenMember? {
        guard let stored = try StoredMember.load(memberID, in: writer) else {
            try ErasedMembers.refuse(memberID, in: writer)
            return nil
        }
        let (record, key) = try stored.opened(by: context.seal)
        return OpenMember(
            stored: stored,
            key: key,
            facts: stored.facts,
            record: record,
            version: stored.version,
            storedPhoneEnds: record.phoneEnds
        )
    }

    /// Writes a member back, and publishes its facts where they have changed or nothing else is
    /// published: every change has its version.
    ///
    /// - Parameters:
    ///   - member: The member; its identities' rows are the caller's to write.
    ///   - events: Facts besides the change of `MemberFacts`, in order.
    /// - Throws: `conflict` where another process was faster; what the database throws.
    func save(_ member: OpenMember, publishing events: [IdentityEvent] = []) throws {
        var version = member.version
        var events = events
        if member.facts != member.stored.facts || events.isEmpty {
            events.append(
                .memberChanged(
                    memberID: member.memberID,
                    facts: member.facts,
                    changedAt: bookedAt
                )
            )
        }
        for event in events {
            precondition(event.memberID == member.memberID, "an event of another member")
            version += 1
            publish(event, memberVersion: version)
        }
        let sealed = try context.seal.seal(member.record, of: member.memberID, key: member.key)
        let facts = FactsColumns(member.facts)
        try write(
            """
            UPDATE members SET version = $2, sealed_record = $3, home = $4, state = $5,
                gates = $6, guide = $7, region = $8, birthday = $9, sets = $10,
                consents = $11
            WHERE member_id = $1 AND version = $12
            """,
            [
                [.integer(member.memberID.rawValue), .integer(version), .blob(sealed)]
                    + facts.values + [.integer(member.stored.version)]
            ]
        )
        record(sealed)
        let phoneEnds = member.record.phoneEnds
        if phoneEnds != member.storedPhoneEnds {
            try replacePhoneEnds(phoneEnds, of: member.memberID)
        }
        // Whether rules may judge the member has changed: they do so, or let go, soon.
        if member.facts.isPersonalised != member.stored.facts.isPersonalised
            || member.facts.state != member.stored.facts.state
        {
            try tagsAreDue(of: [member.memberID])
        }
    }
}

// MARK: Requests

extension IdentityTransaction {
    /// Carries a request out once.
    ///
    /// - Parameters:
    ///   - request: The request, as far as a repeat of it is recognised.
    ///   - isAboutErased: Whether it may be about a member that is erased; else such a request is
    ///     refused, also where it came before the member was erased.
    ///   - decode: The answer out of its bytes; `nil` where they are none.
    ///   - body: Decides and writes. Where it answers `nil` nothing was written, and the request is
    ///     not remembered.
    /// - Returns: What became of it; `nil` where `body` refused.
    /// - Throws: `erased` where the request's `member_id` names an erased member.
    func once<Answer: Sendable>(
        _ request: KeyedRequest,
        isAboutErased: Bool = false,
        decode: ([UInt8]) -> Answer?,
        body: () throws -> (answer: Answer, bytes: [UInt8])?
    ) throws -> KeyedOutcome<Answer>? {
        if !isAboutErased, let memberID = request.memberID {
            try ErasedMembers.refuse(memberID, in: writer)
        }
        let index = context.lookUp.index(of: request.key)
        let fingerprint = context.lookUp.fingerprint(of: request)
        let row = try writer.first(
            "SELECT fingerprint, answer FROM keyed_requests WHERE request_index = $1",
            [.blob(index)]
        )
        if let row {
            if let path = request.difference(between: fingerprint, and: try row.blob(0)) {
                return .keyReused(path)
            }
            guard let answer = decode(try row.blob(1)) else { throw MemberStoreError.corrupt }
            return .replayed(answer)
        }
        guard let (answer, bytes) = try body() else { return nil }
        try write(
            """
            INSERT INTO keyed_requests (request_index, fingerprint, answer, booked_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT (request_index) DO NOTHING
            """,
            [[.blob(index), .blob(fingerprint), .blob(bytes), .integer(bookedAt.microseconds)]]
        )
        record(index + fingerprint + bytes)
        return .decided(answer)
    }
}

extension KeyedRequest {
    /// The member that the request names in its field `member_id`; `nil` where there is none.
    fileprivate var memberID: MemberID? {
        guard let bytes = fields.first(where: { $0.path == "member_id" })?.bytes.unsafeRevealed,
            bytes.count == 8
        else { return nil }
        return MemberID(rawValue: bytes.reduce(0) { $0 << 8 | Int64($1) })
    }

    /// The path of the first field that differs between two fingerprints, the first being this
    /// request's; `nil` where they are the same.
    func difference(between own: [UInt8], and other: [UInt8]) -> String? {
        if own == other { return nil }
        let paths = ["method"] + fields.map(\.path)
        for (index, path) in paths.enumerated() {
            let range = index * 8..<index * 8 + 8
            guard range.upperBound <= other.count, own[range] == other[range] else { return path }
        }
        return "method"
    }
}
