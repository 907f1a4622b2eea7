import Cryptography
package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore: TagsStore {
    package func carryOut(
        _ command: TagCommand,
        as request: KeyedRequest,
        rules: TagReview.Rules
    ) async throws -> KeyedOutcome<TagCommand.Outcome> {
        try await change { transaction in
            var refusal: TagCommand.Outcome?
            let outcome = try transaction.once(
                request,
                decode: { TagCommand.Outcome(packed: $0, of: command) }
            ) {
                let decided = try transaction.carryOut(command, rules: rules)
                guard let packed = decided.packed else {
                    refusal = decided
                    return nil
                }
                return (decided, packed)
            }
            if let outcome { return outcome }
            guard let refusal else { preconditionFailure("a command had no outcome") }
            return .decided(refusal)
        }
    }

    package func tags(of memberID: MemberID) async throws -> TaggedMember? {
        let seal = seal
        return try await read { reader in
            guard let stored = try StoredMember.load(memberID, in: reader) else { return nil }
            return TaggedMember(
                facts: stored.facts,
                tags: try MemberTag.load(of: stored, seal: seal, in: reader)
            )
        }
    }

    package func tagCounts(
        in organisation: OrganisationPath
    ) async throws -> [(tag: String, count: Int)] {
        try await read { reader in
            var counts: [(tag: String, count: Int)] = []
            let below = organisation.rawValue + "/"
            try reader.forEachRow(
                """
                SELECT tag, count(*) FROM member_tags
                JOIN members ON members.member_id = member_tags.member_id
                WHERE coalesce(home, organisation) = $1
                    OR substr(coalesce(home, organisation), 1, $3) = $2
                GROUP BY tag ORDER BY tag
                """,
                [
                    .text(organisation.rawValue), .text(below),
                    .integer(Int64(below.utf8.count)),
                ]
            ) { row in counts.append((try row.text(0), Int(try row.integer(1)))) }
            return counts
        }
    }

    package func purchases(of memberID: MemberID) async throws -> MemberPurchases? {
        try await read { reader in
            guard let stored = try StoredMember.load(memberID, in: reader) else { return nil }
            let history = try StoredPurchases.load(memberID, in: reader).history
            var medians: [String: Double] = [:]
            for category in Set(history.orders.flatMap { $0.lines.map(\.category) }) {
                medians[category] = try CategoryPrices.load(category, in: reader).median
            }
            return MemberPurchases(facts: stored.facts, history: history, medians: medians)
        }
    }

    package func take(
        _ batch: PurchaseBatch,
        rules: TagReview.Rules,
        program: ReferralProgram
    ) async throws {
        _ = try await change { transaction in
            // One process takes events in while others wait, and then find them taken in.
            var positions = try ConsumerPositions.lock(
                source: batch.source,
                in: transaction.writer
            )
            var intake = PurchaseIntake(transaction, rules: rules, program: program)
            for event in batch.events
            where positions.advance(partition: event.partition, to: event.position) {
                if let fact = event.fact { try intake.take(fact) }
            }
            try intake.flush()
            try ConsumerPositions.store(positions, source: batch.source, in: transaction.writer)
            return true
        }
    }

    package func reviewTags(
        rules: TagReview.Rules,
        now: Timestamp,
        membersMax: Int
    ) async throws -> Int {
        let due = try await read { reader in
            try Self.dueReviews(rules, now: now, membersMax: membersMax, lock: "", in: reader)
        }
        // Most looks find nothing, and need no turn of the writer.
        if due.isEmpty { return 0 }
        return try await change { transaction in
            let due = try Self.dueReviews(
                rules,
                now: now,
                membersMax: membersMax,
                lock: " FOR UPDATE",
                in: transaction.writer
            )
            for memberID in due { try transaction.reviewTags(of: memberID, rules: rules) }
            return due.count
        }
    }

    private static func dueReviews(
        _ rules: TagReview.Rules,
        now: Timestamp,
        membersMax: Int,
        lock: String,
        in reader: any SQLReader
    ) throws -> [MemberID] {
        let queries: [(sql: String, value: Int64)] = [
            ("due_at <= $1 ORDER BY due_at, member_id", now.microseconds),
            ("rules_id < $1 ORDER BY rules_id, member_id", rules.storedID),
            ("rules_id > $1 ORDER BY rules_id, member_id", rules.storedID),
        ]
        var due: [MemberID] = []
        for query in queries where due.count < membersMax {
            try reader.forEachRow(
                "SELECT member_id FROM tag_reviews WHERE \(query.sql) LIMIT $2\(lock)",
                [.integer(query.value), .integer(Int64(membersMax - due.count))]
            ) { row in
                let memberID = try MemberID(stored: row.integer(0))
                if !due.contains(memberID) { due.append(memberID) }
            }
        }
        return due
    }
}

extension TagReview.Rules {
    /// By what rows tell that these rules have judged them: a part of the hash of the rules' text.
    var storedID: Int64 {
        var hash = SHA256()
        hash.update(Array("\(library.version)\n\(zone.name)\n\(library.rulesText)".utf8))
        let number = hash.finalized().bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // 0 stands for no rules at all.
        return Int64(number >> 1) | 1
    }
}

extension IdentityTransaction {
    func carryOut(_ command: TagCommand, rules: TagReview.Rules) throws -> TagCommand.Outcome {
        let stored = try StoredMember.load(command.memberID, in: writer)
        let current = try stored.map { try self.tags(of: $0) } ?? []
        let outcome = command.decide(
            facts: stored?.facts,
            current: current,
            library: rules.library,
            now: bookedAt
        )
        guard let stored else { return outcome }
        var tags = current.filter { $0.tag != command.tag }
        switch outcome {
        case .given(let tag): tags.append(tag)
        case .taken(had: true): break
        case .tagUnknown, .tagByRule, .memberUnknown, .memberGone, .untilPassed,
            .taken(had: false):
            return outcome
        }
        try reviewTags(
            of: stored,
            history: try StoredPurchases.load(command.memberID, in: writer).history,
            current: tags,
            rules: rules
        )
        return outcome
    }

    /// Looks at a member's tags again, whatever is known of it.
    func reviewTags(of memberID: MemberID, rules: TagReview.Rules) throws {
        guard let stored = try StoredMember.load(memberID, in: writer) else {
            try writer.execute(
                "DELETE FROM tag_reviews WHERE member_id = $1",
                [.integer(memberID.rawValue)]
            )
            return
        }
        try reviewTags(
            of: stored,
            history: try StoredPurchases.load(memberID, in: writer).history,
            rules: rules
        )
    }
}
