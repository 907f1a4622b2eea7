internal import COpenSSL

/// The calling thread's queue of OpenSSL errors.
enum ErrorQueue {
    /// How many errors a description names.
    private static let errorsMax = 4

    /// Empties the queue, so that an older failure is not taken for this one's.
    static func clear() {
        ERR_clear_error()
    }

    /// Empties the queue into an error.
    ///
    /// - Parameters:
    ///   - code: What sort of failure it is.
    ///   - operation: What was tried: `read the private key`.
    /// - Returns: The error, with at most four of OpenSSL's reasons.
    static func drained(_ code: CryptographyError.Code, _ operation: String) -> CryptographyError {
        var reasons: [String] = []
        while true {
            let number = ERR_get_error()
            guard number != 0 else { break }
            guard reasons.count < errorsMax, let text = ERR_reason_error_string(number) else {
                continue
            }
            reasons.append(String(cString: text))
        }
        let detail = reasons.isEmpty ? "" : ": " + reasons.joined(separator: ", ")
        return CryptographyError(code, "could not \(operation)\(detail)")
    }
}

/// The outcome of an OpenSSL call that reports 1, 0 or less than 0.
enum CallResult {
    /// It worked.
    case success
    /// It says no: a signature or tag does not match.
    case refusal
    /// It could not be carried out.
    case failure

    /// Reads a return code.
    init(_ code: CInt) {
        switch code {
        case 1...: self = .success
        case 0: self = .refusal
        default: self = .failure
        }
    }
}
