package import Primitives
package import RecommendationsDomain

import Synchronization

/// What members did and do not want, and what stores have in stock, as lists need it: in memory,
/// read from the store where it is not.
///
/// What this process stores counts in its next answer. Where other processes share the store, what
/// was read of a member is read again after half a second, and stock with ``refreshStock()``.
package final class FeedbackMemory: Sendable {
    /// What is known of one member, and its number: the same number means the same.
    struct Numbered: Hashable {
        let number: Int64
        let feedback: MemberFeedback
    }

    private struct Entry {
        var known: Numbered
        let stored: StoredFeedback
        var readAt: Timestamp
    }

    private struct State {
        var members: BoundedCache<MemberID, Entry>
        /// Counts what was read and differed from what was known.
        var readCount: Int64 = 0
        /// Counts what has made something that is being read old.
        var changeCount: Int64 = 0
        var stock = StockLevels()
        var stockRevision: Int64 = -1
        var search = ProductSearch()
        var searchVersion: Int64 = -1
    }

    /// Where everything is kept.
    package let store: any FeedbackStore & StockStore
    private let now: @Sendable () -> Timestamp
    private let isShared: Bool
    private let membersMax: Int
    private let state: Mutex<State>
    private let refreshing = SerialGate()

    /// After how long what was read of a member is read again, where other processes may have
    /// changed it.
    private static let ageMax: Duration = .milliseconds(500)

    private init(
        store: any FeedbackStore & StockStore,
        membersMax: Int,
        isShared: Bool,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.now = now
        self.isShared = isShared
        self.membersMax = membersMax
        state = Mutex(State(members: BoundedCache(countMax: membersMax)))
    }

    /// Reads all stock.
    ///
    /// - Parameters:
    ///   - store: Where everything is kept.
    ///   - membersMax: How many members' feedback is kept in memory.
    ///   - isShared: Whether other processes write to the store.
    ///   - now: The wall clock.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The memory.
    package static func open(
        store: any FeedbackStore & StockStore,
        membersMax: Int,
        isShared: Bool,
        now: @escaping @Sendable () -> Timestamp
    ) async throws -> FeedbackMemory {
        let memory = FeedbackMemory(
            store: store,
            membersMax: membersMax,
            isShared: isShared,
            now: now
        )
        try await memory.refreshStock()
        return memory
    }

    // MARK: Members

    /// What a member did and does not want.
    ///
    /// - Parameter member: Not an id that was merged into another.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What is known, with its number.
    func feedback(of member: MemberID) async throws -> Numbered {
        let moment = now()
        let (known, changeCount) = state.withLock { state in
            (state.members.value(of: member), state.changeCount)
        }
        if let known, !isShared || isFresh(known, moment) { return known.known }
        let stored = try await store.feedback(of: member)
        return state.withLock { state in
            if let known, known.stored == stored {
                state.members.update(member) { $0.readAt = moment }
                return known.known
            }
            state.readCount += 1
            let numbered = Numbered(number: state.readCount, feedback: MemberFeedback(stored))
            // Something has changed while it was read: the next reader asks again.
            if state.changeCount == changeCount {
                let entry = Entry(known: numbered, stored: stored, readAt: moment)
                state.members.insert(entry, for: member)
            }
            return numbered
        }
    }

    /// What a member does not want, as requirements are asked with it.
    ///
    /// - Parameter member: Not an id that was merged into another.
    /// - Throws: Where the store cannot be read.
    /// - Returns: What is not shown.
    package func exclusions(of member: MemberID) async throws -> ExcludedProducts {
        var excluded = ExcludedProducts()
        for what in try await store.feedback(of: member).unwanted {
            switch what.subject {
            case .product: excluded.skus.insert(what.name)
            case .category: excluded.categories.append(what.name)
            case .brand: excluded.brands.append(what.name)
            case .department: excluded.departments.append(what.name)
            }
        }
        return excluded
    }

    private func isFresh(_ entry: Entry, _ moment: Timestamp) -> Bool {
        let age = moment.microseconds(since: entry.readAt)
        return age >= 0 && Duration.microseconds(age) < Self.ageMax
    }

    /// Lets go of what is known of members whose rows have changed, or may have.
    package func forget(_ members: Set<MemberID>) {
        state.withLock { state in
            state.changeCount += 1
            for member in members { state.members.remove(member) }
        }
    }

    /// Lets go of what is known of all members: old rows were deleted.
    package func forgetAll() {
        state.withLock { state in
            state.changeCount += 1
            state.members = BoundedCache(countMax: membersMax)
        }
    }

    // MARK: Stock

    /// Takes over what was told of stock, by other processes too.
    ///
    /// - Throws: Where the store cannot be read.
    package func refreshStock() async throws {
        try await refreshing.alone {
            let changes = try await store.stockChanges(
                since: state.withLock { $0.stockRevision }
            )
            state.withLock { state in
                state.stockRevision = changes.revision
                for level in changes.levels {
                    state.stock.put(
                        level.product,
                        quantity: level.quantity,
                        in: level.organisation
                    )
                }
            }
        }
    }

    /// What a unit has in stock, and the revision of stock that says so.
    package func stock(of organisation: String) -> (unit: StockLevels.Unit, revision: Int64) {
        state.withLock { ($0.stock.unit(organisation), $0.stockRevision) }
    }

    /// The revision of stock that is known.
    var stockRevision: Int64 { state.withLock { $0.stockRevision } }

    // MARK: Searches

    /// What words mean in a catalogue.
    func matches(
        _ words: String,
        in catalogue: Catalogue
    ) -> (products: [ProductID], categories: [String]) {
        let search = state.withLock { state in
            if state.searchVersion < catalogue.version {
                state.search.follow(catalogue)
                state.searchVersion = catalogue.version
            }
            return state.search
        }
        return search.matches(words)
    }
}
