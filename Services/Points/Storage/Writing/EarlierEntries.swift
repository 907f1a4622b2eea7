internal import PointsDomain
internal import Primitives

/// Looks for what was booked for commands that may have been sent before.
///
/// The account tells by its fingerprints which commands those may be; only their histories are gone
/// through, newest first, page by page, each once for all commands that may stand in it. A
/// command's entries stand next to each other: the first that is not the command's ends its search.
struct EarlierEntries {
    /// One command's search.
    private struct Search {
        let identity: CommandIdentity
        let known: SearchedHistory
        /// Where to look, the last first.
        var places: [LedgerReader.RecordKey]
        /// Newest first.
        var found: [BookedEntry] = []
        var isDone = false
        /// What the histories came to that were gone through.
        var passed = SearchedHistory()
    }

    /// One history that is gone through, and the searches that go through it.
    private struct Chain {
        let member: MemberID
        var next: JournalID?
        /// By the key that they look for.
        var byKey: [String: [Int]] = [:]
        /// Those that have found something, and end with it.
        var active: [Int] = []
        /// Those that know what stands from a record on backwards.
        var knowing: [JournalID: [Int]] = [:]
        var openCount = 0
    }

    private static let firstPageRecords: Int64 = 8
    private static let pageRecords: Int64 = 256

    private let ledger: LedgerReader
    private var searches: [Search] = []
    /// How many more records may be read.
    private var recordsLeft: Int64

    private init(_ ledger: LedgerReader, recordsMax: Int64) {
        self.ledger = ledger
        recordsLeft = recordsMax
    }

    /// Finds what was booked for commands.
    ///
    /// - Parameters:
    ///   - commands: The commands, and what is known of each.
    ///   - accounts: Those of their members, and of all whom these were merged into.
    ///   - ledger: Where to look.
    ///   - recordsMax: About how many records may be read in all.
    /// - Returns: The entries, oldest first, of those that were sent before; and those commands of
    ///   which it is not known, since more records stand before them.
    /// - Throws: `StorageError`, ``PointsStoreError/corrupt(_:)``.
    static func find(
        _ commands: [(identity: CommandIdentity, known: SearchedHistory)],
        _ accounts: [MemberID: LedgerGroup.AccountState],
        _ ledger: LedgerReader,
        recordsMax: Int64
    ) throws -> (earlier: [CommandIdentity: [BookedEntry]], unknown: Set<CommandIdentity>) {
        var all = EarlierEntries(ledger, recordsMax: recordsMax)
        var seen: Set<CommandIdentity> = []
        for (identity, known) in commands where seen.insert(identity).inserted {
            all.add(identity, known, accounts)
        }
        try all.run()
        var earlier: [CommandIdentity: [BookedEntry]] = [:]
        for search in all.searches where search.isDone && !search.found.isEmpty {
            earlier[search.identity] = search.found.reversed()
        }
        return (earlier, Set(all.searches.lazy.filter { !$0.isDone }.map(\.identity)))
    }

    /// Goes through all that a command's earlier entries may stand in, however long it is, but for
    /// what is known.
    static func search(
        for identity: CommandIdentity,
        knowing known: SearchedHistory,
        _ accounts: [MemberID: LedgerGroup.AccountState],
        _ ledger: LedgerReader
    ) throws -> SearchedHistory {
        var all = EarlierEntries(ledger, recordsMax: .max)
        all.add(identity, known, accounts)
        try all.run()
        return all.searches.first?.passed ?? SearchedHistory()
    }

    /// Adds a search in the histories that may have a command, the member's own last: it goes
    /// first.
    private mutating func add(
        _ identity: CommandIdentity,
        _ known: SearchedHistory,
        _ accounts: [MemberID: LedgerGroup.AccountState]
    ) {
        guard let fingerprint = identity.fingerprint else { return }
        var places: [LedgerReader.RecordKey] = []
        var members = [identity.member]
        var next = 0
        while next < members.count {
            let current = members[next]
            next += 1
            guard let state = accounts[current] else { continue }
            if let last = state.head.id, state.account.keys.contains(fingerprint) {
                places.append((last, current))
            }
            members += state.account.survivors.filter { !members.contains($0) }
        }
        if places.isEmpty { return }
        searches.append(Search(identity: identity, known: known, places: places.reversed()))
    }

