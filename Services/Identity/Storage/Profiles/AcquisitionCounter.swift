import IdentityDomain
import Primitives
import StorageCore

/// Counts members by how they were won.
struct AcquisitionCounter {
    let query: AcquisitionQuery

    /// A member that was merged into another counts with that one.
    private static let condition = """
        FROM acquisitions JOIN members ON members.member_id = acquisitions.member_id
        WHERE (\(MemberLister.home) = $1
                OR (\(MemberLister.home) >= $2 AND \(MemberLister.home) <= $3))
            AND registered_at >= $4 AND registered_at < $5
            AND (campaign = $6 OR $6 = '')
            AND state <> 4
        """

    func count(in reader: any SQLReader) throws -> AcquisitionCount {
        let column = Self.column(query.field)
        let organisation = query.organisation.rawValue
        let arguments: [SQLValue] = [
            .text(organisation), .text(organisation + "/"), .text(organisation + "/~"),
            .integer((query.registeredFrom ?? .min).microseconds),
            .integer((query.registeredBefore ?? .max).microseconds),
            .text(query.campaign ?? ""),
        ]
        let rows = try reader.query(
            """
            SELECT \(column), count(*) \(Self.condition) AND \(column) IS NOT NULL
            GROUP BY \(column) ORDER BY count(*) DESC, \(column) LIMIT $7
            """,
            arguments + [.integer(Int64(AcquisitionQuery.sourceCountMax))]
        )
        return AcquisitionCount(
            sources: try rows.map { row in
                AcquisitionCount.Source(value: try row.text(0), memberCount: try row.integer(1))
            },
            total: try reader.integer("SELECT count(*) \(Self.condition)", arguments) ?? 0
        )
    }

    private static func column(_ field: Acquisition.Field) -> String {
        switch field {
        case .channel: "acquisitions.channel"
        case .campaign: "acquisitions.campaign"
        case .store: "acquisitions.store"
        case .guide: "acquisitions.guide"
        case .qrParameter: "acquisitions.qr_parameter"
        case .forwardedBy: "acquisitions.forwarded_by"
        }
    }
}
