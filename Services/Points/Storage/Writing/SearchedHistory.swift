internal import PointsDomain
internal import Primitives

/// What a search for one command's earlier entries has come to, up to where the histories ended.
///
/// History does not change: whoever knows this has to look at what was booked since only.
struct SearchedHistory: Sendable {
    /// One member's history.
    struct Chain: Sendable {
        /// The record that it ended in.
        let head: JournalID
        /// The command's entries in it, newest first.
        let found: [BookedEntry]
    }

    /// By member, as far as they were searched.
    var chains: [MemberID: Chain] = [:]
}

/// A command on its way to the writer, and what is known of its earlier entries.
struct LedgerRequest: Sendable {
    let command: PointsCommand
    let gate: MemberGate
    var searched = SearchedHistory()
}

/// What the writer makes of a request.
enum LedgerAnswer: Sendable {
    /// The command was carried out.
    case outcome(PointsOutcome)
    /// Whether it was sent before stands too far back: it was not looked at, and is to be sent
    /// again with what a search of the history comes to.
    case isToBeSearched
}
