/// The one ping of ours that may be unanswered.
struct PingState {
    private var outstanding: UInt64?

    /// Records that a ping is to be sent.
    ///
    /// - Returns: Whether to send it; `false` while another one is unanswered.
    mutating func requested(_ payload: UInt64) -> Bool {
        guard outstanding == nil else { return false }
        outstanding = payload
        return true
    }

    /// Records an answer.
    ///
    /// - Returns: Whether it answers our ping.
    mutating func answered(_ payload: UInt64) -> Bool {
        guard outstanding == payload else { return false }
        outstanding = nil
        return true
    }
}
