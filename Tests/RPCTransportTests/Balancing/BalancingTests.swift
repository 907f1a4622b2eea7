import Messages
import RPCCore
import RPCTransport
import RPCWire
import Testing

/// Several servers of one service: who gets the calls, and what happens when one is not well.
@Suite(.timeLimit(.minutes(1)))
struct BalancingTests {
    @Test func equalServersGetEqualShares() async throws {
        let cluster = try await Cluster(3)
        let channel = try cluster.channel()
        channel.start()
        await cluster.waitForConnections(3)
        #expect(await channel.press(Instance.once, ids: 0..<1_200).isEmpty)
        // Six standard deviations of a fair share of 400 are 98.
        for count in cluster.counts { #expect(abs(count - 400) < 98, "\(cluster.counts)") }
        await cluster.stop(channel)
    }

    @Test func serversShareWhatComesAtTheSameTime() async throws {
        let cluster = try await Cluster(3)
        let channel = try cluster.channel(loops: testLoops)
        channel.start()
        await cluster.waitForConnections(6)
        await withTaskGroup(of: [Int64: RPCError].self) { group in
            for task in 0..<12 as Range<Int64> {
                group.addTask {
                    await channel.press(Instance.once, ids: task * 100..<(task + 1) * 100)
                }
            }
            for await failures in group { #expect(failures.isEmpty) }
        }
        #expect(cluster.counts.reduce(0, +) == 1_200)
        // Who is slower at the moment gets less, but nobody is left out.
        for count in cluster.counts { #expect(count > 133, "\(cluster.counts)") }
        await cluster.stop(channel)
    }

    @Test func aBusyServerIsPassedBy() async throws {
        let cluster = try await Cluster(2)
        let channel = try cluster.channel()
        channel.start()
        await cluster.waitForConnections(2)
        // Calls that do not end, until one server has more of them than the other.
        var parked: [Task<EchoService.Message, any Error>] = []
        func park() -> Task<EchoService.Message, any Error> {
            let id = Int64(parked.count)
            return Task { try await channel.call(EchoService.park, .init(eventID: id)) }
        }
        func isUneven() -> Bool {
            let counts = cluster.servers.map { $0.service.parked.elements.count }
            return counts[0] != counts[1]
        }
        parked.append(park())
        while !isUneven(), !Task.isCancelled { await Task.yield() }
        let isFirstBusy = !cluster.servers[0].service.parked.elements.isEmpty
        #expect(await channel.press(Instance.once, ids: 0..<200).isEmpty)
        #expect(cluster.counts == (isFirstBusy ? [0, 200] : [200, 0]))
        for server in cluster.servers { server.service.release(0) }
        for task in parked { _ = try await task.value }
        await cluster.stop(channel)
    }

    @Test func anAddressWhereNobodyListensIsNoObstacle() async throws {
        let cluster = try await Cluster(2)
        await cluster.servers[1].stop()
        let channel = try cluster.channel()
        #expect(await channel.press(Instance.once, ids: 0..<100).isEmpty)
        #expect(cluster.counts == [100, 0])
        await cluster.stop(channel)
    }

    @Test func addressesThatDoNotAnswerAreNoObstacle() async throws {
        let silent = try HeldPort(.silence)
        let cluster = try await Cluster(1)
        let channel = try cluster.channel(ports: [silent.port, cluster.servers[0].port])
        #expect(await channel.press(Instance.once, ids: 0..<100, timeout: .seconds(2)).isEmpty)
        await cluster.stop(channel)
    }

    @Test func connectionsAreMadeAtTheStart() async throws {
        let cluster = try await Cluster(2)
        let channel = try cluster.channel(loops: testLoops) { $0.connectionsMin = 2 }
        channel.start()
        // Two loops, two addresses, two connections.
        await cluster.waitForConnections(8)
        #expect(cluster.servers.map(\.server.connectionCount) == [4, 4])
        #expect(cluster.counts == [0, 0])
        await cluster.stop(channel)
    }

    @Test func furtherConnectionsAreMadeWhereOneIsFull() async throws {
        var limits = ServerLimits()
        limits.settings = .init(callsMax: 2)
        let cluster = try await Cluster(1, limits: limits)
        let channel = try cluster.channel { $0.connectionsMax = 3 }
        let service = cluster.servers[0].service
        let parked = (0..<7 as Range<Int64>).map { id in
            Task { try await channel.call(EchoService.park, .init(eventID: id)) }
        }
        await service.parked.wait { $0.count == 6 }
        #expect(cluster.servers[0].server.connectionCount == 3)
        // The seventh waits for a place.
        for id in service.parked.elements { service.release(id) }
        await service.parked.wait { $0.count == 7 }
        for id in service.parked.elements { service.release(id) }
        for (id, task) in parked.enumerated() { #expect(try await task.value.eventID == id) }
        #expect(cluster.servers[0].server.connectionCount == 3)
        await cluster.stop(channel)
    }

    @Test func connectionsAreReplacedBeforeTheirIdsAreUsedUp() async throws {
        let cluster = try await Cluster(1)
        let channel = try cluster.channel {
            $0.connectionCallsMax = 50
            $0.connectionLifeMin = .zero
        }
        var ids = 0..<100 as Range<Int64>
        // The fifth connection is opened after at least 200 calls, and no call has noticed.
        repeat {
            #expect(await channel.press(Instance.once, ids: ids).isEmpty)
            ids = ids.upperBound..<ids.upperBound + 100
        } while cluster.openedCount < 5 && !Task.isCancelled
        #expect(ids.lowerBound >= 200)
        #expect(cluster.instances[0].handled.elements == Array(0..<ids.lowerBound))
        await cluster.stop(channel)
    }

    @Test func aLostConnectionIsMadeAgainWithoutACall() async throws {
        let cluster = try await Cluster(1)
        let relay = try await Relay(to: cluster.servers[0].port)
        let channel = try cluster.channel(ports: [relay.port])
        channel.start()
        for count in 1...3 {
            await cluster.waitForConnections(count)
            relay.hangUp()
        }
        await cluster.waitForConnections(4)
        await cluster.stop(channel)
        try await relay.stop()
    }
}

extension Cluster {
    /// How many connections the channel has had.
    var openedCount: Int {
        events.elements.count {
            if case .opened = $0 { return true }
            return false
        }
    }
}
