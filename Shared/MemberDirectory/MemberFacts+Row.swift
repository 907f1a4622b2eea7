import Primitives
import StorageCore

extension MemberFacts {
    static let columns = """
        member_id, home, state, gates, guide, region, birthday, child_stages, tags, partners,
        survivor_id, consents
        """

    static let upsert = """
        INSERT INTO directory_members (\(columns))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (member_id) DO UPDATE SET home = excluded.home, state = excluded.state,
        gates = excluded.gates, guide = excluded.guide, region = excluded.region,
        birthday = excluded.birthday, child_stages = excluded.child_stages,
        tags = excluded.tags, partners = excluded.partners, survivor_id = excluded.survivor_id,
        consents = excluded.consents
        """

    enum Gate {
        static let noEarning: Int64 = 1
        static let noBurning: Int64 = 2
        static let notPersonalised: Int64 = 4
    }

    init(row: any RowView) throws(StorageError) {
        guard let member = MemberID(rawValue: try row.integer(0)),
            let home = OrganisationPath(try row.text(1)),
            let state = State(rawValue: try row.integer(2))
        else { throw StorageError(.corrupt, "a member of the directory has no id, home or state") }
        self.init(memberID: member, home: home)
        let gates = try row.integer(3)
        self.state = state
        mayEarn = gates & Gate.noEarning == 0
        mayBurn = gates & Gate.noBurning == 0
        isPersonalised = gates & Gate.notPersonalised == 0
        guide = try row.textOrNil(4)
        region = try row.textOrNil(5)
        birthday = try row.integerOrNil(6).map { Int($0) }
        childStages = Self.list(try row.text(7))
        tags = Self.list(try row.text(8))
        partners = Self.list(try row.text(9))
        survivor = try row.integerOrNil(10).flatMap { MemberID(rawValue: $0) }
        consents = Self.list(try row.text(11))
    }

    var row: [SQLValue] {
        var gates: Int64 = 0
        if !mayEarn { gates |= Gate.noEarning }
        if !mayBurn { gates |= Gate.noBurning }
        if !isPersonalised { gates |= Gate.notPersonalised }
        return [
            .integer(memberID.rawValue), .text(home.rawValue), .integer(state.rawValue),
            .integer(gates), SQLValue(guide), SQLValue(region),
            SQLValue(birthday.map { Int64($0) }), .text(Self.text(childStages)),
            .text(Self.text(tags)), .text(Self.text(partners)), SQLValue(survivor?.rawValue),
            .text(Self.text(consents)),
        ]
    }

    /// Names stand one per line: whatever a program calls things, no name has a line feed.
    private static func text(_ names: [String]) -> String { names.joined(separator: "\n") }

    private static func list(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }
}

extension MergeOperation {
    static let columns = """
        number, is_unmerge, merge_id, survivor_id, absorbed_id, organisation, booked_at, entries,
        orders
        """

    static let insert = """
        INSERT INTO directory_operations (\(columns), is_taken, is_done)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0)
        """

    init(row: any RowView) throws(StorageError) {
        guard let survivor = MemberID(rawValue: try row.integer(3)),
            let absorbed = MemberID(rawValue: try row.integer(4)),
            let organisation = OrganisationPath(try row.text(5))
        else { throw StorageError(.corrupt, "a merge in the directory has no members") }
        let entries = try row.text(7).split(separator: "\n").compactMap { Int64($0) }
        let orders = try row.text(8).split(separator: "\n").compactMap { line -> OrderName? in
            let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
            return parts.count == 2 ? OrderName(channel: parts[0], orderID: parts[1]) : nil
        }
        self.init(
            number: try row.integer(0),
            kind: try row.integer(1) == 0 ? .merged : .unmerged(entries: entries, orders: orders),
            mergeID: try row.integer(2),
            survivor: survivor,
            absorbed: absorbed,
            organisation: organisation,
            at: Timestamp(microseconds: try row.integer(6))
        )
    }

    var row: [SQLValue] {
        var texts = (entries: "", orders: "")
        if case .unmerged(let entries, let orders) = kind {
            texts.entries = entries.map(String.init).joined(separator: "\n")
            texts.orders = orders.map { $0.channel + "\t" + $0.orderID }.joined(separator: "\n")
        }
        return [
            .integer(number), .integer(isUnmerge ? 1 : 0), .integer(mergeID),
            .integer(survivor.rawValue), .integer(absorbed.rawValue),
            .text(organisation.rawValue), .integer(at.microseconds), .text(texts.entries),
            .text(texts.orders),
        ]
    }
}
