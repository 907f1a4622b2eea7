internal import PointsDomain
internal import Primitives
internal import StorageCore

/// Keeps the lane's head in a file apart from the database.
///
/// So a start notices where the database has lost what was acknowledged. Belongs to the writer's
/// thread.
final class HeadKeeper {
    private var file: HeadFile

    init(path: String) throws(StorageError) {
        file = try HeadFile(path: path)
    }

    /// Compares the journal with what the file says was acknowledged.
    ///
    /// The journal may be ahead: a commit may have outlived the process that could not note it any
    /// more. It may not be behind, nor hold another record where the file knows one: that record's
    /// hash covers every record before it.
    ///
    /// - Throws: `corrupt`: commits are lost, and the service must not go on as if they had never
    ///   been.
    func check(_ lane: Lane, memberSum: Amount, _ ledger: LedgerReader) throws {
        guard let head = file.heads?.first, head.count > 0 else { return }
        guard head.count <= lane.records else {
            throw StorageError(
                .corrupt,
                "the journal has \(lane.records) records and \(head.count) were acknowledged: "
                    + "restore the database from a backup"
            )
        }
        let id = JournalID(lane: lane.number, number: head.count)
        let record = try ledger.record(inAnyAccount: id)
        let isSame =
            record?.hash.bytes == head.hash
            && (head.count < lane.records || head.sum == memberSum.rawValue)
        guard isSame else {
            throw StorageError(
                .corrupt,
                "record \(head.count) of the journal is not the one that was acknowledged: "
                    + "restore the database from a backup"
            )
        }
    }

    /// Notes the lane's head, once its group is on disk.
    func record(_ lane: Lane, memberSum: Amount, now: Timestamp) throws(StorageError) {
        let head = LaneHead(
            count: lane.records,
            sum: memberSum.rawValue,
            hash: lane.head.bytes
        )
        try file.record([head], now: now)
    }
}
