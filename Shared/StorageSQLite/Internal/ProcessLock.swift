internal import Glibc
internal import StorageCore
internal import Synchronization

/// Keeps a second process from working on the same file.
///
/// `flock` on a file beside the database; the system releases it with the process, however that
/// ends. The file stays: removing it would let two processes lock two files of the same name.
final class ProcessLock: Sendable {
    /// `nil` once released.
    private let descriptor: Mutex<Int32?>

    /// Takes the lock.
    ///
    /// - Throws: `locked`, naming the process that holds it, or `ioFailure`.
    init(databasePath: String) throws(StorageError) {
        let path = databasePath + "-lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(
                .ioFailure,
                "cannot open \(path) (system error \(errno)): does its folder exist, and may "
                    + "this user write there?"
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let holder = isHeld ? Self.readHolder(descriptor) : nil
            let systemError = errno
            close(descriptor)
            if isHeld {
                throw StorageError(
                    .locked,
                    "\(databasePath) is in use by process \(holder ?? "(unknown)"): on SQLite a "
                        + "service is one process"
                )
            }
            throw StorageError(.ioFailure, "cannot lock \(path) (system error \(systemError))")
        }
        // For people only: who holds the lock is the system's to say. A failure does no harm.
        let holder = Array("\(getpid())\n".utf8)
        if ftruncate(descriptor, 0) == 0 {
            _ = pwrite(descriptor, holder, holder.count, 0)
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit {
        release()
    }

    /// Lets another process have the file.
    func release() {
        let held = descriptor.withLock { descriptor in
            defer { descriptor = nil }
            return descriptor
        }
        if let held { close(held) }
    }

    private static func readHolder(_ descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let digits = bytes[..<count].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
    }
}
