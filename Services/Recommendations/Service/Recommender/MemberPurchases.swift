import RecommendationsDomain
import RecommendationsLearning

/// What one member bought, in the two forms that answers are made of.
struct MemberPurchases: Sendable {
    /// What counts and popularity rank by.
    private(set) var counts: MemberCounts
    /// What models rank by.
    ///
    /// An order that is the latest is added to it; where one came late or was taken back it is
    /// `nil`, until the log is read again.
    private(set) var history: PurchaseHistory?
    /// The latest order of the history.
    private var latest: Purchase?

    /// Takes a whole log.
    ///
    /// - Parameter log: The member's log, by number.
    init(log: [Purchase]) {
        counts = MemberCounts(purchases: log)
        let standing = log.standing
        history = PurchaseHistory(standing: standing)
        latest = standing.max { $0.comesBefore($1) }
    }

    /// How many lines of the member's log are in it.
    var version: Int64 { counts.version }

    /// Takes one more line of the log; one that is in it already changes nothing.
    ///
    /// - Parameter purchase: The next line of this member's log.
    mutating func apply(_ purchase: Purchase) {
        guard purchase.number > version else { return }
        counts.apply(purchase)
        guard history != nil else { return }
        let isLatest = latest.map { $0.comesBefore(purchase) } ?? true
        guard purchase.kind == .bought, isLatest else {
            history = nil
            latest = nil
            return
        }
        history?.append(purchase)
        latest = purchase
    }

    /// Whether the same is known as of another, whatever the way to it; a history that is not there
    /// is as any.
    func isTheSame(as other: MemberPurchases) -> Bool {
        guard counts.countsTheSame(as: other.counts) else { return false }
        guard let history, let otherHistory = other.history else { return true }
        return history == otherHistory
    }
}
