import PointsDomain
import Primitives
import Testing

struct EncodingTests {
    private static func records() -> [JournalRecord] {
        var ledger = TestLedger()
        ledger.program = Program(expiry: .days(2), activationDelay: .seconds(1))
        _ = ledger.commit(order("pos/1", [line(1250, brand: "云"), line(-50, quantity: 0)]))
        _ = ledger.commit(order("pos/2", [line(1)]))
        _ = ledger.reverse(reversal("pos/1"))
        return ledger.records
    }

    @Test func recordsReadBackAsTheyWereWritten() throws {
        for record in Self.records() {
            let read = try JournalRecord(
                id: record.id,
                previousID: record.previousID,
                encoded: record.encoded,
                hash: record.hash
            )
            #expect(read == record)
            #expect(read.order?.lines == record.lines)
        }
    }

    /// The layout is hashed into every chain: these bytes may never change.
    @Test func encodingIsPinned() {
        let record = Self.records()[0]
        let hex = record.encoded.map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        let pinned = """
            01010106706f696e747301011818808085d4c7f3a40680f0a593fdf2a40603706f7301310d61636d
            652f6e6f7274682f7331066261736540310000000106697373756564170101180180f99f94fdf2a4
            060180f995cf84fda4060d61636d652f6e6f7274682f7331066261736540310102046d696c6b0564
            6169727903e4ba9101c413046d696c6b056461697279000063
            """
        #expect(hex.joined() == pinned.filter { $0 != "\n" })
        #expect(record.hash == sha256([UInt8](repeating: 0, count: 64) + record.encoded))
    }

    @Test func chainsFollowFromRecords() {
        var ledger = TestLedger()
        _ = ledger.commit(order("pos/1", [line(1000)]))
        _ = ledger.commit(order("pos/2", member: 2, [line(1000)]))
        _ = ledger.commit(order("pos/3", [line(1000)]))
        let records = ledger.records
        func isSealed(_ index: Int, _ account: Digest, _ lane: Digest) -> Bool {
            records[index].isSealed(after: account, laneHead: lane, sha256)
        }
        #expect(records.map(\.previousID) == [nil, nil, records[0].id])
        #expect(isSealed(0, .zero, .zero))
        #expect(isSealed(1, .zero, records[0].hash))
        #expect(isSealed(2, records[0].hash, records[1].hash))
        #expect(!isSealed(2, records[1].hash, records[0].hash))
        #expect(!isSealed(2, .zero, records[1].hash))
        #expect(!isSealed(2, records[0].hash, .zero))
    }

    @Test func everyCutAndEveryAddedByteIsRefused() {
        for record in Self.records() {
            for count in 0..<record.encoded.count {
                #expect(throws: CorruptRecord.self) {
                    try Self.read(record, Array(record.encoded.prefix(count)))
                }
            }
            #expect(throws: CorruptRecord.self) { try Self.read(record, record.encoded + [0]) }
        }
    }

    /// What still reads after a flip of one bit must break the seal and encode to other bytes.
    @Test func everyFlippedBitIsRefusedOrBreaksTheSeal() {
        var previous = Digest.zero
        for record in Self.records() {
            for index in record.encoded.indices {
                for bit in 0..<8 {
                    var bytes = record.encoded
                    bytes[index] ^= 1 << bit
                    guard let read = try? Self.read(record, bytes) else { continue }
                    #expect(!read.isSealed(after: previous, laneHead: previous, sha256))
                    #expect(read.entry != record.entry || read.lines != record.lines)
                }
            }
            previous = record.hash
        }
    }

    @Test func paddedNumbersAreRefused() throws {
        let record = Self.records()[1]
        // Byte 10 is the member id, 1; the same number with a padding byte is not canonical.
        let index = 3 + 1 + "points".utf8.count
        try #require(record.encoded[index] == 1)
        var bytes = record.encoded
        bytes.replaceSubrange(index...index, with: [0x81, 0x00])
        #expect(throws: CorruptRecord(part: "member")) { try Self.read(record, bytes) }
    }

    @Test func accountsReadBackAsTheyWerePacked() throws {
        var ledger = TestLedger()
        for number in 1...300 {
            ledger.program = Program(
                expiry: number % 3 == 0 ? .never : .days(number),
                activationDelay: .seconds(number % 5)
            )
            ledger.now = ledger.now.advanced(by: .seconds(number))
            let store = "acme/s\(number % 4)"
            let paidAt = ledger.now.advanced(by: .seconds(-number * number))
            _ = ledger.commit(
                order("pos/\(number)", at: store, paidAt: paidAt, [line(Int64(number) * 77)])
            )
            if number % 7 == 0 { _ = ledger.reverse(reversal("pos/\(number / 2)")) }
            let account = ledger.account(of: member(1))
            let packed = account.packed
            let read = try Account(member: member(1), version: account.version, packed: packed)
            #expect(read == account)
            #expect(read.packed == packed)
        }
        let account = ledger.account(of: member(1))
        #expect(account.packed.count < 20 * account.pocket(.points).lots.count)
        for count in account.packed.indices {
            #expect(throws: CorruptRecord.self) {
                try Account(
                    member: member(1),
                    version: 1,
                    packed: Array(account.packed.prefix(count))
                )
            }
        }
    }

    private static func read(
        _ record: JournalRecord,
        _ bytes: [UInt8]
    ) throws(CorruptRecord) -> JournalRecord {
        try JournalRecord(
            id: record.id,
            previousID: record.previousID,
            encoded: bytes,
            hash: record.hash
        )
    }
}
