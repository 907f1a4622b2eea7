package import Primitives
package import TiersDomain

import Messages
import RPCCore

extension TiersEvent {
    /// The fact as it is published: the full name of the message and its bytes.
    ///
    /// - Parameter member: Whom it is about.
    /// - Returns: Type and payload.
    /// - Throws: Where the message cannot be encoded, which no valid event brings about.
    package func encoded(of member: MemberID) throws -> (type: String, payload: [UInt8]) {
        let event: TiersV1.TiersEvent.Event =
            switch self {
            case .tierChanged(let change): .tierChanged(TiersV1.TierChange(change, of: member))
            case .growthBooked(let entry): .growthBooked(TiersV1.GrowthEntry(entry, of: member))
            }
        return (TiersV1.TiersEvent.messageName, try TiersV1.TiersEvent(event: event).encoded())
    }
}

extension TiersV1.TierChange {
    init(_ change: TierChange, of member: MemberID) {
        self.init(
            changeNumber: change.number,
            memberID: member.rawValue,
            fromTier: change.fromTier ?? "",
            toTier: change.toTier,
            effectiveAt: change.effectiveAt.microseconds,
            bookedAt: change.bookedAt.microseconds,
            cause: change.cause.rawValue,
            causeReference: change.reference,
            programVersion: change.programVersion,
            growth: change.growth.rawValue
        )
    }
}

extension TiersV1.GrowthEntry {
    init(_ entry: GrowthEntry, of member: MemberID) {
        self.init(
            entryNumber: entry.number,
            memberID: member.rawValue,
            growth: entry.growth.rawValue,
            effectiveAt: entry.effectiveAt.microseconds,
            bookedAt: entry.bookedAt.microseconds,
            cause: entry.move.map { $0.isOut ? "merged_out" : "merged_in" } ?? entry.cause.rawValue,
            channel: entry.order.channel,
            orderID: entry.order.orderID,
            programVersion: entry.programVersion,
            mergeID: entry.move?.mergeID ?? 0,
            ownerID: entry.owner?.rawValue ?? 0
        )
    }
}

extension TiersV1.Tier {
    init(rank: Int, of program: TierProgram) {
        let tier = program.tiers[rank]
        self.init(
            code: tier.code,
            nameEn: tier.name.english,
            nameZh: tier.name.chinese,
            rank: UInt32(rank),
            growthMin: tier.growthMin.rawValue,
            benefits: program.benefits(ofRank: rank).map { benefit in
                TiersV1.Benefit(
                    code: benefit.code,
                    nameEn: benefit.name.english,
                    nameZh: benefit.name.chinese
                )
            }
        )
    }
}
