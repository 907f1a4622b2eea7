import Messages
import RPCCore
import RPCTransport
import RPCWire
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CallTests {
    @Test func unaryEcho() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let message = EchoService.Message(
            memberID: 4_711,
            type: "huitou.points.v1.PointsEvent",
            payload: Array(0..<100)
        )
        let answer = try await channel.call(EchoService.echo, message)
        #expect(answer == message)
        await channel.close()
        await points.stop()
        let finished = points.calls.finished.elements
        #expect(finished.map(\.method) == [EchoService.echo])
        #expect(finished.first?.principalKind == .service)
        #expect(finished.first?.requestID.count == 15)
    }

    @Test func handlersStayOnTheLoopAndHeavyOnesLeaveIt() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        #expect(try await channel.call(EchoService.yield).partition == 1)
        #expect(try await channel.call(EchoService.heavy).partition == 0)
        await channel.close()
        await points.stop()
    }

    @Test func failureArrivesWhole() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.fail)
        }
        #expect(error.code == .failedPrecondition)
        #expect(error.reason == "echo.refused")
        #expect(error.fieldViolations.map(\.field) == ["type"])
        #expect(error.retryAfter == .milliseconds(70))
        await channel.close()
        await points.stop()
    }

    @Test func accessIsDeniedByDefault() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.forbidden)
        }
        #expect(error.code == .permissionDenied)
        let unknown = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.descriptor("Missing"))
        }
        #expect(unknown.code == .unimplemented)
        #expect(try await channel.call(EchoService.echo) == EchoService.Message())
        await channel.close()
        await points.stop()
    }

    @Test func thousandConcurrentCalls() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let ids = try await withThrowingTaskGroup(of: Int64.self) { group in
            for id in 1...1_000 {
                group.addTask {
                    let message = EchoService.Message(eventID: Int64(id))
                    let method = id % 2 == 0 ? EchoService.echo : EchoService.yield
                    return try await channel.call(method, message).eventID
                }
            }
            return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
        }
        #expect(ids == Set(1...1_000))
        await channel.close()
        await points.stop()
        #expect(points.calls.finished.elements.count == 1_000)
    }

    @Test func moreCallsThanAConnectionTakesWaitForAPlace() async throws {
        var limits = ServerLimits()
        limits.settings = .init(callsMax: 4)
        let points = try await Installation(limits: limits)
        let channel = try points.channel()
        let count = try await withThrowingTaskGroup(of: Void.self) { group in
            for id in 1...100 {
                group.addTask {
                    _ = try await channel.call(EchoService.yield, .init(eventID: Int64(id)))
                }
            }
            return try await group.reduce(0) { count, _ in count + 1 }
        }
        #expect(count == 100)
        await channel.close()
        await points.stop()
    }

    @Test func deadlinePassesOnTheServer() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        // The first calls may run out of time before there is a connection.
        repeat {
            let error = try await failure { () throws(RPCError) in
                try await channel.call(
                    EchoService.park,
                    .init(eventID: 1),
                    options: CallOptions(timeout: .milliseconds(100))
                )
            }
            #expect(error.code == .deadlineExceeded)
        } while points.service.parked.elements.isEmpty && !Task.isCancelled
        await points.service.cancelled.wait { $0.contains(1) }
        await channel.close()
        await points.stop()
    }

    @Test func cancellationReachesTheHandler() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let task = Task {
            try await failure { () throws(RPCError) in
                try await channel.call(EchoService.park, .init(eventID: 2))
            }
        }
        await points.service.parked.wait { $0 == [2] }
        task.cancel()
        #expect(try await task.value.code == .cancelled)
        await points.service.cancelled.wait { $0 == [2] }
        await points.calls.finished.wait { $0.first?.error?.code == .cancelled }
        await channel.close()
        await points.stop()
    }

    @Test func messageThatIsTooLargeFailsTheCallAlone() async throws {
        let points = try await Installation()
        let channel = try points.channel()
        let large = EchoService.Message(payload: [UInt8](repeating: 7, count: 2 << 20))
        let error = try await failure { () throws(RPCError) in
            try await channel.call(EchoService.echo, large)
        }
        #expect(error.code == .invalidArgument)
        #expect(error.reason == "rpc.undecodable_message")
        let allowed = EchoService.Message(payload: [UInt8](repeating: 7, count: 900_000))
        #expect(try await channel.call(EchoService.echo, allowed) == allowed)
        await channel.close()
        await points.stop()
    }
}
