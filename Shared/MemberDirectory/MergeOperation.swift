package import Primitives

/// A merge of two members, or the undoing of one, as identity published it.
package struct MergeOperation: Hashable, Sendable {
    /// Which of the two.
    package enum Kind: Hashable, Sendable {
        /// What the absorbed member had belongs to the survivor from now on.
        case merged
        /// That was undone; what is named here is the absorbed member's besides what was sent for
        /// its own id.
        case unmerged(entries: [Int64], orders: [OrderName])
    }

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

    /// Counts the merges and unmerges of the installation from 1, without gaps.
    package let number: Int64
    /// Merge or unmerge.
    package let kind: Kind
    /// The merge.
    package let mergeID: Int64
    /// Who remains, or remained.
    package let survivor: MemberID
    /// Whose id leads, or led, to it.
    package let absorbed: MemberID
    /// On whose behalf.
    package let organisation: OrganisationPath
    /// When identity booked it.
    package let at: Timestamp

    /// Describes an operation.
    package init(
        number: Int64,
        kind: Kind,
        mergeID: Int64,
        survivor: MemberID,
        absorbed: MemberID,
        organisation: OrganisationPath,
        at: Timestamp
    ) {
        self.number = number
        self.kind = kind
        self.mergeID = mergeID
        self.survivor = survivor
        self.absorbed = absorbed
        self.organisation = organisation
        self.at = at
    }

    /// Whether it undoes a merge.
    package var isUnmerge: Bool { kind != .merged }
}
