package import Primitives

/// That two members are one person.
package struct MemberMerge: Hashable, Sendable {
    /// The merge's own id, by which every effect of it is recognised: its place in the order of all
    /// merges and unmerges of the installation, counted from 1.
    package let mergeID: Int64
    /// Who remains.
    package let survivor: MemberID
    /// Who is merged into it, and whose id leads to it from now on.
    package let absorbed: MemberID
    /// On whose behalf.
    package let organisation: OrganisationPath
    /// When it was booked.
    package let mergedAt: Timestamp

    /// Describes a merge.
    package init(
        mergeID: Int64,
        survivor: MemberID,
        absorbed: MemberID,
        organisation: OrganisationPath,
        mergedAt: Timestamp
    ) {
        precondition(mergeID > 0, "a merge's id must be positive, is \(mergeID)")
        precondition(survivor != absorbed, "member \(survivor) cannot be merged into itself")
        self.mergeID = mergeID
        self.survivor = survivor
        self.absorbed = absorbed
        self.organisation = organisation
        self.mergedAt = mergedAt
    }
}

/// That a merge was undone.
package struct MemberUnmerge: Hashable, Sendable {
    /// An order by what makes it this order.
    package struct OrderName: Hashable, Sendable {
        /// The channel.
        package let channel: String
        /// The channel's own number of the order.
        package let orderID: String

        /// Names an order.
        package init(channel: String, orderID: String) {
            self.channel = channel
            self.orderID = orderID
        }
    }

    /// What was undone.
    package let merge: MemberMerge
    /// Its place in the order of all merges and unmerges.
    package let operation: Int64
    /// Entries of points since the merge that are the absorbed member's.
    package let entries: [Int64]
    /// Orders since the merge that are the absorbed member's.
    package let orders: [OrderName]
    /// When it was booked.
    package let undoneAt: Timestamp

    /// Describes the undoing of a merge.
    package init(
        merge: MemberMerge,
        operation: Int64,
        entries: [Int64],
        orders: [OrderName],
        undoneAt: Timestamp
    ) {
        precondition(operation > merge.mergeID, "a merge is undone after it was made")
        self.merge = merge
        self.operation = operation
        self.entries = entries
        self.orders = orders
        self.undoneAt = undoneAt
    }
}
