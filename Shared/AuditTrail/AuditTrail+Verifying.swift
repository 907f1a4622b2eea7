internal import StorageCore

/// What a check of a trail has found.
package struct AuditVerification: Hashable, Sendable {
    /// How many records there are.
    package var recordCount = 0
    /// What does not hold, one sentence each.
    package private(set) var findings: [String] = []

    /// The most findings that are told.
    package static let findingCountMax = 100

    mutating func find(_ finding: String) {
        if findings.count < Self.findingCountMax { findings.append(finding) }
    }
}

extension AuditTrail {
    /// Computes every hash again, lane by lane.
    ///
    /// - Returns: How many records there are, and what does not hold.
    /// - Throws: ``StorageError``.
    package func verify() async throws -> AuditVerification {
        try await database.read { reader in
            var verification = AuditVerification()
            var heads = try Self.followLanes(in: reader, &verification)
            try reader.forEachRow("SELECT lane, records, hash FROM audit_lanes ORDER BY lane", []) {
                row in
                let lane = try row.integer(0)
                let head = heads.removeValue(forKey: lane) ?? .empty
                let isSame = try row.integer(1) == head.count && row.blob(2) == head.hash
                if !isSame {
                    verification.find(
                        "lane \(lane) of the audit trail does not end with its last record"
                    )
                }
            }
            for lane in heads.keys.sorted() {
                verification.find("lane \(lane) of the audit trail has records and no end")
            }
            let strays = try reader.integer(
                """
                SELECT count(*) FROM audit_records AS ending
                LEFT JOIN audit_records AS record ON record.lane = ending.begun_lane
                    AND record.number = ending.begun_number AND record.kind = 1
                WHERE ending.kind = 2 AND record.number IS NULL
                """
            )
            if let strays, strays > 0 {
                verification.find("\(strays) ends in the audit trail have no beginning")
            }
            return verification
        }
    }

    /// - Returns: What each lane's records amount to.
    private static func followLanes(
        in reader: any SQLReader,
        _ verification: inout AuditVerification
    ) throws -> [Int64: LaneHead] {
        var heads: [Int64: LaneHead] = [:]
        var findings = verification
        try reader.scan(
            """
            SELECT lane, number, hash, \(AuditEntry.columns) FROM audit_records
            ORDER BY lane, number
            """,
            []
        ) { row in
            findings.recordCount += 1
            let lane = try row.integer(0)
            let number = try row.integer(1)
            let hash = try row.blob(2)
            let previous = heads[lane] ?? .empty
            if number != previous.count + 1 {
                findings.find("lane \(lane) of the audit trail lacks record \(previous.count + 1)")
            }
            let expected = try AuditEntry(row: row, from: 3)
                .hash(lane: lane, number: number, previous: previous.hash)
            if hash != expected {
                findings.find(
                    "record \(lane)-\(number) of the audit trail was changed, or follows another"
                )
            }
            // The stored hash: one changed record is one finding.
            heads[lane] = LaneHead(count: number, sum: 0, hash: hash)
        }
        verification = findings
        return heads
    }
}
