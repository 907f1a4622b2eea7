internal import Glibc

/// How many files and sockets a process may have open at once.
enum FileLimit {
    /// Raises this process's limit as far as the system lets it, as every connection needs one.
    ///
    /// The default of many systems, 1,024, is for programs that use `select`; none of ours do.
    ///
    /// - Returns: The limit that holds now.
    static func raise() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = limit.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 {
                limit = raised
            }
        }
        return Int(clamping: limit.rlim_cur)
    }
}
