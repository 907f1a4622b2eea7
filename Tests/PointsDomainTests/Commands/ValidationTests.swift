import LedgerTestKit
import PointsDomain
import Primitives
import Testing

struct ValidationTests {
    private static func fields() -> CommitOrder.Fields {
        CommitOrder.Fields(
            channel: "pos",
            orderID: "A-1",
            memberID: 1,
            organisation: "acme/s1",
            paidAt: Order.paidAtMin.microseconds,
            lines: [.init(sku: "milk", paidFen: 100), .init(sku: "beer", paidFen: -100)]
        )
    }

    private static func paths(_ fields: CommitOrder.Fields) -> [String] {
        do throws(InvalidCommand) {
            _ = try CommitOrder(validating: fields, caller: caller("till:1"))
            return []
        } catch {
            return error.fields.map(\.path)
        }
    }

    @Test(
        arguments: [
            "", "till:\u{0}", "till:a\nb", "till:\u{7F}", String(repeating: "a", count: 161),
        ]
    )
    func callersAreBoundedAndHaveNoControlCharacters(name: String) {
        #expect(Caller(name) == nil)
        #expect(Caller("till:北 1")?.rawValue == "till:北 1")
    }

    @Test func boundariesAreTaken() {
        #expect(Self.paths(Self.fields()) == [])
        var fields = Self.fields()
        fields.channel = String(repeating: "z", count: 32)
        fields.orderID = String(repeating: "~", count: 64)
        fields.paidAt = Timestamp.max.microseconds
        fields.lines = Array(
            repeating: .init(sku: String(repeating: "\u{1F95B}", count: 64), paidFen: 0),
            count: 1000
        )
        fields.lines[0].paidFen = 1_000_000_000_000
        fields.lines[1].quantity = 0
        fields.lines[2].quantity = 1_000_000_000
        #expect(Self.paths(fields) == [])
    }

    private typealias Refusal = (String, @Sendable (inout CommitOrder.Fields) -> Void)

    private static let refusals: [Refusal] = [
        ("channel", { $0.channel = "" }),
        ("channel", { $0.channel = "POS" }),
        ("channel", { $0.channel = String(repeating: "z", count: 33) }),
        ("order_id", { $0.orderID = "" }),
        ("order_id", { $0.orderID = "a b" }),
        ("order_id", { $0.orderID = "\u{e9}" }),
        ("order_id", { $0.orderID = String(repeating: "1", count: 65) }),
        ("member_id", { $0.memberID = 0 }),
        ("member_id", { $0.memberID = -1 }),
        ("organisation", { $0.organisation = "acme//s1" }),
        ("paid_at", { $0.paidAt = Order.paidAtMin.microseconds - 1 }),
        ("paid_at", { $0.paidAt = 0 }),
        ("paid_at", { $0.paidAt = Timestamp.max.microseconds + 1 }),
        ("lines", { $0.lines = [] }),
        ("lines", { $0.lines = Array(repeating: .init(sku: "a", paidFen: 1), count: 1001) }),
        ("lines[1].sku", { $0.lines[1].sku = "" }),
        ("lines[1].sku", { $0.lines[1].sku = String(repeating: "x", count: 65) }),
        ("lines[1].sku", { $0.lines[1].sku = "a\u{0}b" }),
        ("lines[1].sku", { $0.lines[1].sku = "a\u{85}b" }),
        ("lines[1].category", { $0.lines[1].category = "a\nb" }),
        ("lines[0].brand", { $0.lines[0].brand = String(repeating: "x", count: 65) }),
        ("lines[0].quantity", { $0.lines[0].quantity = -1 }),
        ("lines[0].quantity", { $0.lines[0].quantity = 1_000_000_001 }),
        ("lines[0].paid_fen", { $0.lines[0].paidFen = 1_000_000_000_001 }),
        ("lines[0].paid_fen", { $0.lines[0].paidFen = .min }),
        ("lines[1].paid_fen", { $0.lines[1].paidFen = .max }),
        (
            "lines",
            {
                $0.lines[0].paidFen = 1_000_000_000_000; $0.lines[1].paidFen = 1
            }
        ),
    ]

    @Test(arguments: refusals)
    func refusedFieldIsNamed(
        path: String,
        spoil: @Sendable (inout CommitOrder.Fields) -> Void
    ) {
        var fields = Self.fields()
        spoil(&fields)
        #expect(Self.paths(fields) == [path])
    }

    @Test func allRefusedFieldsAreNamedInOrderUpToABound() {
        var fields = Self.fields()
        fields.channel = ""
        fields.paidAt = 0
        fields.lines[0].quantity = -1
        #expect(Self.paths(fields) == ["channel", "paid_at", "lines[0].quantity"])
        fields.lines = Array(repeating: .init(sku: "", paidFen: 1), count: 1000)
        #expect(Self.paths(fields).count == InvalidCommand.fieldsMax)
    }

    private typealias ReversalRefusal = (String?, @Sendable (inout ReverseOrder.Fields) -> Void)

    private static let reversalRefusals: [ReversalRefusal] = [
        (nil, { _ in }),
        (nil, { $0.reversedAt = Order.paidAtMin.microseconds }),
        ("channel", { $0.channel = "p-s" }),
        ("order_id", { $0.orderID = "" }),
        ("organisation", { $0.organisation = "" }),
        ("reversed_at", { $0.reversedAt = -1 }),
        ("reversed_at", { $0.reversedAt = .max }),
        ("idempotency_key", { $0.idempotencyKey = "" }),
        ("idempotency_key", { $0.idempotencyKey = String(repeating: "k", count: 65) }),
        ("reason_code", { $0.reasonCode = "" }),
        ("reason_code", { $0.reasonCode = "order_paid" }),
    ]

    @Test(arguments: reversalRefusals)
    func refusedFieldOfAReversalIsNamed(
        path: String?,
        spoil: @Sendable (inout ReverseOrder.Fields) -> Void
    ) {
        var fields = ReverseOrder.Fields(
            channel: "pos",
            orderID: "1",
            organisation: "acme",
            reversedAt: 0,
            idempotencyKey: "k",
            reasonCode: "returned"
        )
        spoil(&fields)
        do throws(InvalidCommand) {
            _ = try ReverseOrder(validating: fields, caller: caller("till:1"))
            #expect(path == nil)
        } catch {
            #expect(error.fields.map(\.path) == [path])
        }
    }
}
