internal import Glibc

/// A thread of the operating system, for work that blocks.
package enum DedicatedThread {
    /// How readily the scheduler runs a thread.
    package enum Priority: Sendable {
        /// As the rest of the process.
        case normal
        /// Before the rest of the process, where the process may ask for it (root or
        /// `CAP_SYS_NICE`): a writer that `fsync` wakes must not wait for the scheduler's next
        /// tick while the other threads compute.
        case raised
        /// After the rest of the process: for long computing that nobody waits for.
        case lowered

        /// By how much its thread gives way to others: the system's nice value.
        var niceValue: Int32 {
            switch self {
            case .normal: 0
            case .raised: -10
            case .lowered: 15
            }
        }
    }

    private final class Start: Sendable {
        let name: String
        let priority: Priority
        let body: @Sendable () -> Void

        init(name: String, priority: Priority, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.priority = priority
            self.body = body
        }
    }

    /// Starts a thread that runs `body` and ends with it.
    ///
    /// - Parameters:
    ///   - name: Shown by `top -H` and debuggers; cut after 15 bytes.
    ///   - priority: How readily the scheduler runs it.
    ///   - body: What it does.
    /// - Throws: `outOfMemory` where the system has no room for another thread.
    package static func start(
        name: String,
        priority: Priority = .normal,
        _ body: @escaping @Sendable () -> Void
    ) throws(StorageError) {
        let start = Start(name: name, priority: priority, body: body)
        let context = Unmanaged.passRetained(start).toOpaque()
        let result = Self.create(context)
        guard result == 0 else {
            Unmanaged<Start>.fromOpaque(context).release()
            throw StorageError(
                .outOfMemory,
                "the system starts no further thread (\(name), error \(result))"
            )
        }
    }

    /// - Returns: 0, or the system's error number.
    private static func create(_ context: UnsafeMutableRawPointer) -> Int32 {
        var thread = pthread_t()
        let result = pthread_create(&thread, nil, { DedicatedThread.run($0) }, context)
        if result == 0 { pthread_detach(thread) }
        return result
    }

    private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let context else { return nil }
        let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
        setName(start.name)
        if start.priority != .normal {
            // On Linux 0 means the calling thread. Without the right to do it, it fails, and the
            // thread runs like the others.
            _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, start.priority.niceValue)
        }
        start.body()
        return nil
    }

    /// Names the calling thread, for people; a failure does no harm.
    ///
    /// glibc's `pthread_setname_np` is hidden from Swift.
    private static func setName(_ name: String) {
        let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        let bytes = Array(name.utf8.prefix(15))
        _ = write(file, bytes, bytes.count)
        close(file)
    }
}
