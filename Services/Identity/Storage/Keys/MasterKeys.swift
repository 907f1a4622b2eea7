internal import Synchronization

/// The master keys in use: read again, without a restart, when there is a new one.
final class MasterKeys: Sendable {
    private let inUse: Mutex<MasterKeyRing>
    private let read: (@Sendable () throws -> MasterKeyRing)?

    /// Begins with a ring.
    ///
    /// - Parameters:
    ///   - ring: The keys.
    ///   - read: Reads them again; `nil` where they cannot change.
    init(ring: MasterKeyRing, read: (@Sendable () throws -> MasterKeyRing)? = nil) {
        inUse = Mutex(ring)
        self.read = read
    }

    /// The keys in use.
    var ring: MasterKeyRing { inUse.withLock { $0 } }

    /// A key by its number; looks for it in the file where it is not in use yet: another process
    /// may have begun to use it.
    func key(_ id: Int64) -> MasterKeyRing.Key? {
        if let key = ring.key(id) { return key }
        // Why the file cannot be read is told by whoever has the keys rotated.
        return (try? reload())?.key(id)
    }

    /// Takes the keys from their file again.
    ///
    /// - Returns: The keys in use from now on.
    /// - Throws: What reading throws; ``MasterKeyMismatch`` where a key that is in use is missing
    ///   or another one: then nothing changes.
    @discardableResult
    func reload() throws -> MasterKeyRing {
        guard let read else { return ring }
        let found = try read()
        let old = ring
        guard found.contains(old) else { throw MasterKeyMismatch.missing(old.current.id) }
        inUse.withLock { $0 = found }
        return found
    }
}
