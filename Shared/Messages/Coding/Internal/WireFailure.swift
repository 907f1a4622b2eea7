internal import RPCCore

/// What keeps bytes from being a message, and where.
struct WireFailure: Error {
    /// What is wrong.
    let code: MessageCodingError.Code
    /// The path of the field within the message that was being read; empty where it is unknown.
    private(set) var path = ""

    /// Names what is wrong.
    init(_ code: MessageCodingError.Code) { self.code = code }

    /// The same failure as seen from the message around it.
    ///
    /// - Parameter step: The field of that message, with its index where it is repeated.
    /// - Returns: The failure, its path one step longer.
    func inside(_ step: String) -> WireFailure {
        var failure = self
        failure.path = path.isEmpty ? step : step + "." + path
        return failure
    }
}
