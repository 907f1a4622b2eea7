internal import Cryptography
internal import Glibc
internal import Primitives
internal import StorageCore
internal import Synchronization

/// Who is erased, in a file apart from the database and from every backup of it.
///
/// So that a database restored from a backup of before an erasure does not bring the member back.
/// The file only grows; each line is a member's id and a check of it.
final class TombstoneFile: Sendable {
    private let path: String
    /// Held while somebody of this process appends; a lock of the file keeps others out.
    private let appending = Mutex(())

    /// Names the file, which need not be there.
    init(path: String) {
        self.path = path
    }

    /// Reads who is erased.
    ///
    /// - Throws: `corrupt` for a line that is none, except for a last one that was not finished;
    ///   `ioFailure` where the file cannot be read.
    func load() throws(StorageError) -> [MemberID] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
            throw failure("open")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw failure("read") }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        var members: [MemberID] = []
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            if let member = Self.member(String(decoding: line, as: UTF8.self)) {
                members.append(member)
            } else if !isLast {
                throw StorageError(
                    .corrupt,
                    "line \(index + 1) of \(path) was changed: restore the file before the service"
                )
            }
        }
        return members
    }

    /// Adds members; returns once that is on disk.
    ///
    /// One caller after the other: each cuts off what it takes for unfinished.
    func append(_ members: [MemberID]) throws(StorageError) {
        if members.isEmpty { return }
        let result = appending.withLock { _ in
            Result { () throws(StorageError) in try appendAlone(members) }
        }
        try result.get()
    }

    private func appendAlone(_ members: [MemberID]) throws(StorageError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open") }
        // Closing gives the lock back.
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw failure("lock") }
        }
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw failure("seek in") }
        // Whatever an earlier process has not finished becomes a line of its own, cut off here.
        let start = end - end % off_t(Self.lineByteCount)
        guard ftruncate(descriptor, start) == 0, lseek(descriptor, start, SEEK_SET) == start else {
            throw failure("cut")
        }
        let bytes = members.flatMap { Array(Self.line($0).utf8) }
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count,
            fsync(descriptor) == 0
        else { throw failure("write") }
    }

    /// Sixteen digits, a space, eight digits of a hash, a line feed.
    private static let lineByteCount = 26

    private static func line(_ member: MemberID) -> String {
        let id = Hexadecimal.encode(
            withUnsafeBytes(of: member.rawValue.bigEndian) { Array($0) }
        )
        let check = SHA256.hash("huitou erased 1 \(id)").bytes.prefix(4)
        return "\(id) \(Hexadecimal.encode(Array(check)))\n"
    }

    private static func member(_ line: String) -> MemberID? {
        guard let number = Int64(line.prefix(16), radix: 16),
            let member = MemberID(rawValue: number), Self.line(member) == line + "\n"
        else { return nil }
        return member
    }

    private func failure(_ what: String) -> StorageError {
        StorageError(.ioFailure, "cannot \(what) \(path): error \(errno)")
    }
}
