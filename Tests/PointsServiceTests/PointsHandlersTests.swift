import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore
import Synchronization
import Testing

struct PointsHandlersTests {
    private let store = MemoryStore()
    private var handlers: PointsHandlers { PointsHandlers(store) }

    private static func commit(
        _ number: Int,
        member: Int64 = 5,
        fen: Int64 = 1250
    ) -> PointsV1.CommitOrderRequest {
        PointsV1.CommitOrderRequest(
            channel: "pos",
            orderID: "A-\(number)",
            memberID: member,
            organisation: "acme/north/s1",
            paidAt: 1_769_990_000_000_000,
            lines: [
                PointsV1.OrderLine(
                    sku: "milk",
                    category: "dairy",
                    brand: "cow",
                    quantity: 2,
                    paidFen: fen
                )
            ]
        )
    }

    /// An answer but for whether it is a repeat.
    private static func bytes(_ answer: PointsV1.CommitOrderResponse) throws -> [UInt8] {
        var answer = answer
        answer.replayed = false
        return try answer.encoded()
    }

    private static func reverse(_ number: Int, key: String = "k") -> PointsV1.ReverseOrderRequest {
        PointsV1.ReverseOrderRequest(
            channel: "pos",
            orderID: "A-\(number)",
            organisation: "acme/south",
            idempotencyKey: key,
            reasonCode: "returned"
        )
    }

