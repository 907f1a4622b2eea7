import Messages
import RPCCore
import RPCTransport
import RPCWire
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StreamingTests {
    @Test(arguments: [0, 1, 1_000] as [Int64])
    func responsesComeInOrder(count: Int64) async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let responses = try await channel.stream(EchoService.count, .init(position: count))
        var positions: [Int64] = []
        for try await response in responses { positions.append(response.position) }
        #expect(positions == Array(0..<count))
        await channel.close()
        await points.stop()
    }

    @Test func failureComesAfterTheResponses() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let responses = try await channel.stream(
            EchoService.count,
            .init(position: 3, type: "fail")
        )
        var count = 0
        let error = try await failure { () throws(RPCError) in
            for try await _ in responses { count += 1 }
        }
        #expect(count == 3)
        #expect(error.code == .aborted)
        await channel.close()
        await points.stop()
    }

    @Test func readerThatStopsReadingHoldsTheWriter() async throws {
        let points = try await Installation()
        var limits = ClientLimits()
        limits.settings = WireSettings(callWindowBytes: 65_536)
        let channel = try points.channel(limits: limits)
        let message = EchoService.Message(
            eventID: 9,
            payload: [UInt8](repeating: 1, count: 1_000)
        )
        do {
            let responses = try await channel.stream(EchoService.flood, message)
            let reader = responses.makeAsyncIterator()
            let first = try await reader.next()
            #expect(first == message)
            // Other calls of the connection are not held up.
            for _ in 0..<50 { _ = try await channel.call(EchoService.yield) }
            let held = points.service.flooded.withLock { $0 }
            #expect(held <= 70, "\(held) messages of 1 KB went into a window of 64 KiB")
            for _ in 0..<1_000 { _ = try await reader.next() }
            let total = points.service.flooded.withLock { $0 }
            #expect(total >= 1_000)
        }
        // Nobody can read any more: the call is cancelled by itself.
        await points.service.cancelled.wait { $0 == [9] }
        await channel.close()
        await points.stop()
    }

    @Test func cancellingTheReaderCancelsTheCall() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let received = Recorder<Int64>()
        let task = Task {
            try await failure { () throws(RPCError) in
                let responses = try await channel.stream(EchoService.flood, .init(eventID: 5))
                for try await response in responses { received.append(response.eventID) }
            }
        }
        await received.wait { $0.count > 10 }
        task.cancel()
        #expect(try await task.value.code == .cancelled)
        await points.service.cancelled.wait { $0 == [5] }
        await channel.close()
        await points.stop()
    }

    @Test func deadlineEndsAStream() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        // The first calls may run out of time before there is a connection.
        repeat {
            let error = try await failure { () throws(RPCError) in
                let responses = try await channel.stream(
                    EchoService.flood,
                    .init(eventID: 6),
                    options: CallOptions(timeout: .milliseconds(100))
                )
                for try await _ in responses {}
            }
            #expect(error.code == .deadlineExceeded)
        } while points.service.flooded.withLock { $0 } == 0 && !Task.isCancelled
        await points.service.cancelled.wait { $0.contains(6) }
        await channel.close()
        await points.stop()
    }

    @Test func lostConnectionEndsAStream() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let responses = try await channel.stream(EchoService.flood, .init(eventID: 7))
        let reader = responses.makeAsyncIterator()
        _ = try await reader.next()
        await points.server.drain(timeout: .zero)
        let error = try await failure { () throws(RPCError) in
            while try await reader.next() != nil {}
        }
        #expect(error.code == .unavailable)
        await channel.close()
    }
}
