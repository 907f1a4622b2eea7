import IdentityDomain
import Primitives
import StorageCore

/// A member's row as it is stored, still sealed.
struct StoredMember: Sendable {
    let memberID: MemberID
    let version: Int64
    let registeredAt: Timestamp
    let organisation: OrganisationPath
    let channel: ChannelName
    let sealedRecord: [UInt8]
    let wrappedKey: KeyWrap.Wrapped
    let facts: MemberFacts

    /// The columns that `init(row:)` reads, in its order.
    static let columns = """
        members.member_id, version, registered_at, organisation, channel, sealed_record,
        master_key_id, wrapped_key, \(FactsColumns.columns)
        """

    /// Reads a row of `columns`.
    init(row: any RowView) throws {
        memberID = try MemberID(stored: row.integer(0))
        version = try row.integer(1)
        registeredAt = Timestamp(microseconds: try row.integer(2))
        guard let organisation = OrganisationPath(try row.text(3)),
            let channel = ChannelName(try row.text(4))
        else { throw MemberStoreError.corrupt }
        self.organisation = organisation
        self.channel = channel
        sealedRecord = try row.blob(5)
        wrappedKey = KeyWrap.Wrapped(masterKeyID: try row.integer(6), bytes: try row.blob(7))
        facts = try FactsColumns.facts(row, from: 8, organisation: organisation)
    }

    /// Reads one member; `nil` for an unknown one.
    static func load(_ memberID: MemberID, in reader: any SQLReader) throws -> StoredMember? {
        var member: StoredMember?
        try reader.forEachRow(
            """
            SELECT \(columns) FROM members
            JOIN member_keys ON member_keys.member_id = members.member_id
            WHERE members.member_id = $1
            """,
            [.integer(memberID.rawValue)]
        ) { row in
            member = try StoredMember(row: row)
        }
        return member
    }

    /// Unwraps the member's key and opens the record.
    ///
    /// - Throws: `corrupt` where either was changed.
    func opened(
        by seal: MemberSeal
    ) throws(MemberStoreError) -> (record: PersonalRecord, key: Redacted<[UInt8]>) {
        do throws(KeyWrap.Failure) {
            let key = try seal.key(wrappedKey, of: memberID)
            guard let record = seal.open(sealedRecord, of: memberID, key: key) else {
                throw KeyWrap.Failure.notAuthentic
            }
            return (record, key)
        } catch {
            throw .corrupt
        }
    }

    /// The member as the domain sees it.
    func member(_ record: PersonalRecord) -> Member {
        Member(
            memberID: memberID,
            version: version,
            name: record.name,
            organisation: organisation,
            channel: channel,
            registeredAt: registeredAt,
            identities: record.identities,
            facts: facts
        )
    }
}

extension MemberID {
    /// Takes a stored id; `corrupt` where it is none.
    init(stored rawValue: Int64) throws(MemberStoreError) {
        guard let memberID = MemberID(rawValue: rawValue) else { throw .corrupt }
        self = memberID
    }
}

extension RegistrationFingerprint {
    /// Takes a stored fingerprint; `corrupt` where it is none.
    init(stored bytes: [UInt8]) throws(MemberStoreError) {
        let digests = stride(from: 0, to: bytes.count, by: 8).map { start in
            bytes[start...].prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        guard let fingerprint = RegistrationFingerprint(digests: digests) else { throw .corrupt }
        self = fingerprint
    }

    /// Eight bytes per digest, the highest first.
    var stored: [UInt8] {
        digests.flatMap { digest in withUnsafeBytes(of: digest.bigEndian) { Array($0) } }
    }
}
