import Logging
import RPCCore
import RPCTransport
import ServiceRuntime
import Testing

@Suite struct ConnectionLogTests {
    static let refusal = ConnectionEvent.refused(reason: "rpc.connect_failed", detail: "a:1: no")

    static func logged(
        _ events: [ConnectionEvent],
        level: Logger.Level = .info
    ) -> [[String: String]] {
        let sink = RecordingSink()
        let log = ConnectionLog(logger: sink.logger(level), direction: "to points")
        for event in events { log.write(event) }
        return sink.objects
    }

    @Test func theSameRefusalIsWorthOneLine() throws {
        let other = ConnectionEvent.refused(reason: "rpc.connect_failed", detail: "b:1: no")
        let lines = Self.logged([Self.refusal, Self.refusal, other, Self.refusal, other])
        #expect(lines.map { $0["detail"] } == ["a:1: no", "b:1: no"])
        #expect(lines.allSatisfy { $0["direction"] == "to points" })
        #expect(Self.logged([Self.refusal, Self.refusal], level: .debug).count == 2)
    }

    @Test func aRefusalIsNewsAgainAfterAConnection() {
        let opened = ConnectionEvent.opened(peer: nil)
        #expect(Self.logged([Self.refusal, opened, Self.refusal, Self.refusal]).count == 2)
    }

    @Test func addressesThatAreTakenOutAreWarnedOf() throws {
        let lines = Self.logged([
            .ejected(address: "10.0.0.1:7402", time: .seconds(2)),
            .restored(address: "10.0.0.1:7402"),
        ])
        #expect(lines.map { $0["level"] } == ["warning", "notice"])
        #expect(lines.map { $0["address"] } == ["10.0.0.1:7402", "10.0.0.1:7402"])
        #expect(lines[0]["out_for"] == "2.0 seconds")
    }
}
