import Foundation
import Primitives
import StorageCore
import StorageTestKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct HeadFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("head")
    }

    private func head(_ count: Int64) -> LaneHead {
        LaneHead(
            count: count,
            sum: -count * 7,
            hash: Array(repeating: UInt8(count % 256), count: 32)
        )
    }

    private func heads() throws -> [LaneHead]? { try HeadFile(path: path).heads }

    private func record(_ counts: [Int64], synced: Bool, from start: Int64 = 0) throws {
        var file = try HeadFile(path: path, syncInterval: .seconds(1_000_000))
        for (index, count) in counts.enumerated() {
            // The first record of an open file is always synced; later ones only on demand.
            try file.record(
                [head(count), .empty],
                now: Timestamp(microseconds: start + Int64(index))
            )
        }
        if synced { try file.sync() }
    }

    private func corrupt(at offset: Int) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.seek(toOffset: UInt64(offset))
        let byte = try #require(try handle.read(upToCount: 1)?.first)
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: [byte ^ 0x10])
        try handle.close()
    }

    @Test func aNewFileHasNoHeads() throws {
        #expect(try heads() == nil)
    }

    /// A process may end before it has recorded anything, and must be able to start again.
    @Test func aFileInWhichNothingWasRecordedIsNotDamaged() throws {
        for _ in 0..<3 { #expect(try heads() == nil) }
        try record([1], synced: true)
        #expect(try heads() == [head(1), .empty])
    }

    @Test func aFileOfZerosIsRefused() throws {
        try Data(count: 8192).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StorageError.self) { _ = try heads() }
        #expect(error?.code == .corrupt)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 10])
    func theLastRecordIsFoundAgain(_ count: Int) throws {
        try record((1...Int64(count)).map { $0 }, synced: false)
        #expect(try heads() == [head(Int64(count)), .empty])
        try record([77, 78], synced: true)
        #expect(try heads() == [head(78), .empty])
    }

    @Test func aTornWriteLeavesTheSyncedRecord() throws {
        // 1 is synced into slot 0; 2 and 3 both go to slot 1.
        try record([1, 2, 3], synced: false)
        try corrupt(at: 4096 + 30)
        #expect(try heads() == [head(1), .empty])
    }

    @Test func afterASyncTheOtherSlotIsWritten() throws {
        try record([1, 2, 3], synced: true)
        try record([4, 5], synced: false, from: 10)
        // 3 was synced in slot 1, 4 in slot 0, 5 is in slot 1 unsynced.
        try corrupt(at: 4096 + 8)
        #expect(try heads() == [head(4), .empty])
    }

    @Test func aFileWithoutAWholeSlotIsRefused() throws {
        try record([1, 2], synced: true)
        try corrupt(at: 40)
        try corrupt(at: 4096 + 40)
        let error = #expect(throws: StorageError.self) { _ = try heads() }
        #expect(error?.code == .corrupt)
    }

    @Test func everyFlippedByteOfASlotIsSeen() throws {
        try record([1, 2], synced: true)
        let byteCount = 24 + 2 * 48 + 8
        for offset in 0..<byteCount {
            try corrupt(at: 4096 + offset)
            #expect(try heads() == [head(1), .empty], "byte \(offset)")
            try corrupt(at: 4096 + offset)
        }
        #expect(try heads() == [head(2), .empty])
    }

    @Test func manyLanesFit() throws {
        let lanes = (0..<Int64(HeadFile.lanesMax)).map(head)
        var file = try HeadFile(path: path)
        try file.record(lanes, now: Timestamp(microseconds: 0))
        #expect(try heads() == lanes)
    }

    @Test func aMissingFolderIsNamed() throws {
        let error = #expect(throws: StorageError.self) {
            _ = try HeadFile(path: folder.file("absent/head"))
        }
        #expect(error?.code == .ioFailure)
        #expect(error?.message.contains("absent/head") == true)
    }
}
