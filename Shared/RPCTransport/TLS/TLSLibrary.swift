internal import COpenSSL

/// libssl and libcrypto as a whole.
package enum TLSLibrary {
    /// Has the libraries keep their tables to the end of the process.
    ///
    /// By default they free them when the process calls `exit`, while threads that still serve
    /// connections use them: a crash in place of an exit code. It counts only where it comes before
    /// any other use; later ones do nothing.
    package static func keepToTheEnd() {
        _ = isKept
    }

    private static let isKept: Bool = COpenSSL_keep_at_exit() != 0
}