    @Test func commitAnswersTheEntryAndRepeatsIt() async throws {
        let first = try await handlers.commitOrder(Self.commit(1), context: context())
        #expect(!first.replayed && first.balanceAfter == 12)
        let entry = try #require(first.entry)
        #expect(entry.entryNumber == 1 && entry.memberID == 5 && entry.kind == .earn)
        #expect(entry.amount == 12 && entry.balanceAfter == 12)
        #expect(entry.bookedAt == store.now.microseconds)
        #expect(entry.effectiveAt == 1_769_990_000_000_000)
        #expect(entry.reasonCode == "order_paid" && entry.ruleVersion == "base@1")
        #expect(entry.subject == .order(.init(channel: "pos", orderID: "A-1")))
        #expect(entry.entryID == 1 && entry.caller == "operator:1" && entry.idempotencyKey == "")
        #expect(entry.currency == "points" && entry.organisation == "acme/north/s1")
        #expect(entry.lots.map(\.entryNumber) == [1] && entry.lots.map(\.free) == [12])
        #expect(entry.lots.map(\.grant) == [true] && entry.lots[0].terms?.granted == 12)
        #expect(
            entry.counterLegs == [
                PointsV1.AccountAmount(account: "issued", amount: -12, currency: "points")
            ]
        )
        _ = try await handlers.commitOrder(Self.commit(2), context: context())
        let second = try await handlers.commitOrder(Self.commit(1), context: context())
        #expect(second.replayed && second.entry == entry && second.balanceAfter == 12)
        #expect(try Self.bytes(second) == Self.bytes(first))
        await expectRefusal("points.order_differs", "member_id") {
            try await handlers.commitOrder(Self.commit(1, member: 6), context: context())
        }
    }

    @Test func reversalAnswersTheEntryAndRepeatsIt() async throws {
        _ = try await handlers.commitOrder(Self.commit(1), context: context())
        let first = try await handlers.reverseOrder(Self.reverse(1), context: context())
        #expect(!first.replayed && first.balanceAfter == 0)
        #expect(first.entry?.amount == -12 && first.entry?.entryID == 2)
        #expect(first.entry?.kind == .reversal && first.entry?.ruleVersion == "")
        #expect(
            first.entry?.subject
                == .order(.init(channel: "pos", orderID: "A-1", entryNumber: 1))
        )
        let second = try await handlers.reverseOrder(Self.reverse(1), context: context())
        #expect(second.replayed && second.entry == first.entry && second.balanceAfter == 0)
        await expectRefusal("points.order_already_reversed") {
            try await handlers.reverseOrder(Self.reverse(1, key: "other"), context: context())
        }
        await expectRefusal("points.order_not_found") {
            try await handlers.reverseOrder(Self.reverse(2), context: context())
        }
    }

    @Test func refusedFieldsAreNamed() async throws {
        var request = Self.commit(1)
        request.channel = "POS"
        request.lines[0].quantity = -1
        let refused = request
        await expectRefusal("rpc.invalid_field", "channel", "lines[0].quantity") {
            try await handlers.commitOrder(refused, context: context())
        }
        await expectRefusal("rpc.invalid_field", "member_id") {
            try await handlers.getBalance(.init(memberID: 0), context: context())
        }
        await expectRefusal("rpc.invalid_field", "page_size") {
            try await handlers.listStatement(
                .init(memberID: 5, pageSize: 201),
                context: context()
            )
        }
        await expectRefusal("rpc.invalid_field", "order_id") {
            try await handlers.getOrder(.init(channel: "pos"), context: context())
        }
    }

    @Test func ordersAreKnownWithinTheirOrganisationOnly() async throws {
        _ = try await handlers.commitOrder(Self.commit(1), context: context())
        _ = try await handlers.reverseOrder(Self.reverse(1), context: context())
        let request = PointsV1.GetOrderRequest(channel: "pos", orderID: "A-1")
        for caller in [
            context(), context(.service), context(.till, scope: "acme/north/s1"),
            context(.channelApp, scope: "acme"),
        ] {
            let order = try await handlers.getOrder(request, context: caller).order
            #expect(order?.state == .reversed && order?.pointsEarned == 12)
            #expect(order?.paidFen == 1250 && order?.lines == Self.commit(1).lines)
        }
        for caller in [context(.till, scope: "acme/north/s2"), context(.channelApp)] {
            await expectRefusal("points.order_not_found") {
                try await handlers.getOrder(request, context: caller)
            }
        }
    }

    @Test func statementGoesOnFromItsCursorOnly() async throws {
        for number in 1...5 {
            _ = try await handlers.commitOrder(Self.commit(number), context: context())
        }
        _ = try await handlers.commitOrder(Self.commit(6, member: 6), context: context())
        func page(
            _ cursor: String,
            member: Int64 = 5
        ) async throws
            -> PointsV1.ListStatementResponse
        {
            try await handlers.listStatement(
                .init(memberID: member, pageSize: 2, cursor: cursor),
                context: context()
            )
        }
        let first = try await page("")
        #expect(first.entries.map(\.entryNumber) == [5, 4])
        let second = try await page(first.nextCursor)
        let third = try await page(second.nextCursor)
        #expect(second.entries.map(\.entryNumber) == [3, 2])
        #expect(third.entries.map(\.entryNumber) == [1] && third.nextCursor == "")
        await expectRefusal("points.cursor_invalid", "cursor") {
            try await page(first.nextCursor, member: 6)
        }
        for index in first.nextCursor.indices {
            var damaged = first.nextCursor
            damaged.replaceSubrange(index...index, with: damaged[index] == "7" ? "8" : "7")
            await expectRefusal("points.cursor_invalid", "cursor") {
                try await page(damaged)
            }
        }
        let all = try await handlers.listStatement(.init(memberID: 5), context: context())
        #expect(all.entries.count == 5 && all.nextCursor == "")
    }

    @Test func trialBalanceListsMembersFirst() async throws {
        _ = try await handlers.commitOrder(Self.commit(1), context: context())
        let trial = try await handlers.getTrialBalance(.init(), context: context())
        #expect(
            trial.accounts == [
                .init(account: "members", amount: 12, currency: "points"),
                .init(account: "issued", amount: -12, currency: "points"),
            ]
        )
        #expect(trial.orders == 1 && trial.entries == 1 && trial.members == 1)
        let report = try await handlers.verifyPoints(.init(), context: context())
        #expect(report.findings == ["something does not hold"] && report.entries == 1)
        #expect(report.pointsOutstanding == 7)
    }

    @Test(
        arguments: [
            (.overloaded(retryAfter: .seconds(5)), .resourceExhausted, "points.overloaded"),
            (.closed, .unavailable, "points.closing"),
            (.cancelled, .cancelled, "rpc.cancelled"),
            (.interrupted, .unavailable, "points.interrupted"),
            (.unknownPosition, .invalidArgument, "points.cursor_invalid"),
            (.corrupt("here"), .dataLoss, "points.store_corrupt"),
            (.failed("secret"), .internalError, "points.store_failed"),
        ] as [(PointsStoreError, RPCError.Code, String)]
    )
    func failuresOfTheStoreHaveTheirStatus(
        failure: PointsStoreError,
        code: RPCError.Code,
        reason: String
    ) async throws {
        store.fail(failure)
        let told = FailureLog()
        let handlers = PointsHandlers(
            store: store,
            program: .standard,
            now: { [store] in store.now },
            storeFailed: { told.add($0) }
        )
        await #expect {
            _ = try await handlers.commitOrder(Self.commit(1), context: context())
        } throws: { error in
            let error = error as? RPCError
            return error?.code == code && error?.reason == reason
                && error?.message.contains("secret") == false
        }
        let isTold = [.unavailable, .dataLoss, .internalError].contains(code)
        #expect(told.errors == (isTold && failure != .closed ? [failure] : []))
    }

    /// What is taken must fit into the outbox, whose events have at most 1 MiB.
    @Test func largestOrderMakesAnEventThatFits() async throws {
        var request = Self.commit(1, fen: 1_000_000_000)
        let text = String(repeating: "\u{20000}", count: 64)
        request.lines = Array(
            repeating: .init(
                sku: text,
                category: text,
                brand: text,
                quantity: 1_000_000_000,
                paidFen: -1_000_000_000
            ),
            count: 1000
        )
        _ = try await handlers.commitOrder(request, context: context())
        let booked = try #require(store.state.withLock { $0.orders.values.first })
        let payload = PointsEvent.orderCommitted(booked).outboxPayload.payload
        #expect(payload.count > 700_000 && payload.count <= 1 << 20)
    }

    @Test func eventsReadBackAsTheyWereWritten() async throws {
        _ = try await handlers.commitOrder(Self.commit(1), context: context())
        let reversed = try await handlers.reverseOrder(Self.reverse(1), context: context())
        let earned = try await handlers.earn(KeyedMethod.earn(3, key: "e"), context: context())
        let events = store.state.withLock { $0.events }
        #expect(events.count == 3)
        let read = try events.map { event in
            #expect(event.outboxPayload.type == "huitou.points.v1.PointsEvent")
            return try PointsV1.PointsEvent(decoding: event.outboxPayload.payload)
        }
        guard case .orderCommitted(let committed) = read[0].event,
            case .orderReversed(let back) = read[1].event,
            case .entryBooked(let booked) = read[2].event
        else {
            Issue.record("\(read)")
            return
        }
        #expect(committed.order?.state == .paid && committed.order?.lines.count == 1)
        #expect(committed.entry?.amount == 12 && committed.entry?.lots[0].grant == true)
        #expect(back.order?.state == .reversed && back.entry == reversed.entry)
        #expect(booked.entry == earned.entries[0])
    }
}

/// What the handlers told of the store's failures.
private final class FailureLog: Sendable {
    private let log = Mutex<[PointsStoreError]>([])

    var errors: [PointsStoreError] { log.withLock { $0 } }
    func add(_ error: PointsStoreError) { log.withLock { $0.append(error) } }
}
