import Foundation
import Primitives
import StorageCore
import StorageSQLite
import TiersDomain
import TiersStorage

/// Stores on real files, for the tests of this target.
enum TestTiers {
    /// A folder that goes away with the test.
    final class Folder: Sendable {
        let url: URL

        init() throws {
            url = FileManager.default.temporaryDirectory
                .appending(path: "huitou-tiers-\(UInt64.random(in: 0 ... .max))")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit {
            // Nothing depends on the folder being gone.
            try? FileManager.default.removeItem(at: url)
        }
    }

    static func rules(vip: Int64 = 2000, zone: String = "Asia/Shanghai") throws -> TierRules {
        let limits: [(String, Int64)] = [("ordinary", 0), ("vip", vip), ("black", 10_000)]
        let program = try TierProgram(
            name: "supermarket",
            version: 1,
            tiers: limits.map { code, growthMin in
                Tier(
                    code: code,
                    name: LocalizedText(english: code, chinese: code),
                    growthMin: Growth(growthMin),
                    keepMin: Growth(growthMin),
                    ownBenefits: []
                )
            },
            periodEnd: .fullReassessment,
            reversals: .atOnce
        )
        return TierRules(
            program: program,
            calendar: ProgramCalendar(zoneName: zone) { _ in 8 * 3600 }
        )
    }

    /// Opens a store on the folder's file, runs `body` and closes it.
    static func with<Result>(
        _ folder: Folder,
        rules: TierRules,
        _ body: (SQLTiersStore, SQLiteDatabase) async throws -> Result
    ) async throws -> Result {
        let path = folder.url.appending(path: "tiers.sqlite").path()
        let database = try SQLiteDatabase(SQLiteConfiguration(path: path))
        do {
            let store = try await SQLTiersStore.open(
                database,
                rules: rules,
                environment: Environment(now: { day(0) }, random: { 42 }),
                encodeEvent: { event, _ in ("test", Array("\(event)".utf8.prefix(100))) }
            )
            let result = try await body(store, database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }

    /// So many days after 2026-01-01, noon in UTC.
    static func day(_ days: Int64) -> Timestamp {
        Timestamp(microseconds: (1_767_268_800 + days * 86_400) * 1_000_000)
    }

    static func member(_ number: Int64) -> MemberID {
        MemberID(now: .min, random: UInt64(number))
    }

    /// Events of points for some members: an order every few days, every seventh taken back.
    static func events(_ count: Int) -> [TiersBatch.Event] {
        var random = SeededRandom(seed: 11)
        return (1...count).map { index in
            let number = Int64(index)
            let order = index % 7 == 0 ? index - 6 : index
            let of = member(Int64(order % 5) + 1)
            let at = day(number * 9)
            let reference = OrderReference(channel: "pos", orderID: "\(order)")
            let input: TiersInput =
                index % 7 == 0
                ? .orderReversed(of, reference, at: at, bookedAt: at)
                : .orderCommitted(
                    of,
                    reference,
                    paid: Fen(Int64(random.next() % 200_000)),
                    at: at,
                    bookedAt: at
                )
            return TiersBatch.Event(
                partition: Partition.index(of: of),
                position: number,
                bookedAt: at,
                input: input
            )
        }
    }
}
