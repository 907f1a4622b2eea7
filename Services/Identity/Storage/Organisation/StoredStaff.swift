import Cryptography
import IdentityDomain
import Primitives
import StorageCore

/// An account as it is stored.
struct StoredStaff {
    let account: StaffRecord
    let credentialIndex: [UInt8]
    let version: Int64

    static let columns = """
        staff_id, organisation, credential_index, sealed_person, is_suspended, version, changed_at
        """

    /// Reads the account that a condition finds; `nil` for none.
    static func load(
        where condition: String,
        _ argument: SQLValue,
        by keys: LookUpKeys,
        in reader: any SQLReader
    ) throws -> StoredStaff? {
        try all("WHERE \(condition)", [argument], by: keys, in: reader).first
    }

    /// Reads the accounts that the end of a statement finds.
    static func all(
        _ end: String,
        _ arguments: [SQLValue],
        by keys: LookUpKeys,
        in reader: any SQLReader
    ) throws -> [StoredStaff] {
        struct Row {
            let id: String
            let values: (String, [UInt8], [UInt8], Bool, Int64, Int64)
        }
        var rows: [Row] = []
        try reader.forEachRow("SELECT \(columns) FROM staff \(end)", arguments) { row in
            rows.append(
                Row(
                    id: try row.text(0),
                    values: (
                        try row.text(1), try row.blob(2), try row.blob(3),
                        try row.integer(4) == 1, try row.integer(5), try row.integer(6)
                    )
                )
            )
        }
        var assignments: [Int: [StaffAssignment]] = [:]
        try reader.forEachRow(
            """
            SELECT role, organisation FROM staff_assignments WHERE staff_id = $1 ORDER BY place
            """,
            each: rows.map { [.text($0.id)] }
        ) { run, row in
            guard let role = OrganisationRole(rawValue: try row.text(0)),
                let unit = OrganisationPath(try row.text(1))
            else { throw MemberStoreError.corrupt }
            assignments[run, default: []].append(
                StaffAssignment(role: role, organisation: unit)
            )
        }
        return try rows.enumerated().map { run, row in
            let (organisation, credentialIndex, sealed, isSuspended, version, time) = row.values
            guard let path = OrganisationPath(organisation),
                let person = StaffSeal(keys).opened(sealed, of: row.id)
            else { throw MemberStoreError.corrupt }
            var fields = FieldReader(person)
            guard let name = fields.text().flatMap({ MemberName($0) }), let number = fields.text()
            else { throw MemberStoreError.corrupt }
            let account = StaffRecord(
                staffID: row.id,
                organisation: path,
                name: name,
                number: number,
                assignments: assignments[run] ?? [],
                isSuspended: isSuspended,
                changedAt: Timestamp(microseconds: time)
            )
            return StoredStaff(
                account: account,
                credentialIndex: credentialIndex,
                version: version
            )
        }
    }
}

/// Seals what is personal of the staff.
struct StaffSeal {
    private let key: Redacted<[UInt8]>

    init(_ keys: LookUpKeys) { key = keys.staffSealKey }

    /// Seals bytes for one account.
    func sealed(_ bytes: [UInt8], of staffID: String) throws(CryptographyError) -> [UInt8] {
        try AESGCM(key: key.unsafeRevealed).seal(bytes, authenticating: Self.binding(staffID))
    }

    /// Opens bytes of one account; `nil` where they were changed or are another's.
    func opened(_ sealed: [UInt8], of staffID: String) -> [UInt8]? {
        do throws(CryptographyError) {
            return try AESGCM(key: key.unsafeRevealed).open(
                sealed,
                authenticating: Self.binding(staffID)
            )
        } catch {
            return nil
        }
    }

    private static func binding(_ staffID: String) -> [UInt8] {
        Array("huitou staff 1 \(staffID)".utf8)
    }
}

extension StaffRecord: StoredAnswer {
    /// What is personal of it, as bytes.
    var person: [UInt8] {
        var fields = PackedFields()
        fields.append(name.unsafeText)
        fields.append(number)
        return fields.bytes
    }

    func packed(by keys: LookUpKeys) throws -> [UInt8] {
        var fields = PackedFields()
        fields.append(staffID)
        fields.append(organisation.rawValue)
        fields.append(name.unsafeText)
        fields.append(number)
        fields.append(isSuspended)
        fields.append(changedAt.microseconds)
        for assignment in assignments {
            fields.append(assignment.role.rawValue)
            fields.append(assignment.organisation.rawValue)
        }
        return try StaffSeal(keys).sealed(fields.bytes, of: "answer")
    }

    static func unpacked(_ bytes: [UInt8], by keys: LookUpKeys) -> StaffRecord? {
        guard let opened = StaffSeal(keys).opened(bytes, of: "answer") else { return nil }
        var fields = FieldReader(opened)
        guard let staffID = fields.text(),
            let organisation = fields.text().flatMap({ OrganisationPath($0) }),
            let name = fields.text().flatMap({ MemberName($0) }), let number = fields.text(),
            let isSuspended = fields.flag(), let changedAt = fields.number()
        else { return nil }
        var assignments: [StaffAssignment] = []
        while !fields.isAtEnd {
            guard let role = fields.text().flatMap({ OrganisationRole(rawValue: $0) }),
                let unit = fields.text().flatMap({ OrganisationPath($0) })
            else { return nil }
            assignments.append(StaffAssignment(role: role, organisation: unit))
        }
        return StaffRecord(
            staffID: staffID,
            organisation: organisation,
            name: name,
            number: number,
            assignments: assignments,
            isSuspended: isSuspended,
            changedAt: Timestamp(microseconds: changedAt)
        )
    }
}
