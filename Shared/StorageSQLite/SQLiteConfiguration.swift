/// How a SQLite file is opened.
package struct SQLiteConfiguration: Hashable, Sendable {
    /// The path of the file; beside it lie `-wal`, `-shm` and `-lock`.
    package var path: String
    /// How many threads read at once, each on a connection of its own.
    package var readerCount: Int
    /// The pages that the writing connection keeps in memory, in KiB.
    ///
    /// Less than the leaf pages of the busy tables costs 15 to 60 %.
    package var writerCacheKiB: Int
    /// The pages that each reading connection keeps in memory, in KiB.
    package var readerCacheKiB: Int
    /// The most reads that wait; one more is refused.
    package var queuedReadsMax: Int
    /// The most writes outside of committers that wait; one more is refused.
    package var queuedWritesMax: Int
    /// The most steps of SQLite's virtual machine that one read may take.
    ///
    /// Long reads keep the log from being reused. The default is some 10 seconds of computing.
    package var readStepsMax: Int
    /// How long a connection waits for another process's lock, such as a backup's.
    package var busyTimeout: Duration
    /// Pages in the log from which on an idle writer moves them into the file.
    package var checkpointPagesIdle: Int
    /// Pages in the log from which on a busy writer does so too.
    package var checkpointPagesBusy: Int
    /// The largest size of the file, in pages of 4 KiB; `nil` for the disk's.
    package var pagesMax: Int?

    /// Opens `path` with the defaults.
    package init(path: String) {
        self.path = path
        readerCount = 2
        writerCacheKiB = 64 << 10
        readerCacheKiB = 16 << 10
        queuedReadsMax = 8192
        queuedWritesMax = 1024
        readStepsMax = 1_000_000_000
        busyTimeout = .seconds(5)
        checkpointPagesIdle = 1000
        checkpointPagesBusy = 4000
    }
}
