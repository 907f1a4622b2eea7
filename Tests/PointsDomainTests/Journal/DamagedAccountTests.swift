import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// Commands on accounts in whose row one bit is not what was written.
struct DamagedAccountTests {
    /// A ledger whose first member has one of everything that an account can hold.
    private static let ledger: MemoryLedger = {
        var script = LedgerScript()
        let failures = script.run(
            """
            rules points negative=debt:1000 adjust=100 notice=2 holdtime=720
            rules gold expiry=idle:3 negative=debt:500
            commit pos/1 m1 1250                               -> booked 12 balance 12
            earn m1 100 key=a expires=40 rule=x@7              -> booked 100
            earn m1 30 key=b in=gold                           -> booked 30
            burn m1 60 key=c                                   -> booked -60
            burn m1 5 key=d in=gold                            -> booked -5
            hold m1 20 key=h until=300                         -> booked 0
            hold m1 5 key=i until=300                          -> booked 0
            adjust m1 -101 key=p                               -> booked 0
            adjust m1 102 key=q                                -> booked 0
            sweep m1                                           -> booked 0
            confirm m1 through=notice key=s                    -> booked 0
            transfer m1 m2 3 key=t                             -> booked -3
            reverse m1 #b key=u                                -> booked -25/5
            tier m1 gold key=v                                 -> booked 0
            """
        )
        precondition(failures.isEmpty, "\(failures)")
        return script.ledger
    }()

    /// What is sent to each damaged account, one after another.
    private static let commands: [[PointsCommand]] = {
        let script = LedgerScript()
        var commands: [PointsCommand] = []
        for text in [
            "earn m1 7 key=1", "burn m1 4 key=2", "sweep m1", "earn m1 9 key=3 in=gold",
            "burn m1 3 key=4 in=gold", "hold m1 2 key=5 until=200", "hold m1 20 key=h until=300",
            "capture m1 h 3 key=6", "release m1 i key=7", "adjust m1 5 key=9",
            "writeoff m1 1 key=10", "transfer m1 m2 2 key=11", "merge m1 m2 key=12",
            "confirm m1 through=notice key=13", "commit pos/2 m1 990", "return pos/1",
        ] {
            var copy = script
            copy.ledger = ledger
            commands.append(copy.command(LedgerScript.Row(text[...])))
        }
        for (index, record) in ledger.records.enumerated() where record.entry.member == member(1) {
            commands.append(
                .reverse(
                    Reverse(envelope: envelope(key: "r\(index)"), target: record.id, amount: nil)
                )
            )
            commands.append(
                .decideAdjustment(
                    DecideAdjustment(
                        envelope: envelope(key: "p\(index)", by: "staff:9"),
                        proposal: record.id,
                        isApproved: true
                    )
                )
            )
        }
        return commands.map { [$0] }
    }()

    /// Every command is answered or finds the account damaged, and what is booked can be read.
    @Test func commandsOnAnyFlippedBitAreAnsweredOrFindTheDamage() throws {
        let account = Self.ledger.account(of: member(1))
        let pocket = account.pocket(.points)
        try #require(!pocket.notices.isEmpty && !pocket.reminders.isEmpty)
        try #require(account.holds.count == 2 && account.proposals.count == 2)
        try #require(!account.pocket(currency("gold")).debts.isEmpty)
        var (read, damaged) = (0, 0)
        for index in account.packed.indices {
            for bit in 0..<8 {
                var bytes = account.packed
                bytes[index] ^= 1 << bit
                guard
                    let flipped = try? Account(
                        member: account.member,
                        version: account.version,
                        packed: bytes
                    )
                else { continue }
                read += 1
                // Earn, burn and sweep on all of them, a quarter of the others each.
                for (number, command) in Self.commands.enumerated()
                where number < 3 || (number + index + bit) % 4 == 0 {
                    var ledger = Self.ledger
                    let hours = (index + bit / 4) % 2 == 0 ? 1 : 24 * 200
                    ledger.now = ledger.now.advanced(by: .seconds(hours * 3600))
                    ledger.replace(flipped)
                    let count = ledger.records.count
                    do throws(Account.Mismatch) {
                        _ = try ledger.runOnDamaged(command)
                    } catch {
                        damaged += 1
                    }
                    if ledger.records.count == count { continue }
                    #expect(throws: Never.self) { try ledger.reload() }
                }
            }
        }
        #expect(read > 100 && damaged > 0)
    }

    @Test func numbersBeyondTheVersionAreRefused() throws {
        let account = Self.ledger.account(of: member(1))
        let versions: [Int64] = [0, 1, account.version - 5, 1 << 48, .max, -1]
        for version in versions {
            #expect(throws: CorruptRecord(part: "numbers"), "\(version)") {
                try Account(member: account.member, version: version, packed: account.packed)
            }
        }
    }
}
