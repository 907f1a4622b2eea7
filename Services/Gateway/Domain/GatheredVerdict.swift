/// How a part failed, as far as the whole answer depends on it.
package enum PartFailure: Hashable, Sendable {
    /// The service says that there is no such member.
    case memberUnknown
    /// The service says that the caller may not, or that the request is wrong.
    case refused
    /// The service did not answer, or could not.
    case unavailable
}

/// What to answer once every part has come or failed.
package enum GatheredVerdict: Hashable, Sendable {
    /// What is there, with the rest named.
    case answer
    /// That there is no such member.
    case memberUnknown
    /// The refusal of the first part, which all parts share.
    case refuse
    /// That nothing is there now.
    case unavailable

    /// Decides from how the parts ended; the cases above stand in another order than they are
    /// looked for here.
    ///
    /// Only identity knows who is a member: another service that does not know one has just not
    /// heard of it yet.
    ///
    /// - Parameter failures: The failure of each part that was asked for; `nil` for one that came.
    package init(failures: [Part: PartFailure?]) {
        precondition(!failures.isEmpty, "nothing was asked for")
        if case .some(.some(.memberUnknown)) = failures[.profile] {
            self = .memberUnknown
        } else if failures.values.contains(nil) {
            self = .answer
        } else if failures.values.allSatisfy({ $0 == .refused }) {
            self = .refuse
        } else {
            self = .unavailable
        }
    }
}
