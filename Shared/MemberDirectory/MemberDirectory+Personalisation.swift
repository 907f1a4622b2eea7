package import Primitives

import StorageCore

extension MemberDirectory {
    /// Who has asked not to be judged by what it did, under all ids that lead to them, for whoever
    /// learns from all members: as many numbers in memory as there are such ids.
    ///
    /// - Throws: Where the database cannot be read.
    /// - Returns: The ids; one that was merged into another is as whoever it leads to.
    package func unpersonalised() async throws -> Set<MemberID> {
        try await database.read { reader in
            var found: Set<MemberID> = []
            try reader.scan(
                "SELECT member_id FROM directory_members WHERE gates & $1 <> 0",
                [.integer(MemberFacts.Gate.notPersonalised)]
            ) { row in
                if let id = MemberID(rawValue: try row.integer(0)) { found.insert(id) }
            }
            var survivors: [MemberID: MemberID] = [:]
            try reader.scan(
                """
                SELECT member_id, survivor_id FROM directory_members WHERE survivor_id IS NOT NULL
                """,
                []
            ) { row in
                guard let id = MemberID(rawValue: try row.integer(0)) else { return }
                survivors[id] = MemberID(rawValue: try row.integer(1))
            }
            let own = found
            for id in survivors.keys {
                var last = id
                for _ in 0..<Self.survivorStepsMax {
                    guard let next = survivors[last] else { break }
                    last = next
                }
                if own.contains(last) { found.insert(id) } else { found.remove(id) }
            }
            return found
        }
    }
}
