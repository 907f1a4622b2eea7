import Messages
import RPCCore
import Testing

@Suite("JSON coding")
struct JSONTests {
    @Test func writesTheMappingOfProtobuf() throws {
        let order = PointsV1.Order(
            channel: "pos",
            memberID: 9_007_199_254_740_993,
            state: .paid,
            lines: [.init(sku: "茶\"\n", paidFen: -5)]
        )
        #expect(
            try order.json()
                == #"{"channel":"pos","memberId":"9007199254740993","state":"STATE_PAID","lines":[{"sku":"茶\"\n","paidFen":"-5"}]}"#
        )
        #expect(try PointsV1.Order(json: order.json()) == order)
    }

    @Test func registryCarriesEverything() throws {
        #expect(MessageRegistry.fileDescriptorSet.count > 10_000)
        #expect(MessageRegistry.methods.count == 31)
        let method = try #require(
            MessageRegistry.method(named: "huitou.points.v1.Points/GetBalance")
        )
        #expect(try method.encodeRequest(json: #"{"memberId": "7"}"#) == [8, 7])
        #expect(try method.decodeResponse([8, 7]) == #"{"memberId":"7"}"#)
    }
}
