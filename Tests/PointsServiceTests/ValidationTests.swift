import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore
import Testing

/// Every field that cannot be taken is named.
struct ValidationTests {
    private static let program: Program = {
        var points = CurrencyRules(currency: .points)
        points.earnMax = .operationMax
        return Program(zone: .utc, currencies: [points])
    }()

    private let handlers = PointsHandlers(MemoryStore(program: program))

    private static let most: Int64 = 1_000_000_000_000
    private static let earliest: Int64 = 631_152_000_000_000
    private static let latest: Int64 = 253_402_300_799_999_999

    static let earns:
        [(field: String, isTaken: Bool, change: @Sendable (inout PointsV1.EarnRequest) -> Void)] = [
            ("member_id", false, { $0.memberID = 0 }),
            ("member_id", false, { $0.memberID = -1 }),
            ("organisation", false, { $0.organisation = "" }),
            ("organisation", false, { $0.organisation = "Acme" }),
            ("reason_code", false, { $0.reasonCode = "" }),
            ("reason_code", false, { $0.reasonCode = "On a whim" }),
            ("reason_code", false, { $0.reasonCode = String(repeating: "r", count: 33) }),
            ("reason_code", true, { $0.reasonCode = "goodwill" }),
            ("at", false, { $0.at = earliest - 1 }),
            ("at", false, { $0.at = latest + 1 }),
            ("at", false, { $0.at = -1 }),
            ("at", true, { $0.at = earliest }),
            ("idempotency_key", false, { $0.idempotencyKey = "" }),
            ("idempotency_key", false, { $0.idempotencyKey = "a b" }),
            ("idempotency_key", false, { $0.idempotencyKey = String(repeating: "k", count: 65) }),
            ("idempotency_key", true, { $0.idempotencyKey = String(repeating: "k", count: 64) }),
            ("currency", false, { $0.currency = "" }),
            ("currency", false, { $0.currency = "Points" }),
            ("amount", false, { $0.amount = 0 }),
            ("amount", false, { $0.amount = -1 }),
            ("amount", false, { $0.amount = most + 1 }),
            ("amount", true, { $0.amount = most }),
            ("activates_at", false, { $0.activatesAt = earliest - 1 }),
            ("activates_at", false, { $0.activatesAt = latest + 1 }),
            ("activates_at", true, { $0.activatesAt = latest }),
            ("expires_at", false, { $0.expiresAt = earliest - 1 }),
            ("expires_at", true, { $0.expiresAt = latest }),
            ("expires_at", false, { ($0.activatesAt, $0.expiresAt) = (earliest, earliest) }),
            ("rule_version", false, { $0.ruleVersion = "a b" }),
            ("rule_version", false, { $0.ruleVersion = String(repeating: "r", count: 65) }),
            ("rule_version", true, { $0.ruleVersion = "base@1" }),
        ]

    @Test(arguments: earns.indices)
    func earn(index: Int) async throws {
        let (field, isTaken, change) = Self.earns[index]
        var request = KeyedMethod.earn(5, key: "k")
        change(&request)
        let changed = request
        if isTaken {
            #expect(try await handlers.earn(changed, context: context()).entries.count == 1)
        } else {
            await expectRefusal("rpc.invalid_field", field) {
                try await handlers.earn(changed, context: context())
            }
        }
    }

    @Test func allFieldsAreNamedAtOnceInTheirOrder() async {
        await expectRefusal(
            "rpc.invalid_field",
            "member_id",
            "organisation",
            "reason_code",
            "idempotency_key",
            "currency",
            "amount"
        ) {
            try await handlers.earn(.init(), context: context())
        }
        await expectRefusal(
            "rpc.invalid_field",
            "member_id",
            "organisation",
            "reason_code",
            "hold_id",
            "currency",
            "amount",
            "deadline"
        ) {
            try await handlers.placeHold(.init(), context: context())
        }
        await expectRefusal(
            "rpc.invalid_field",
            "member_id",
            "organisation",
            "reason_code",
            "idempotency_key",
            "currency",
            "through"
        ) {
            try await handlers.confirmNotice(.init(), context: context())
        }
    }

    private func refused(
        _ fields: String...,
        by call: () async throws -> PointsV1.BookedResponse,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        do {
            let answer = try await call()
            Issue.record("answered with \(answer)", sourceLocation: sourceLocation)
        } catch {
            let violations = (error as? RPCError)?.fieldViolations.map(\.field)
            let envelope = ["member_id", "organisation", "reason_code", "idempotency_key"]
            #expect(violations == envelope + fields, sourceLocation: sourceLocation)
        }
    }

    @Test func ownFieldsAreNamed() async {
        let caller = context()
        await refused("currency", "amount") {
            try await handlers.burn(.init(amount: -1), context: caller)
        }
        await refused("hold_id", "amount") {
            try await handlers.capture(.init(amount: -1), context: caller)
        }
        await refused("hold_id") { try await handlers.release(.init(), context: caller) }
        await refused("entry_id", "amount") {
            try await handlers.reverse(.init(amount: Self.most + 1), context: caller)
        }
        await refused("currency", "amount", "receiver_id") {
            try await handlers.transfer(.init(), context: caller)
        }
        for amount in [0, Self.most + 1, -Self.most - 1] {
            await refused("currency", "amount") {
                try await handlers.adjust(.init(amount: amount), context: caller)
            }
        }
        await refused("proposal_id") {
            try await handlers.decideAdjustment(.init(), context: caller)
        }
        await refused("currency", "amount") {
            try await handlers.writeOff(.init(amount: -1), context: caller)
        }
        await refused("merged_id") { try await handlers.mergeMembers(.init(), context: caller) }
        await refused("merged_id", "entry_ids[1]", "entry_ids[2]") {
            try await handlers.unmergeMembers(
                .init(entryIDs: [3, 3, 0]),
                context: caller
            )
        }
        await refused("merged_id", "entry_ids") {
            try await handlers.unmergeMembers(
                .init(entryIDs: Array(1...1001)),
                context: caller
            )
        }
    }

    @Test func wholeAmountsMayBeLeftOut() async throws {
        let handlers = PointsHandlers(MemoryStore(program: KeyedMethod.program))
        try await KeyedMethod.capture.prepare(handlers)
        let answer = try await handlers.capture(
            .init(
                memberID: 5,
                organisation: "acme",
                reasonCode: "redemption",
                idempotencyKey: "k",
                holdID: "h1"
            ),
            context: context()
        )
        #expect(answer.entries.map(\.amount) == [-100])
    }

    @Test(arguments: ["order_paid", "expired", "whim"])
    func reasonsThatTheProgramDoesNotHaveAreRefused(code: String) async throws {
        var request = KeyedMethod.earn(5, key: "k")
        request.reasonCode = code
        let changed = request
        await expectRefusal("points.reason_unknown", "reason_code") {
            try await handlers.earn(changed, context: context())
        }
    }

    @Test func reasonsOfTheProgramAreTaken() async throws {
        let own = try #require(ReasonCode("check_in"))
        let program = Program(
            zone: .utc,
            currencies: [CurrencyRules(currency: .points)],
            reasons: [own]
        )
        let handlers = PointsHandlers(MemoryStore(program: program))
        var request = KeyedMethod.earn(5, key: "k")
        request.reasonCode = "check_in"
        let answer = try await handlers.earn(request, context: context())
        #expect(answer.entries.first?.reasonCode == "check_in")
    }
}
