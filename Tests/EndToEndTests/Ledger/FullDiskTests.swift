import Foundation
import Glibc
import Messages
import RPCCore
import Synchronization
import Testing

extension EndToEndTests {
    /// The ledger on a disk without room: a small file system in memory stands for it.
    @Suite(
        .serialized,
        .enabled(if: SmallDisk.canBeMounted, "mounting a file system takes more rights")
    )
    struct FullDiskTests {
        @Test func fullDiskRefusesAndRecovers() async throws {
            try await Installation.with { installation in
                try await installation.kill("points", signal: SIGTERM)
                let disk = try SmallDisk(
                    at: installation.home.appending(path: "data/points"),
                    mebibytes: 12
                )
                try await installation.start("points")
                do {
                    try await PointsClients.with(installation) { points in
                        try await Self.fillAndRecover(points, disk)
                    }
                    try await LedgerTests.verify(installation)
                } catch {
                    Issue.record("\(error)")
                }
                try await installation.kill("points", signal: SIGTERM)
                try disk.unmount()
            }
        }

        private static func fillAndRecover(
            _ points: PointsClients,
            _ disk: SmallDisk
        ) async throws {
            let member: Int64 = 7301
            try await LedgerTests.earn(1, member, key: "first", points)
            let booked = try await fill(points)
            #expect(booked > 100, "the disk was full at once")

            // What was booked is answered as then; what is new is refused, and nothing moves.
            let replayed = try await points.clients[0].earn(
                LedgerTests.earning(1, member, key: "first")
            )
            #expect(replayed.replayed)
            #expect(try await LedgerTests.available(member, points) == 1)

            try disk.resize(mebibytes: 64)
            for number in 0..<20 {
                try await LedgerTests.earn(1, member, key: "after-\(number)", points)
            }
            #expect(try await LedgerTests.available(member, points) == 21)
        }

        /// Earns for many members until the disk is full, and returns how many were booked.
        private static func fill(_ points: PointsClients) async throws -> Int {
            let isFull = Flag()
            return try await withThrowingTaskGroup(of: Int.self) { group in
                for client in 0..<32 {
                    group.addTask {
                        var booked = 0
                        while !isFull.isSet, booked < 20_000 {
                            let member = Int64(10_000 + client * 20_000 + booked)
                            let key = "fill-\(client)-\(booked)"
                            do throws(RPCError) {
                                _ = try await points.clients[0].earn(
                                    LedgerTests.earning(1, member, key: key)
                                )
                                booked += 1
                            } catch {
                                #expect(error.code == .resourceExhausted, "\(error)")
                                #expect(error.reason == "points.overloaded")
                                #expect(error.retryAfter != nil)
                                isFull.set()
                            }
                        }
                        return booked
                    }
                }
                return try await group.reduce(0, +)
            }
        }

        private final class Flag: Sendable {
            private let value = Mutex(false)
            var isSet: Bool { value.withLock { $0 } }
            func set() { value.withLock { $0 = true } }
        }
    }
}

/// A file system in memory, of little room.
private final class SmallDisk: Sendable {
    private let path: String

    /// Whether this process may mount one.
    static let canBeMounted: Bool = {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "huitou-mount-\(getpid())")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { rmdir(folder.path) }
            try SmallDisk(at: folder, mebibytes: 1).unmount()
            return true
        } catch {
            return false
        }
    }()

    init(at folder: URL, mebibytes: Int) throws {
        path = folder.path
        try Self.check(mount("tmpfs", path, "tmpfs", 0, "size=\(mebibytes)m"), "mount")
    }

    func resize(mebibytes: Int) throws {
        try Self.check(
            mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(mebibytes)m"),
            "remount"
        )
    }

    func unmount() throws {
        try Self.check(umount(path), "umount")
    }

    private static func check(_ result: Int32, _ what: String) throws {
        guard result == 0 else { throw Failure(text: "\(what): \(errno)") }
    }

    private struct Failure: Error {
        let text: String
    }
}
