import Foundation
import Messages
import RPCCore
import RPCTransport
import Testing

/// Methods that compute for long run on threads of their own, few at a time.
@Suite(.timeLimit(.minutes(1)))
struct HeavyTests {
    /// Keeps the threads that wait in it busy, as a computation would.
    private final class Gate: Sendable {
        private let condition = NSCondition()
        private let isOpen = Flag()

        // Unchecked: touched with the condition locked only.
        private final class Flag: @unchecked Sendable { var value = false }

        func wait() {
            condition.lock()
            while !isOpen.value { condition.wait() }
            condition.unlock()
        }

        func open() {
            condition.lock()
            isOpen.value = true
            condition.broadcast()
            condition.unlock()
        }
    }

    private static let compute = EchoService.descriptor("Compute", isHeavy: true)

    private let gate = Gate()
    private let started = Recorder<Int64>()

    private var method: RPCMethod {
        .unary(Self.compute, target: { (_: EchoService.Message) in AccessTarget() }) {
            [gate, started] message, _ in
            started.append(message.eventID)
            gate.wait()
            await Task.yield()
            var answer = message
            answer.partition = testLoops.isCurrentThreadALoop ? 1 : 0
            return answer
        }
    }

    @Test func otherCallsOfTheLoopAreNotHeldUp() async throws {
        let loops = TransportLoops(count: 1, heavyCount: 1, clock: SystemMonotonicClock())
        let points = try await Installation(loops: loops, methods: [method])
        let channel = try points.channel(loops: loops)
        let one = Task { try await channel.call(Self.compute, .init(eventID: 1)) }
        await started.wait { $0 == [1] }
        let two = Task { try await channel.call(Self.compute, .init(eventID: 2)) }
        // All of them on the one loop, while the one heavy thread computes.
        for number in 0..<200 {
            let answer = try await channel.call(EchoService.echo, .init(eventID: Int64(number)))
            #expect(answer.eventID == Int64(number))
        }
        #expect(started.elements == [1])
        gate.open()
        #expect(try await one.value.eventID == 1)
        #expect(try await two.value.eventID == 2)
        #expect(started.elements == [1, 2])
        await channel.close()
        await points.stop()
        await loops.shutDown()
    }

    @Test func oneTooManyIsRefusedAndLetInLater() async throws {
        var limits = ServerLimits()
        limits.heavyCallsMax = 2
        let points = try await Installation(limits: limits, methods: [method])
        let channel = try points.channel()
        let parked = (1...2).map { number in
            Task { try await channel.call(Self.compute, .init(eventID: Int64(number))) }
        }
        // The second waits for the thread of the first, but has been let in once this is answered.
        await started.wait { !$0.isEmpty }
        var refusal: RPCError?
        while refusal == nil, !Task.isCancelled {
            do throws(RPCError) {
                _ = try await channel.call(
                    Self.compute,
                    .init(eventID: 3),
                    options: CallOptions(timeout: .milliseconds(100))
                )
            } catch  where error.code != .deadlineExceeded {
                refusal = error
            } catch {}
        }
        #expect(refusal?.code == .resourceExhausted)
        #expect(refusal?.reason == "rpc.too_many_heavy_calls")
        #expect(refusal?.retryAfter == .seconds(1))
        gate.open()
        // One of them may have come too late and been refused.
        for call in parked { _ = try? await call.value }
        var answer: EchoService.Message?
        while answer == nil, !Task.isCancelled {
            do throws(RPCError) {
                answer = try await channel.call(Self.compute, .init(eventID: 4))
            } catch {
                #expect(error.code == .resourceExhausted)
            }
        }
        #expect(answer?.partition == 0)
        await channel.close()
        await points.stop()
    }
}
