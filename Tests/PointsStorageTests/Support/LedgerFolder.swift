import Foundation
import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageSQLite
import Synchronization

/// A ledger in a folder of its own, which a test may close, damage and open again.
final class LedgerFolder: Sendable {
    let path: String
    private let clock = Mutex(Timestamp(microseconds: 1_770_000_000_000_000))

    init() throws {
        path = NSTemporaryDirectory() + "points-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    deinit {
        // A folder that stays behind harms nobody.
        try? FileManager.default.removeItem(atPath: path)
    }

    var now: Timestamp {
        get { clock.withLock { $0 } }
        set { clock.withLock { $0 = newValue } }
    }

    func settings(
        isHeadKept: Bool = true,
        laneCount: Int = 1,
        limits: GroupCommitLimits = GroupCommitLimits()
    ) -> LedgerSettings {
        LedgerSettings(
            program: .standard,
            now: { self.now },
            encodeEvent: { event in
                switch event {
                case .orderCommitted(let order):
                    ("committed", Array("\(order.order.identity) \(event.entry)".utf8))
                case .orderReversed(let order, let entry):
                    ("reversed", Array("\(order.order.identity) \(entry)".utf8))
                }
            },
            headPath: isHeadKept ? path + "/points.head" : nil,
            limits: limits,
            laneCount: laneCount
        )
    }

    /// Opens the ledger, has it used, and closes it.
    func withStore<Result: Sendable>(
        _ body: @Sendable (DatabasePointsStore, SQLiteDatabase) async throws -> Result
    ) async throws -> Result {
        let database = try SQLiteDatabase(SQLiteConfiguration(path: path + "/points.db"))
        do {
            let store = try await DatabasePointsStore.open(
                database,
                outbox: Outbox(),
                settings: settings(),
                onFatal: { _ in }
            )
            do {
                let result = try await body(store, database)
                await store.close()
                await database.close()
                return result
            } catch {
                await store.close()
                throw error
            }
        } catch {
            await database.close()
            throw error
        }
    }
}

extension SQLiteDatabase {
    /// Every row of every table, to be compared.
    func dump() async throws -> [String: [Row]] {
        try await read { reader in
            var tables: [String: [Row]] = [:]
            for table in ["journal", "account", "orders", "lane", "total", "outbox"] {
                tables[table] = try reader.query("SELECT * FROM \(table) ORDER BY 1, 2")
            }
            return tables
        }
    }
}

extension DatabasePointsStore {
    func commit(_ order: Order) async throws -> CommitOrderOutcome {
        guard case .commitOrder(let outcome) = try await run(.commitOrder(.init(order: order)))
        else { preconditionFailure("a commit has the outcome of a commit") }
        return outcome
    }

    func reverse(_ command: ReverseOrder) async throws -> ReverseOrderOutcome {
        guard case .reverseOrder(let outcome) = try await run(.reverseOrder(command))
        else { preconditionFailure("a reversal has the outcome of a reversal") }
        return outcome
    }
}

func member(_ rawValue: Int64) -> MemberID {
    guard let member = MemberID(rawValue: rawValue) else { preconditionFailure("member id") }
    return member
}

func order(_ number: Int, member id: Int64 = 1, fen: Int64 = 1250) -> Order {
    guard let channel = Channel("pos"), let orderID = OrderID("A-\(number)"),
        let organisation = OrganisationPath("acme/north/s1"), let sku = Label("milk")
    else { preconditionFailure("order \(number)") }
    return Order(
        identity: OrderIdentity(channel: channel, orderID: orderID),
        member: member(id),
        organisation: organisation,
        paidAt: Timestamp(microseconds: 1_769_990_000_000_000),
        lines: [
            OrderLine(sku: sku, category: .empty, brand: .empty, quantity: 1, paid: Fen(fen))
        ]
    )
}

func reversal(_ number: Int, key name: String = "k1") -> ReverseOrder {
    guard let key = IdempotencyKey(name) else { preconditionFailure("key \(name)") }
    return ReverseOrder(
        identity: order(number).identity,
        organisation: order(number).organisation,
        reversedAt: nil,
        key: key,
        reason: .returned
    )
}
