import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore
import Testing

/// The largest entry that an account can make.
struct EntrySizeTests {
    /// As when a member with as many lots and debts as there may be is merged.
    @Test func largestEntryFitsAnEvent() throws {
        let step = String(repeating: "a", count: 63)
        let path = [step, step, step, step].joined(separator: "/")
        #expect(path.utf8.count == OrganisationPath.byteCountMax)
        let issuer = try #require(OrganisationPath(path))
        let rule = try #require(
            RuleVersion(String(repeating: "r", count: RuleVersion.byteCountMax))
        )
        let half = Amount(Pocket.balanceMax.rawValue / 2)
        let terms = LotTerms(
            granted: Pocket.balanceMax,
            activatesAt: .min,
            lapse: .at(.min),
            issuer: issuer,
            ruleVersion: rule
        )
        let member = try #require(MemberID(rawValue: .max))
        let caller = try #require(Caller(String(repeating: "c", count: Caller.byteCountMax)))
        let entry = Entry(
            number: .max,
            member: member,
            kind: .mergeOut,
            currency: .points,
            lotChanges: (0..<Pocket.lotsMax).map { index in
                LotChange(
                    lot: LotID(entryNumber: .max, index: LotID.indexMax - index),
                    free: -half,
                    held: -half,
                    terms: terms,
                    isGrant: true
                )
            },
            debtChanges: (0..<Pocket.debtsMax).map { index in
                DebtChange(number: .max - Int64(index), owed: -Pocket.balanceMax)
            },
            balanceAfter: Pocket.balanceMax,
            bookedAt: .min,
            effectiveAt: .min,
            reason: .corrected,
            organisation: issuer,
            caller: caller,
            subject: .member(member, number: .max, nil)
        )
        let id = try #require(JournalID(rawValue: .max))
        let event = PointsV1.Entry(BookedEntry(id: id, entry: entry))
        let count = try event.encoded().count
        // What stands around it in an event takes less than a thousandth of this.
        #expect(count < 1_048_576 - 4096)
        #expect(count > 700_000)
    }
}
