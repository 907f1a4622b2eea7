internal import Primitives
internal import StorageCore

/// Keeps the head of the trail in a file apart from the database.
///
/// So a start notices where records are lost. Belongs to the writer's thread.
final class AuditHeadKeeper {
    private var file: HeadFile

    init(path: String) throws(StorageError) {
        file = try HeadFile(path: path)
    }

    /// Compares a lane with what the file says was written.
    ///
    /// The lane may be ahead: a commit may have outlived the process that could not note it any
    /// more. It may not be behind, nor hold another record where the file knows one.
    ///
    /// - Throws: `corrupt`: records are lost, and the service must not go on as if they had never
    ///   been.
    func check(_ lane: LaneHead, lane number: Int64, in reader: any SQLReader) throws {
        guard let head = file.heads?.first, head.count > 0 else { return }
        let record = try reader.first(
            "SELECT hash FROM audit_records WHERE lane = $1 AND number = $2",
            [.integer(number), .integer(head.count)]
        )
        guard head.count <= lane.count, try record?.blob(0) == head.hash else {
            throw StorageError(
                .corrupt,
                "the audit trail does not hold record \(head.count) as it was written: "
                    + "restore it from a backup"
            )
        }
    }

    /// Notes the head, once its group is on disk.
    func record(_ head: LaneHead, now: Timestamp) throws(StorageError) {
        try file.record([head], now: now)
    }
}
