internal import Glibc
package import Primitives

/// The heads of a journal's lanes, kept in a small file apart from the database.
///
/// One flipped byte in SQLite's log makes it silently drop every later commit, though they were
/// acknowledged, and its own integrity check finds nothing wrong. So the owner of a journal records
/// here, after each commit and before it answers, what the journal amounts to, and compares at the
/// next start: the journal must hold at least `count` records, and its first `count` records must
/// have this sum and end in this hash. If not, commits are lost and the service must not start.
///
/// What is detected: after the end of a process (`kill -9` included) every lost commit, since the
/// record is with the operating system before the answer goes out; after the end of the machine
/// every lost commit older than `syncInterval`, since only so often is the file synced (each sync
/// costs as much as that of a commit).
///
/// The file has two slots with checksums. The one that was synced last is left alone until the
/// other is synced: a torn write never takes both.
///
/// Belongs to one thread: a group processor's.
package struct HeadFile: ~Copyable {
    /// The most lanes of one file.
    package static let lanesMax = 64

    private let path: String
    private let descriptor: Int32
    private let syncInterval: Duration
    private var generation: UInt64
    /// The slot that later writes go to; the other one is synced.
    private var slot: Int
    private var lastSync: Timestamp?
    private var isSynced = true
    /// What the file said when it was opened; `nil` where nothing was recorded yet.
    package let heads: [LaneHead]?

    /// Opens or makes the file.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - syncInterval: How often it is synced, at the most.
    /// - Throws: `ioFailure`; `corrupt` where there is a file and neither slot is whole.
    package init(path: String, syncInterval: Duration = .milliseconds(100)) throws(StorageError) {
        let descriptor = try Self.openFile(path)
        let slots: [HeadSlot.Content?]
        do throws(StorageError) {
            slots = try (0..<2).map { slot throws(StorageError) in
                try Self.read(slot, descriptor, path)
            }
            if slots.allSatisfy({ $0 == nil }) {
                throw StorageError(
                    .corrupt,
                    "\(path) is damaged: compare the journal with a backup before removing it"
                )
            }
            // The newest slot may be with the system only; the other will be overwritten next.
            guard fdatasync(descriptor) == 0 else { throw Self.failure("sync", path) }
        } catch {
            close(descriptor)
            throw error
        }
        let isSecondNewer = (slots[1]?.generation ?? 0) > (slots[0]?.generation ?? 0)
        let newest = isSecondNewer ? slots[1] : slots[0]
        self.path = path
        self.descriptor = descriptor
        self.syncInterval = syncInterval
        generation = newest?.generation ?? 0
        slot = newest == nil || isSecondNewer ? 0 : 1
        heads = newest?.lanes
    }

    deinit {
        close(descriptor)
    }

    /// Records the heads of all lanes, after the commit that made them is durable.
    ///
    /// - Parameters:
    ///   - lanes: One head per lane, always in the same order; at most ``lanesMax``.
    ///   - now: The time of the group; the file is synced when `syncInterval` has passed.
    /// - Throws: `ioFailure`: the process must stop.
    package mutating func record(_ lanes: [LaneHead], now: Timestamp) throws(StorageError) {
        precondition(lanes.count <= Self.lanesMax, "\(lanes.count) lanes")
        generation += 1
        let bytes = HeadSlot.encode(HeadSlot.Content(generation: generation, lanes: lanes))
        let written = pwrite(descriptor, bytes, bytes.count, off_t(slot * HeadSlot.byteCount))
        guard written == bytes.count else { throw Self.failure("write", path) }
        isSynced = false
        if let lastSync {
            let elapsed = now.microseconds(since: lastSync)
            // A clock that went back must not keep the file from being synced.
            if elapsed >= 0, elapsed < syncInterval.microseconds { return }
        }
        lastSync = now
        try sync()
    }

    /// Makes what was recorded last durable now; for a clean end.
    ///
    /// - Throws: `ioFailure`: the process must stop.
    package mutating func sync() throws(StorageError) {
        if isSynced { return }
        guard fdatasync(descriptor) == 0 else { throw Self.failure("sync", path) }
        isSynced = true
        slot = 1 - slot
    }

    private static func openFile(_ path: String) throws(StorageError) -> Int32 {
        let existing = open(path, O_RDWR | O_CLOEXEC)
        if existing >= 0 { return existing }
        guard errno == ENOENT else { throw failure("open", path) }
        // Whole under its name or not at all: a process that ends before it has recorded anything
        // must not leave what looks damaged.
        let draft = path + ".new"
        let descriptor = open(draft, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("make", path) }
        // The second slot, which is whole and older than any record; the first is written first.
        let empty = HeadSlot.encode(HeadSlot.Content(generation: 0, lanes: []))
        let place = off_t(HeadSlot.byteCount)
        // Room for both slots now, so that a full disk cannot stop a later write.
        guard posix_fallocate(descriptor, 0, off_t(2 * HeadSlot.byteCount)) == 0,
            pwrite(descriptor, empty, empty.count, place) == empty.count,
            fsync(descriptor) == 0, rename(draft, path) == 0
        else {
            let error = failure("make", path)
            close(descriptor)
            unlink(draft)
            throw error
        }
        return descriptor
    }

    private static func read(
        _ slot: Int,
        _ descriptor: Int32,
        _ path: String
    ) throws(StorageError) -> HeadSlot.Content? {
        var bytes = [UInt8](repeating: 0, count: HeadSlot.byteCount)
        let count = pread(descriptor, &bytes, bytes.count, off_t(slot * HeadSlot.byteCount))
        guard count >= 0 else { throw failure("read", path) }
        return HeadSlot.decode(bytes)
    }

    private static func failure(_ what: String, _ path: String) -> StorageError {
        StorageError(.ioFailure, "cannot \(what) \(path): error \(errno)")
    }
}
