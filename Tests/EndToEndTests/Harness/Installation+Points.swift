extension Installation {
    /// What of points is available, in an answer of GetBalance or a part of a home.
    static func availablePoints(_ answer: Any?) -> String? {
        let balances = (answer as? [String: Any])?["balances"] as? [[String: Any]]
        return balances?.first { $0["currency"] as? String == "points" }?["available"] as? String
    }
}
