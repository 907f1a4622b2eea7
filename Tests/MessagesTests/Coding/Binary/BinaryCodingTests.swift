import Messages
import RPCCore
import Testing

@Suite("Binary coding")
struct BinaryCodingTests {
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

    @Test func absentAndDefaultAreToldApart() throws {
        let event = PointsV1.PointsEvent(
            event: .orderReversed(.init(order: .init(state: .reversed), entry: nil))
        )
        #expect(try PointsV1.PointsEvent(decoding: event.encoded()) == event)
        let standing = TiersV1.GetStandingResponse(nextTier: .init())
        #expect(try standing.encoded() == [0x4a, 0])
        #expect(try TiersV1.GetStandingResponse(decoding: [0x4a, 0]) == standing)
        let zeros = TestV1.Optionals(
            int32Value: 0,
            boolValue: false,
            stringValue: "",
            bytesValue: []
        )
        #expect(try zeros.encoded() == [0x08, 0, 0x68, 0, 0x72, 0, 0x7a, 0])
        #expect(try TestV1.Optionals(decoding: zeros.encoded()) == zeros)
        let choice = TestV1.Choice(choiceValue: .stringValue(""))
        #expect(try choice.encoded() == [0x72, 0])
        #expect(try TestV1.Choice(decoding: [0x72, 0]) == choice)
    }

    @Test func lastMemberOfAOneofWins() throws {
        #expect(
            try TestV1.Choice(decoding: [0x92, 1, 0, 0x72, 1, 0x41, 0x08, 5])
                == TestV1.Choice(choiceValue: .int32Value(5))
        )
        #expect(
            try TestV1.Choice(decoding: [0x08, 5, 0x92, 1, 2, 0x08, 7])
                == TestV1.Choice(choiceValue: .nodeValue(.init(number: 7)))
        )
    }

    @Test func lastOfAScalarWins() throws {
        #expect(try TestV1.Node(decoding: [0x08, 1, 0x08, 2]).number == 2)
    }

    @Test(
        arguments: [
            (-1, .minus), (1, .plus), (.max, .large), (77, .unrecognized(77)),
            (-9, .unrecognized(-9)),
        ] as [(Int32, TestV1.Sign)]
    )
    func everyNumberOfAnEnumComesBack(_ number: Int32, _ sign: TestV1.Sign) throws {
        #expect(TestV1.Sign(rawValue: number) == sign)
        let message = TestV1.Scalars(signValue: sign)
        let bytes = try message.encoded()
        #expect(try TestV1.Scalars(decoding: bytes).signValue == sign)
        #expect(try TestV1.Scalars(decoding: bytes).signValue.rawValue == number)
    }

    @Test func unknownFieldsAreDropped() throws {
        let bytes: [UInt8] = [0x08, 7, 0xf8, 0x07, 1, 0xf2, 0x07, 1, 0xff]
        #expect(try TestV1.Node(decoding: bytes).encoded() == [0x08, 7])
    }

    @Test func numbersComePackedOrNot() throws {
        let values = TestV1.Repeateds(int32Values: [1, -1, 300])
        let separate = [0x08, 1, 0x08] + [UInt8](repeating: 0xff, count: 9) + [1, 0x08, 0xac, 2]
        #expect(try TestV1.Repeateds(decoding: separate) == values)
        let packed = try values.encoded()
        #expect(packed.first == 0x0a)
        #expect(try TestV1.Repeateds(decoding: packed) == values)
    }

    /// protobuf-c takes -0.0 for the default; the two compare equal.
    @Test func negativeZeroIsZeroWherePresenceIsImplicit() throws {
        #expect(try TestV1.Scalars(doubleValue: -0.0).encoded() == [])
        #expect(try TestV1.Optionals(doubleValue: -0.0).encoded().count == 9)
    }

    @Test func largeMessageLeavesTheStack() throws {
        let node = TestV1.Node(
            children: (0..<5_000).map { .init(number: $0, leaf: .init(text: "\($0)")) },
            leaf: .init(text: String(repeating: "茶", count: 100_000), data: [1, 2, 3])
        )
        let bytes = try node.encoded()
        #expect(try TestV1.Node(decoding: bytes) == node)
    }

    @Test func encodingInsideOfEncodingIsSafe() throws {
        var inner: [UInt8] = []
        try order.encode { outerCount, outerWrite in
            let copy = try order.encoded()
            #expect(copy.count == outerCount)
            var bytes = [UInt8](repeating: 0, count: outerCount)
            bytes.withUnsafeMutableBytes { if let base = $0.baseAddress { outerWrite(base) } }
            #expect(bytes == copy)
            inner = copy
        }
        #expect(try PointsV1.CommitOrderRequest(decoding: inner) == order)
    }

    @Test func textWithNULIsNotEncoded() {
        var bad = order
        bad.lines[1].sku = "B\0"
        #expect(throws: MessageCodingError(.embeddedNUL, field: "lines[1].sku")) {
            try bad.encoded()
        }
        let choice = TestV1.Choice(choiceValue: .nodeValue(.init(leaf: .init(text: "\0"))))
        #expect(throws: MessageCodingError(.embeddedNUL, field: "node_value.leaf.text")) {
            try choice.encoded()
        }
        #expect(throws: MessageCodingError(.embeddedNUL, field: "where[0]")) {
            try TestV1.Awkward(where: ["a\0b"]).encoded()
        }
    }
}