    /// Goes through the first history of every search, then through the next of those that are
    /// still open, as far as records may be read.
    private mutating func run() throws {
        while recordsLeft > 0 {
            var chains: [MemberID: Chain] = [:]
            for (index, search) in searches.enumerated() where !search.isDone {
                guard let place = search.places.last else { continue }
                var chain = chains[place.member] ?? Chain(member: place.member, next: place.id)
                chain.byKey[search.identity.key, default: []].append(index)
                if let known = search.known.chains[place.member] {
                    chain.knowing[known.head, default: []].append(index)
                }
                chain.openCount += 1
                chains[place.member] = chain
            }
            if chains.isEmpty { return }
            try goThrough(chains.values.sorted { $0.member < $1.member })
        }
    }

    private mutating func goThrough(_ chains: [Chain]) throws {
        var chains = chains
        var limit = Self.firstPageRecords
        while !chains.isEmpty, recordsLeft > 0 {
            try readPage(of: &chains, limit: limit)
            chains.removeAll { $0.next == nil || $0.openCount == 0 }
            let share = recordsLeft / Int64(max(1, chains.count))
            limit = min(Self.pageRecords, max(Self.firstPageRecords, share))
        }
    }

    private mutating func readPage(of chains: inout [Chain], limit: Int64) throws {
        let starts = chains.compactMap { chain in chain.next.map { (id: $0, chain.member) } }
        var isThere = Array(repeating: false, count: chains.count)
        try ledger.forEachRecord(backFrom: starts, limit: limit) { start, row in
            isThere[start] = true
            recordsLeft -= 1
            if chains[start].openCount == 0 { return }
            let record = try LedgerReader.record(row)
            take(record, in: &chains[start])
            chains[start].next = record.previousID
        }
        for (index, chain) in chains.enumerated() {
            if !isThere[index] {
                throw PointsStoreError.corrupt("the history of member \(chain.member) is broken")
            }
            if chain.next == nil { pass(&chains[index]) }
        }
    }

    private mutating func take(_ record: JournalRecord, in chain: inout Chain) {
        for index in chain.knowing.removeValue(forKey: record.id) ?? []
        where isOpen(index, in: chain) {
            // From here on backwards everything is known.
            if searches[index].found.isEmpty {
                searches[index].found = searches[index].known.chains[chain.member]?.found ?? []
            }
            leave(index, &chain)
        }
        let active = chain.active
        chain.active = []
        for index in active where isOpen(index, in: chain) {
            if searches[index].identity.isIdentity(of: record.entry) {
                searches[index].found.append(record.booked)
                chain.active.append(index)
            } else {
                leave(index, &chain)
            }
        }
        guard let key = record.entry.key, let candidates = chain.byKey[key.rawValue] else { return }
        for index in candidates
        where isOpen(index, in: chain) && searches[index].found.isEmpty
            && searches[index].identity.isIdentity(of: record.entry)
        {
            searches[index].found.append(record.booked)
            chain.active.append(index)
        }
    }

    /// Whether a search goes through a history still.
    private func isOpen(_ index: Int, in chain: Chain) -> Bool {
        !searches[index].isDone && searches[index].places.last?.member == chain.member
    }

    /// Ends the way of a search through a history: it is done, or goes on in another.
    private mutating func leave(_ index: Int, _ chain: inout Chain) {
        chain.openCount -= 1
        let place = searches[index].places.removeLast()
        let found = searches[index].found
        searches[index].passed.chains[place.member] = .init(head: place.id, found: found)
        searches[index].isDone = !found.isEmpty || searches[index].places.isEmpty
    }

    /// Ends the way of all searches through a history that has no more records.
    private mutating func pass(_ chain: inout Chain) {
        for index in searches.indices where isOpen(index, in: chain) { leave(index, &chain) }
    }
}
