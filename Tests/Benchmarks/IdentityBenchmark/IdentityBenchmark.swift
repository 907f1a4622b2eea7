import ArgumentParser
import BenchmarkKit
import Foundation
import IdentityDomain
import IdentityService
import IdentityStorage
import Primitives
import StorageCore
import StoragePostgres
import StorageSQLite
import Synchronization

/// Registrations and look-ups in identity's store, without sockets, among few and many members.
@main
struct IdentityBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Registers members, each answered once on disk, and resolves their phones.",
        discussion: """
            Measures when a tenth of the members are there and again when all are, so that what \
            size costs shows as a ratio within one run.
            """
    )

    /// Where the members lie.
    enum Engine: String, CaseIterable, ExpressibleByArgument {
        case sqlite
        case postgres
    }

    @Option(help: "How many calls are under way at once.")
    var submitters = 128

    @Option(help: "How many members there are in the end.")
    var members = 1_000_000

    @Option(help: "Seconds of each phase.")
    var seconds = 5.0

    @Option(help: "On SQLite: the writer's cache, in MiB.")
    var cache = 64

    @Option(help: "The folder to make the database in; it is removed again.")
    var folder = "."

    @Option(help: "sqlite or postgres.")
    var engine = Engine.sqlite

    @Option(help: "On PostgreSQL: the server, which gets a schema that is removed again.")
    var url = ProcessInfo.processInfo.environment["HUITOU_TEST_POSTGRES"] ?? ""

    func run() async throws {
        let path = folder + "/identity-benchmark-" + String(getpid())
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer {
            // What stays behind is seen by whoever runs this.
            try? FileManager.default.removeItem(atPath: path)
        }
        switch engine {
        case .sqlite:
            var configuration = SQLiteConfiguration(path: path + "/identity.sqlite")
            configuration.writerCacheKiB = cache << 10
            try await measure(try SQLiteDatabase(configuration), headPath: path + "/head") {
                try Self.byteCount(below: path)
            }
        case .postgres:
            let schema = "identity_benchmark_\(getpid())"
            let configuration = PostgresConfiguration(uri: url, schema: schema)
            try await measure(try await PostgresDatabase.open(configuration), headPath: nil)
            let database = try await PostgresDatabase.open(configuration)
            try await database.write { try $0.execute("DROP SCHEMA \"\(schema)\" CASCADE") }
            await database.close()
        }
    }

    // `byteCount` says what lies on disk, where that is known here.
    private func measure(
        _ database: any Database,
        headPath: String?,
        byteCount: () throws -> Int? = { nil }
    ) async throws {
        let random = Mutex(SystemRandomNumberGenerator())
        let store = try await SQLMemberStore.open(
            database,
            settings: MemberStoreSettings(
                environment: Environment(
                    now: Self.now,
                    random: { random.withLock { $0.next() } }
                ),
                masterKeys: try MasterKeyRing(parsing: String(repeating: "5a", count: 32)),
                encodeEvent: { event in try event.encoded() },
                reportFailure: { error in print("failed: \(error)") },
                headPath: headPath
            ),
            onFatal: { error in preconditionFailure("\(error)") }
        )
        var known = 0
        for size in [members / 10, members] {
            let begun = ContinuousClock.now
            try await register(known..<size, in: store)
            print("\(size) members after \(begun.duration(to: .now))")
            try await database.checkpoint()
            if let bytes = try byteCount() {
                print("\(bytes / size) bytes on disk for each of \(size) members")
            }
            print("\(try Self.residentMiB()) MiB in memory")
            try await report("registrations among \(size)") {
                try await press { worker, count, _ in
                    try await self.register(size + count * submitters + worker, in: store)
                }
            }
            try await report("phones resolved among \(size), Zipf 0.99") {
                let ranks = Zipf(count: size, exponent: 0.99)
                return try await press { _, _, random in
                    let rank = UInt64(ranks.draw(&random))
                    try await self.resolve(Int(Partition.mix(rank) % UInt64(size)), in: store)
                }
            }
            try await report("phones resolved among \(size), all alike") {
                try await press { _, _, random in
                    try await self.resolve(Int.random(in: 0..<size, using: &random), in: store)
                }
            }
            // Those that were made while measuring are found again by the next fill.
            known = size
        }
        await store.close()
        await database.close()
    }

    /// The size of the files in a folder.
    private static func byteCount(below folder: String) throws -> Int {
        let files = FileManager.default
        return try files.contentsOfDirectory(atPath: folder).reduce(0) { sum, name in
            let attributes = try files.attributesOfItem(atPath: folder + "/" + name)
            return sum + (attributes[.size] as? Int ?? 0)
        }
    }

    /// The resident memory of this process, from /proc.
    private static func residentMiB() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) >> 10
    }

    private func report(_ name: String, _ body: () async throws -> Int) async throws {
        let before = ProcessUsage(of: [getpid()])
        let count = try await body()
        let usage = ProcessUsage(of: [getpid()]).report(since: before, operations: count)
        print("\(engine.rawValue): \(name): \(Int(Double(count) / seconds))/s; \(usage)")
    }

    private func register(_ numbers: Range<Int>, in store: SQLMemberStore) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<submitters {
                group.addTask {
                    for number in stride(
                        from: numbers.lowerBound + worker,
                        to: numbers.upperBound,
                        by: submitters
                    ) {
                        try await register(number, in: store)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func register(_ number: Int, in store: SQLMemberStore) async throws {
        let registration = try Registration(
            validating: Registration.Draft(
                identities: [(.phone, Self.phone(number))],
                name: "",
                organisation: "acme/north/store-\(number % 400)",
                channel: "pos",
                idempotencyKey: "m\(number)",
                registeredAt: 0
            ),
            caller: "till:1",
            now: Self.now()
        )
        switch try await store.register(registration) {
        case .created, .replayed: break
        default: throw ValidationError("member \(number) was not made")
        }
    }

    private func resolve(_ number: Int, in store: SQLMemberStore) async throws {
        let identity = try IdentityValue(.phone, normalising: Self.phone(number))
        guard try await store.resolve([identity]) != nil else {
            throw ValidationError("member \(number) is not found")
        }
    }

    private static func phone(_ number: Int) -> String { "+861\(3_000_000_000 + number)" }

    private static let now: @Sendable () -> Timestamp = {
        Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
    }

    private func press(
        _ call: @escaping @Sendable (Int, Int, inout SeededRandom) async throws -> Void
    ) async throws -> Int {
        let end = ContinuousClock.now + .seconds(seconds)
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<submitters {
                group.addTask {
                    var random = SeededRandom(seed: UInt64(worker))
                    var count = 0
                    while ContinuousClock.now < end {
                        try await call(worker, count, &random)
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
    }
}
