import IdentityDomain
import Primitives
import StorageCore

extension OrganisationUnit: StoredAnswer {
    /// The columns that `init(row:)` reads.
    static let columns = "path, kind, name, is_closed, changed_at, version"

    /// Reads a row of `columns`; `corrupt` where it is none.
    init(row: any RowView) throws {
        guard let path = OrganisationPath(try row.text(0)),
            let kind = UnitKind(rawValue: Int(try row.integer(1))),
            let name = UnitName(try row.text(2))
        else { throw MemberStoreError.corrupt }
        self.init(
            path: path,
            kind: kind,
            name: name,
            isClosed: try row.integer(3) == 1,
            changedAt: Timestamp(microseconds: try row.integer(4))
        )
    }

    /// Reads a unit and its version; `nil` for an unknown one.
    static func load(
        _ path: OrganisationPath,
        in reader: any SQLReader
    ) throws -> (unit: OrganisationUnit, version: Int64)? {
        let row = try reader.first(
            "SELECT \(columns) FROM units WHERE path = $1",
            [.text(path.rawValue)]
        )
        guard let row else { return nil }
        return (try OrganisationUnit(row: row), try row.integer(5))
    }

    /// Whether a unit is there and open.
    static func isOpen(_ path: OrganisationPath, in reader: any SQLReader) throws -> Bool {
        try load(path, in: reader).map { !$0.unit.isClosed } ?? false
    }

    func packed(by keys: LookUpKeys) -> [UInt8] {
        var fields = PackedFields()
        fields.append(path.rawValue)
        fields.append(Int64(kind.rawValue))
        fields.append(name.text)
        fields.append(isClosed)
        fields.append(changedAt.microseconds)
        return fields.bytes
    }

    static func unpacked(_ bytes: [UInt8], by keys: LookUpKeys) -> OrganisationUnit? {
        var fields = FieldReader(bytes)
        guard let path = fields.text().flatMap({ OrganisationPath($0) }),
            let kind = fields.number().flatMap({ UnitKind(rawValue: Int($0)) }),
            let name = fields.text().flatMap({ UnitName($0) }), let isClosed = fields.flag(),
            let changedAt = fields.number(), fields.isAtEnd
        else { return nil }
        return OrganisationUnit(
            path: path,
            kind: kind,
            name: name,
            isClosed: isClosed,
            changedAt: Timestamp(microseconds: changedAt)
        )
    }
}
