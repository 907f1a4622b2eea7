import IdentityDomain
import Messages
import Primitives
import RPCCore
import Synchronization
import Testing

@testable import IdentityService

struct PurchaseStreamTests {
    private static let order = PointsV1.Order(
        channel: "pos",
        orderID: "1",
        memberID: 7,
        organisation: "acme/north/store-1",
        // 2025-10-09T23:30 in Shanghai is the next day; here the zone is UTC.
        paidAt: 1_760_052_600_000_000,
        paidFen: 900,
        lines: [
            PointsV1.OrderLine(
                sku: "a",
                category: "skin",
                brand: "x",
                quantity: 2,
                paidFen: 900
            ),
            PointsV1.OrderLine(sku: "gift", quantity: 0, paidFen: 0),
        ]
    )

    private static func event(
        _ fact: PointsV1.PointsEvent.Event?,
        type: String = PointsV1.PointsEvent.messageName
    ) throws -> RPCV1.Event {
        RPCV1.Event(
            partition: 3,
            position: 9,
            eventID: 1,
            bookedAt: 1_760_052_700_000_000,
            memberID: 7,
            memberVersion: 1,
            type: type,
            payload: try PointsV1.PointsEvent(event: fact).encoded()
        )
    }

    @Test func anOrderIsKeptByItsLocalTime() throws {
        let event = try Self.event(.orderCommitted(.init(order: Self.order)))
        guard
            case .paid(let member, let reference, let order, let paidAt)? =
                try PurchaseStream.fact(event, zone: .utc)
        else {
            Issue.record("no order")
            return
        }
        #expect(member.rawValue == 7)
        #expect(reference == OrderReference(channel: "pos", orderID: "1"))
        #expect(order.digest == reference.digest)
        #expect(LocalDate(daysSinceEpoch: order.day).description == "2025-10-09")
        #expect(order.hour == 23)
        #expect(paidAt.microseconds == 1_760_052_600_000_000)
        #expect(order.lines.map(\.sku) == ["a"])
        #expect(order.paid == Fen(900))
    }

    @Test func nothingIsBoughtInTheFuture() throws {
        var ahead = Self.order
        ahead.paidAt = 1_760_099_999_000_000
        let event = try Self.event(.orderCommitted(.init(order: ahead)))
        guard case .paid(_, _, _, let paidAt)? = try PurchaseStream.fact(event, zone: .utc) else {
            Issue.record("no order")
            return
        }
        #expect(paidAt.microseconds == event.bookedAt)
    }

    @Test func everythingElseMeansNothing() throws {
        let reversed = try Self.event(.orderReversed(.init(order: Self.order)))
        let member = try #require(MemberID(rawValue: 7))
        #expect(
            try PurchaseStream.fact(reversed, zone: .utc)
                == .takenBack(member, OrderReference(channel: "pos", orderID: "1"))
        )
        #expect(try PurchaseStream.fact(Self.event(.entryBooked(.init())), zone: .utc) == nil)
        #expect(try PurchaseStream.fact(Self.event(nil), zone: .utc) == nil)
        let other = try Self.event(.orderCommitted(.init(order: Self.order)), type: "other")
        #expect(try PurchaseStream.fact(other, zone: .utc) == nil)
    }
}
