internal import Glibc

/// A counter on which threads sleep: POSIX `sem_t`.
final class ThreadSemaphore: @unchecked Sendable {
    // `sem_t` may be used by any thread; the pointer never changes and lives as long as `self`.
    private let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        semaphore = .allocate(capacity: 1)
        let result = sem_init(semaphore, 0, 0)
        precondition(result == 0, "sem_init failed: \(errno)")
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    /// Adds one, and wakes a thread that waits.
    func signal() {
        let result = sem_post(semaphore)
        precondition(result == 0, "sem_post failed: \(errno)")
    }

    /// Waits until the counter is above zero, and takes one.
    func wait() {
        while sem_wait(semaphore) != 0 {
            precondition(errno == EINTR, "sem_wait failed: \(errno)")
        }
    }
}
