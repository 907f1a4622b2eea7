import Messages
import RPCCore
import Testing

@Suite("Binary coding")
struct RoundTripTests {
    private let order = PointsV1.CommitOrderRequest(
        channel: "pos",
        orderID: "2026-0001",
        memberID: 4711,
        organisation: "acme/retail/north/store-12",
        paidAt: 1_700_000_000_000_000,
        lines: [
            .init(sku: "A", category: "茶", brand: "", quantity: 1, paidFen: 1250),
            .init(sku: "B", quantity: 2, paidFen: -300),
        ]
    )

    @Test func orderComesBackAsItWas() throws {
        let bytes = try order.encoded()
        #expect(try PointsV1.CommitOrderRequest(decoding: bytes) == order)
    }

    @Test func bytesAreThoseOfTheSpecification() throws {
        let line = PointsV1.OrderLine(sku: "A", quantity: 1, paidFen: -1)
        #expect(
            try line.encoded() == [0x0a, 1, 0x41, 0x20, 1, 0x28]
                + [UInt8](repeating: 0xff, count: 9) + [1]
        )
    }

    @Test func emptyMessageIsNoBytes() throws {
        #expect(try PointsV1.CommitOrderRequest().encoded() == [])
        #expect(try PointsV1.CommitOrderRequest(decoding: []) == .init())
    }

    @Test func oneofAndOptionalComeBack() throws {
        let event = PointsV1.PointsEvent(
            event: .orderReversed(.init(order: .init(state: .reversed), entry: nil))
        )
        #expect(try PointsV1.PointsEvent(decoding: event.encoded()) == event)
        let standing = TiersV1.GetStandingResponse(nextTier: .init())
        #expect(try TiersV1.GetStandingResponse(decoding: standing.encoded()) == standing)
        #expect(try standing.encoded() == [0x4a, 0])
    }

    @Test func refusalsNameTheField() {
        var bad = order
        bad.lines[1].sku = "B\0"
        #expect(throws: MessageCodingError(.embeddedNUL, field: "lines[1].sku")) {
            try bad.encoded()
        }
        let bytes: [UInt8] = [0x32, 0, 0x32, 3, 0x0a, 1, 0xff]
        #expect(throws: MessageCodingError(.invalidUTF8, field: "lines[1].sku")) {
            try PointsV1.CommitOrderRequest(decoding: bytes)
        }
    }
}
