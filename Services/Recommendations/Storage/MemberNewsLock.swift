import StorageCore

/// Keeps merges and erasures of members apart from what is stored of members meanwhile.
///
/// Whoever stores something of members holds news off before it looks whom their ids mean and who
/// is erased: until its transaction ends nobody is merged, parted or erased, neither here nor by
/// another process. One row for all members, not a row for each: a batch of orders costs one
/// statement, and members of whom nothing is known yet are kept as well.
enum MemberNewsLock {
    /// Holds news off until the end of the transaction; any number may do so at once.
    static func holdOff(in writer: any SQLWriter) throws {
        _ = try writer.first("SELECT id FROM member_news WHERE id = 0 FOR SHARE")
    }

    /// Waits until nobody holds news off, and has whoever comes wait until the end of the
    /// transaction.
    static func take(in writer: any SQLWriter) throws {
        _ = try writer.first("SELECT id FROM member_news WHERE id = 0 FOR UPDATE")
    }
}
