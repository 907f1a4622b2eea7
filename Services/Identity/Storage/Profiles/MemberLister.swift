import IdentityDomain
import Primitives
import StorageCore

/// Finds the members of a part of the organisation, in the order of home and id.
///
/// Looks at so many rows and no more, since a long reader holds up whoever writes: a page of a list
/// that few members are meant by may end early, and the next goes on from there.
struct MemberLister {
    let seal: MemberSeal
    let query: MemberQuery
    /// How many rows are looked at for one page.
    var rowsMax = 50_000
    /// How many of them in one go.
    var windowMax = 10_000

    /// Where the member belongs, as the index has it.
    static let home = "COALESCE(home, organisation)"

    private static let sql = """
        SELECT \(StoredMember.columns) FROM members
        JOIN member_keys ON member_keys.member_id = members.member_id
        WHERE \(home) >= $1 AND \(home) <= $2
            AND (\(home), members.member_id) > ($3, $4)
            AND (\(home), members.member_id) <= ($13, $14)
            AND (state = $5 OR ($5 = 0 AND state <= 3))
            AND (region = $6 OR $6 = '')
            AND (guide = $7 OR $7 = '')
            AND (birthday / 100 = $8 OR $8 = 0)
            AND (\(names("sets", hold: "$9")) OR $9 = '')
            AND (\(names("sets", hold: "$10")) OR $10 = '')
            AND (replace(open_values, $11, '') <> open_values OR $11 = '')
        ORDER BY \(home), members.member_id LIMIT $12
        """

    /// Whether any of the sets of names holds one: narrows down, and is looked at again.
    private static func names(_ sets: String, hold name: String) -> String {
        let list = "',' || replace(\(sets), ';', ',') || ','"
        return "replace(\(list), ',' || \(name) || ',', '') <> \(list)"
    }

    private static let windowSQL = """
        SELECT \(home), member_id FROM members
        WHERE \(home) >= $1 AND \(home) <= $2 AND (\(home), member_id) > ($3, $4)
        ORDER BY \(home), member_id LIMIT 1 OFFSET $5
        """

    /// One page.
    func page(in reader: any SQLReader) throws -> MemberPage {
        var members: [Member] = []
        var after = query.after
        var rowsLeft = rowsMax
        let unit = query.organisation.rawValue
        // Between a unit and what lies below it, others may stand whose names begin alike.
        for (first, last) in [(unit, unit), (unit + "/", unit + "/~")] {
            while members.count <= query.pageSize {
                guard rowsLeft > 0 else { return MemberPage(members: members, next: after) }
                let window = min(windowMax, rowsLeft)
                let bounds = Bounds(first: first, last: last, after: after)
                let end = try self.end(ofWindow: window, bounds, in: reader)
                // What is left of a range is not counted: a page always gets beyond its start.
                if end != nil { rowsLeft -= window }
                let limit = query.pageSize + 1 - members.count
                var rowCount = 0
                try reader.forEachRow(Self.sql, arguments(bounds, end, limit)) { row in
                    rowCount += 1
                    let stored = try StoredMember(row: row)
                    after = MemberQuery.Position(
                        home: stored.facts.home,
                        memberID: stored.memberID
                    )
                    if isMeant(stored.facts) {
                        members.append(stored.member(try stored.opened(by: seal).record))
                    }
                }
                if rowCount == limit { continue }
                guard let end else { break }
                after = end
            }
        }
        guard members.count > query.pageSize else { return MemberPage(members: members, next: nil) }
        members.removeLast(members.count - query.pageSize)
        return MemberPage(
            members: members,
            next: members.last.map {
                MemberQuery.Position(home: $0.facts.home, memberID: $0.memberID)
            }
        )
    }

    /// Between which homes, and behind which member, rows are looked at.
    private struct Bounds {
        let first: String
        let last: String
        let after: MemberQuery.Position?

        var values: [SQLValue] {
            [
                .text(first), .text(last), .text(after?.home.rawValue ?? ""),
                .integer(after?.memberID.rawValue ?? 0),
            ]
        }
    }

    /// The last of so many rows; `nil` where there are fewer.
    private func end(
        ofWindow rowCount: Int,
        _ bounds: Bounds,
        in reader: any SQLReader
    ) throws -> MemberQuery.Position? {
        let row = try reader.first(
            Self.windowSQL,
            bounds.values + [.integer(Int64(rowCount - 1))]
        )
        guard let row else { return nil }
        guard let home = OrganisationPath(try row.text(0)) else { throw MemberStoreError.corrupt }
        return MemberQuery.Position(
            home: home,
            memberID: try MemberID(stored: row.integer(1))
        )
    }

    private func isMeant(_ facts: MemberFacts) -> Bool {
        (query.tag.map(facts.tags.contains) ?? true)
            && (query.childStage.map(facts.childStages.contains) ?? true)
    }

    private func arguments(
        _ bounds: Bounds,
        _ end: MemberQuery.Position?,
        _ limit: Int
    ) -> [SQLValue] {
        bounds.values + [
            .integer(Int64(query.state?.rawValue ?? 0)), .text(query.region ?? ""),
            .text(query.guide ?? ""), .integer(Int64(query.birthdayMonth ?? 0)),
            .text(query.tag ?? ""), .text(query.childStage ?? ""),
            .text(query.attribute.map(OpenValues.line) ?? ""), .integer(Int64(limit)),
            .text(end?.home.rawValue ?? bounds.last),
            .integer(end?.memberID.rawValue ?? .max),
        ]
    }
}
