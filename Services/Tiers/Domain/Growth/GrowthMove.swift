package import Primitives

/// That a line of a growth ledger came from another member's with a merge, or went there.
package struct GrowthMove: Hashable, Sendable {
    /// The merge with which, or with whose undoing, it moved.
    package let mergeID: Int64
    /// Whether the line left this ledger; else it came.
    package let isOut: Bool

    /// Describes a move.
    package init(mergeID: Int64, isOut: Bool) {
        precondition(mergeID > 0, "a merge's id is positive, is \(mergeID)")
        self.mergeID = mergeID
        self.isOut = isOut
    }
}

extension GrowthEntry {
    /// What a line is about: an order gives growth once, and loses it once.
    package struct Subject: Hashable, Sendable {
        let cause: Cause
        let order: OrderReference
    }

    /// What the line is about.
    package var subject: Subject { Subject(cause: cause, order: order) }

    /// The line that takes this one out of its ledger, or brings it into another.
    package func moving(
        _ move: GrowthMove,
        number: Int64,
        owner: MemberID?,
        bookedAt: Timestamp,
        programVersion: String
    ) -> GrowthEntry {
        GrowthEntry(
            number: number,
            growth: move.isOut ? -growth : growth,
            countsAt: countsAt,
            effectiveAt: effectiveAt,
            bookedAt: bookedAt,
            cause: cause,
            order: order,
            paid: move.isOut ? -paid : paid,
            programVersion: programVersion,
            move: move,
            owner: owner
        )
    }
}

extension [GrowthEntry] {
    /// The lines that count: those that moved away and their moves left out, those that came in
    /// place.
    package var standing: [GrowthEntry] {
        guard contains(where: { $0.move != nil }) else { return self }
        var lines: [GrowthEntry.Subject: GrowthEntry] = [:]
        for entry in sorted(by: { $0.number < $1.number }) {
            lines[entry.subject] = entry.move?.isOut == true ? nil : entry
        }
        return lines.values.sorted { $0.number < $1.number }
    }
}
