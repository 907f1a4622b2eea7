import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// Servers that drain, die, fall silent or fail while calls go on: what is lost, what is made
/// again, and that nothing is carried out twice which must not be.
@Suite(.timeLimit(.minutes(1)))
struct FailoverTests {
    /// Presses a channel while `body` runs; the ids that were called, and what failed.
    static func whilePressing(
        _ channel: RPCClientChannel,
        _ method: MethodDescriptor,
        taskCount: Int64 = 8,
        timeout: Duration = .seconds(30),
        _ body: () async throws -> Void
    ) async throws -> (ids: Set<Int64>, failures: [Int64: RPCError]) {
        let flag = Flag()
        let tasks = (0..<taskCount).map { task in
            Task {
                var ids: Set<Int64> = []
                var failures: [Int64: RPCError] = [:]
                var next = task << 32
                while !flag.isSet, !Task.isCancelled {
                    ids.insert(next)
                    let range = next..<next + 1
                    failures.merge(
                        await channel.press(method, ids: range, timeout: timeout)
                    ) { $1 }
                    next += 1
                }
                return (ids, failures)
            }
        }
        let result: Result<Void, any Error>
        do {
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        flag.set()
        var all: (ids: Set<Int64>, failures: [Int64: RPCError]) = ([], [:])
        for task in tasks {
            let (ids, failures) = await task.value
            all.ids.formUnion(ids)
            all.failures.merge(failures) { $1 }
        }
        try result.get()
        return all
    }

    final class Flag: Sendable {
        private let value = Mutex(false)
        var isSet: Bool { value.withLock { $0 } }
        func set() { value.withLock { $0 = true } }
    }

    @Test func serversThatDrainCostNoCall() async throws {
        let cluster = try await Cluster(4)
        // One attempt: only what a drain says was not started can be made elsewhere.
        let channel = try cluster.channel(loops: testLoops) { $0.attemptsMax = 1 }
        channel.start()
        await cluster.waitForConnections(8)
        let (ids, failures) = try await Self.whilePressing(
            channel,
            Instance.once,
            taskCount: 48
        ) {
            for index in 1..<4 {
                await cluster.instances[index].handled.wait { $0.count > 100 * index }
                await cluster.servers[index].stop()
            }
            let count = cluster.counts[0]
            await cluster.instances[0].handled.wait { $0.count > count + 200 }
        }
        #expect(failures.isEmpty)
        let handled = cluster.instances.flatMap(\.handled.elements)
        #expect(handled.count == ids.count, "something was carried out twice")
        #expect(Set(handled) == ids)
        await cluster.stop(channel)
    }

    @Test func aServerThatIsKilledCostsNoRepeatableCall() async throws {
        let cluster = try await Cluster(2)
        let channel = try cluster.channel(loops: testLoops)
        channel.start()
        await cluster.waitForConnections(4)
        let (ids, failures) = try await Self.whilePressing(channel, Instance.repeatable) {
            await cluster.instances[1].handled.wait { $0.count > 200 }
            await cluster.servers[1].server.drain(timeout: .zero)
            let count = cluster.counts[0]
            await cluster.instances[0].handled.wait { $0.count > count + 200 }
        }
        #expect(failures.isEmpty)
        #expect(Set(cluster.instances.flatMap(\.handled.elements)) == ids)
        await cluster.stop(channel)
    }

    @Test func connectionsThatAreCutMakeNothingHappenTwice() async throws {
        let cluster = try await Cluster(2)
        let relay = try await Relay(to: cluster.servers[1].port)
        let channel = try cluster.channel(
            ports: [cluster.servers[0].port, relay.port],
            loops: testLoops
        )
        channel.start()
        await cluster.waitForConnections(4)
        let (ids, failures) = try await Self.whilePressing(channel, Instance.once) {
            for round in 1...5 {
                let count = cluster.counts[1]
                await cluster.instances[1].handled.wait { $0.count > count + 20 }
                relay.hangUp()
                await cluster.waitForConnections(4 + 2 * round)
            }
        }
        // What was under way may be lost, and is then reported, never made again.
        #expect(failures.values.allSatisfy { $0.code == .unavailable })
        let handled = cluster.instances.flatMap(\.handled.elements)
        #expect(handled.count == Set(handled).count, "something was carried out twice")
        #expect(ids.subtracting(handled).isSubset(of: failures.keys))
        await cluster.stop(channel)
        try await relay.stop()
    }

    @Test func aBlackHoleIsFoundPassedByAndTakenBack() async throws {
        let cluster = try await Cluster(2)
        let relay = try await Relay(to: cluster.servers[1].port)
        let channel = try cluster.channel(ports: [cluster.servers[0].port, relay.port]) {
            $0.silenceTimeMax = .seconds(1)
            $0.outliers.failuresMax = 3
            $0.outliers.ejectionTimeMin = .milliseconds(100)
        }
        channel.start()
        await cluster.waitForConnections(2)
        relay.mode = .swallowing
        let start = ContinuousClock.now
        // Calls into the hole run out of time, until its address is taken out.
        let (_, failures) = try await Self.whilePressing(
            channel,
            Instance.repeatable,
            taskCount: 4,
            timeout: .milliseconds(100)
        ) {
            await cluster.events.wait { $0.contains { $0.isEjection } }
        }
        #expect(failures.values.allSatisfy { $0.code == .deadlineExceeded })
        // Silence is noticed after two times at most; a loaded machine may take longer.
        await cluster.events.wait { $0.contains { $0.reason == "rpc.peer_silent" } }
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(await channel.press(Instance.once, ids: 0..<200).isEmpty)
        // Bytes flow again: the address comes back, by one call that goes well.
        relay.hangUp()
        relay.mode = .passing
        let count = cluster.counts[1]
        _ = try await Self.whilePressing(channel, Instance.repeatable, taskCount: 1) {
            await cluster.instances[1].handled.wait { $0.count > count + 20 }
        }
        #expect(cluster.events.elements.contains { $0.isRestoration })
        await cluster.stop(channel)
        try await relay.stop()
    }

    @Test func failuresOfOneServerAreMadeUpForByAnother() async throws {
        let cluster = try await Cluster(2)
        cluster.instances[1].mood.withLock {
            $0 = .failing(RPCError(.unavailable, reason: "test.down", message: "down"))
        }
        let channel = try cluster.channel { $0.outliers.ejectedPercentMax = 0 }
        channel.start()
        await cluster.waitForConnections(2)
        #expect(await channel.press(Instance.repeatable, ids: 0..<60).isEmpty)
        // Each call was answered by the good one; those that met the bad one first, once each.
        #expect(cluster.instances[0].handled.elements == Array(0..<60))
        let failed = cluster.instances[1].handled.elements
        #expect(failed.count == Set(failed).count)
        #expect(failed.count > 5)
        await cluster.stop(channel)
    }

    @Test func aServerThatOnlyFailsIsTakenOut() async throws {
        let cluster = try await Cluster(2)
        cluster.instances[1].mood.withLock {
            $0 = .failing(RPCError(.unavailable, reason: "test.down", message: "down"))
        }
        let channel = try cluster.channel { $0.outliers.ejectionTimeMin = .seconds(20) }
        channel.start()
        await cluster.waitForConnections(2)
        let failures = await channel.press(Instance.once, ids: 0..<400)
        // What is not safe to repeat fails, five times, and then nothing goes there.
        #expect(failures.count == 5)
        #expect(cluster.counts == [395, 5])
        #expect(failures.values.allSatisfy { $0.reason == "test.down" })
        await cluster.stop(channel)
    }

    @Test func whereAllFailAStormOfRetriesDoesNotFollow() async throws {
        let cluster = try await Cluster(2)
        for instance in cluster.instances {
            instance.mood.withLock { $0 = .failing(RPCError(.unavailable, message: "down")) }
        }
        let channel = try cluster.channel {
            $0.retryTokensMax = 20
            $0.outliers.ejectedPercentMax = 0
        }
        let failures = await channel.press(Instance.repeatable, ids: 0..<300)
        #expect(failures.count == 300)
        // Half of twenty tokens; without a budget it would be 600 more.
        let attempts = cluster.counts.reduce(0, +)
        #expect(attempts > 300 && attempts <= 310, "\(attempts)")
        // At once, too: no pause is waited for once the budget is gone.
        let start = ContinuousClock.now
        _ = await channel.press(Instance.repeatable, ids: 300..<320)
        #expect(cluster.counts.reduce(0, +) == attempts + 20)
        #expect(start.duration(to: .now) < .seconds(5))
        // Successes fill the budget again: ten for each retry, and ten tokens are missing.
        for instance in cluster.instances { instance.mood.withLock { $0 = .well } }
        #expect(await channel.press(Instance.repeatable, ids: 320..<620).isEmpty)
        cluster.instances[0].mood.withLock { $0 = .failing(RPCError(.unavailable, message: "")) }
        #expect(await channel.press(Instance.repeatable, ids: 620..<625).isEmpty)
        await cluster.stop(channel)
    }

    @Test func whatIsNotSafeIsMadeOnce() async throws {
        let cluster = try await Cluster(2)
        for instance in cluster.instances {
            instance.mood.withLock { $0 = .failing(RPCError(.unavailable, message: "down")) }
        }
        let channel = try cluster.channel()
        let failures = await channel.press(Instance.once, ids: 0..<20)
        #expect(failures.count == 20)
        let handled = cluster.instances.flatMap(\.handled.elements)
        #expect(handled.sorted() == Array(0..<20))
        await cluster.stop(channel)
    }

    @Test func otherRefusalsAreAnswersAndNotRepeated() async throws {
        let cluster = try await Cluster(2)
        for instance in cluster.instances {
            instance.mood.withLock { $0 = .failing(RPCError(.failedPrecondition, message: "no")) }
        }
        let channel = try cluster.channel()
        let failures = await channel.press(Instance.repeatable, ids: 0..<50)
        #expect(failures.values.allSatisfy { $0.code == .failedPrecondition })
        #expect(cluster.counts.reduce(0, +) == 50)
        #expect(!cluster.events.elements.contains { $0.isEjection })
        await cluster.stop(channel)
    }

    @Test func aFullQueueIsTriedAgainWhenItSaysSo() async throws {
        let cluster = try await Cluster(1)
        let pause = Duration.milliseconds(120)
        cluster.instances[0].mood.withLock {
            $0 = .failing(RPCError(.resourceExhausted, message: "full", retryAfter: pause))
        }
        let channel = try cluster.channel { $0.attemptsMax = 2 }
        try await channel.connect()
        let start = ContinuousClock.now
        let failures = await channel.press(Instance.repeatable, ids: 0..<1)
        #expect(failures[0]?.code == .resourceExhausted)
        #expect(cluster.counts == [2])
        #expect(start.duration(to: .now) >= pause)
        // So long a pause no call waits for: its caller may.
        cluster.instances[0].mood.withLock {
            $0 = .failing(RPCError(.resourceExhausted, message: "full", retryAfter: .seconds(20)))
        }
        let late = await channel.press(Instance.repeatable, ids: 1..<2)
        #expect(late[1]?.retryAfter == .seconds(20))
        #expect(cluster.counts == [3])
        await cluster.stop(channel)
    }

    @Test func idleConnectionsAreKeptAlive() async throws {
        let cluster = try await Cluster(1)
        let relay = try await Relay(to: cluster.servers[0].port)
        let channel = try cluster.channel(ports: [relay.port]) {
            $0.silenceTimeMax = .seconds(2)
        }
        try await channel.connect()
        let count = relay.sent.elements.count
        // Nothing but pings crosses the wire.
        await relay.sent.wait { $0.count >= count + 2 }
        #expect(await channel.press(Instance.once, ids: 0..<10).isEmpty)
        #expect(cluster.openedCount == 1)
        await cluster.stop(channel)
        try await relay.stop()
    }
}

extension ConnectionEvent {
    var isEjection: Bool {
        if case .ejected = self { return true }
        return false
    }

    var isRestoration: Bool {
        if case .restored = self { return true }
        return false
    }
}
