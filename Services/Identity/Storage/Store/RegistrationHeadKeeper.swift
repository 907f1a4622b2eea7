import StorageCore
import Primitives

/// Keeps the head of the chain of groups in a file apart from the database.
///
/// So a start notices where the database has lost registrations that were acknowledged. Belongs to
/// the writer's thread.
final class RegistrationHeadKeeper {
    private var file: HeadFile

    init(path: String) throws(StorageError) {
        file = try HeadFile(path: path)
    }

    /// Compares the chain with what the file says was acknowledged.
    ///
    /// The chain may be ahead: a commit may have outlived the process that could not note it any
    /// more. It may not be behind, nor hold another record where the file knows one: that record's
    /// hash covers every group before it.
    ///
    /// - Throws: `corrupt`: registrations are lost, and the service must not go on as if they had
    ///   never been.
    func check(_ chain: GroupChain, in reader: any SQLReader) throws {
        guard let head = file.heads?.first, head.count > 0 else { return }
        guard head.count <= chain.groupCount else {
            throw StorageError(
                .corrupt,
                "the database has \(chain.groupCount) groups of registrations and \(head.count) "
                    + "were acknowledged: restore it from a backup"
            )
        }
        let record = try reader.first(
            "SELECT registrations, hash FROM registration_groups WHERE number = $1",
            [.integer(head.count)]
        )
        guard let record, try record.integer(0) == head.sum, try record.blob(1) == head.hash
        else {
            throw StorageError(
                .corrupt,
                "group \(head.count) of the registrations is not the one that was acknowledged: "
                    + "restore the database from a backup"
            )
        }
    }

    /// Notes the head, once its group is on disk.
    func record(_ chain: GroupChain, now: Timestamp) throws(StorageError) {
        try file.record([chain.head], now: now)
    }
}
