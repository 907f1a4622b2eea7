import IdentityDomain
import Primitives
import StorageCore

extension IdentityTransaction {
    /// Has what is kept beside members follow what has happened to them in this transaction:
    /// purchases, tags and invitations are those of whoever they are now.
    func followUp() throws {
        for (event, _) in events {
            switch event {
            case .membersMerged(let merge):
                try join(merge)
            case .membersUnmerged(let unmerge):
                try part(unmerge.merge)
            case .memberRegistered, .identityAdded, .identityRemoved, .memberChanged,
                .memberErased:
                break
            }
        }
    }

    private func join(_ merge: MemberMerge) throws {
        try findOnePerson(merge)
        try writer.execute(
            """
            INSERT INTO member_joins (absorbed_id, survivor_id, merge_id) VALUES ($1, $2, $3)
            ON CONFLICT (absorbed_id) DO UPDATE SET survivor_id = excluded.survivor_id,
                merge_id = excluded.merge_id
            """,
            [
                .integer(merge.absorbed.rawValue), .integer(merge.survivor.rawValue),
                .integer(merge.mergeID),
            ]
        )
        let absorbed = try StoredPurchases.load(merge.absorbed, in: writer)
        if absorbed.version > 0 {
            var survivor = try StoredPurchases.load(merge.survivor, in: writer)
            for order in absorbed.history.orders { survivor.history.insert(order) }
            survivor.notePayment(at: absorbed.firstPaidAt)
            try save(survivor, of: merge.survivor)
        }
        try copyTags(of: merge)
        try tagsAreDue(of: [merge.survivor, merge.absorbed])
    }

    /// What somebody gave to the other one stays given; the copy knows its merge.
    private func copyTags(of merge: MemberMerge) throws {
        guard let absorbed = try StoredMember.load(merge.absorbed, in: writer),
            let survivor = try member(merge.survivor)
        else { return }
        let tags = try tags(of: absorbed).filter { !$0.isByRule }
        try writer.execute(
            """
            INSERT INTO member_tags (member_id, \(MemberTag.columns), merge_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (member_id, tag) DO NOTHING
            """,
            each: tags.map { tag in
                try tag.row(of: survivor, seal: context.seal) + [.integer(merge.mergeID)]
            }
        )
    }

    /// What came with the merge goes back; what was bought since stays with the survivor.
    private func part(_ merge: MemberMerge) throws {
        try writer.execute(
            "DELETE FROM member_joins WHERE absorbed_id = $1 AND merge_id = $2",
            [.integer(merge.absorbed.rawValue), .integer(merge.mergeID)]
        )
        var absorbed = try StoredPurchases.load(merge.absorbed, in: writer)
        var survivor = try StoredPurchases.load(merge.survivor, in: writer)
        if absorbed.version > 0, survivor.version > 0 {
            let joint = Set(survivor.history.orders.map(\.digest))
            // What was taken back meanwhile is gone for both.
            for order in absorbed.history.orders where !joint.contains(order.digest) {
                _ = absorbed.history.remove(order.digest)
            }
            for order in absorbed.history.orders { _ = survivor.history.remove(order.digest) }
            try save(absorbed, of: merge.absorbed)
            try save(survivor, of: merge.survivor)
        }
        try writer.execute(
            "DELETE FROM member_tags WHERE member_id = $1 AND merge_id = $2",
            [.integer(merge.survivor.rawValue), .integer(merge.mergeID)]
        )
        try tagsAreDue(of: [merge.survivor, merge.absorbed])
    }

    /// Whoever invited itself by another name earns nothing by it.
    private func findOnePerson(_ merge: MemberMerge) throws {
        let survivors = try MemberJoins.everyID(of: merge.survivor, in: writer)
        let absorbed = try MemberJoins.everyID(of: merge.absorbed, in: writer)
        for (inviters, invitees) in [(survivors, absorbed), (absorbed, survivors)] {
            for invitee in invitees {
                let row = try writer.first(
                    "SELECT \(StoredReferral.columns) FROM referrals WHERE invitee = $1",
                    [.integer(invitee.rawValue)]
                )
                guard let stored = try row.map({ try StoredReferral(row: $0) }),
                    inviters.contains(stored.referral.inviter)
                else { continue }
                // Neither the campaign nor the zone counts for this.
                try decide(.foundOnePerson, of: stored, campaign: nil, zone: .utc)
            }
        }
    }
}
