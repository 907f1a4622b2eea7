import Messages
import Primitives
import RPCCore
import ServiceRuntime
import Testing

@Suite struct ReadinessTests {
    static let dependencies = [
        Dependency(name: "points") {}, Dependency(name: "tiers", isRequired: false) {},
    ]

    static func context(_ method: MethodDescriptor) -> CallContext {
        CallContext(
            method: method,
            principal: nil,
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )
    }

    @Test func waitsForStartAndForWhatIsRequired() {
        let readiness = Readiness()
        #expect(readiness.snapshot.state == .notReady)
        readiness.declare(Self.dependencies)
        readiness.started()
        #expect(readiness.snapshot.state == .notReady)
        readiness.found("tiers", problem: "refused")
        readiness.found("points", problem: nil)
        #expect(readiness.snapshot.state == .serving)
        readiness.found("points", problem: "gone")
        #expect(readiness.snapshot.state == .notReady)
        #expect(readiness.snapshot.dependencies.map(\.detail) == ["gone", "refused"])
        readiness.found("unheard of", problem: "x")
        #expect(readiness.snapshot.dependencies.count == 2)
    }

    @Test func drainingIsForEver() {
        let readiness = Readiness()
        readiness.started()
        #expect(readiness.snapshot.state == .serving)
        readiness.drainBegan()
        readiness.started()
        #expect(readiness.snapshot.state == .draining)
    }

    @Test func watcherSeesEachChangeOnce() async throws {
        let readiness = Readiness()
        var changes = try #require(readiness.changes()).makeAsyncIterator()
        #expect(await changes.next()?.state == .notReady)
        readiness.started()
        #expect(await changes.next()?.state == .serving)
        readiness.started()
        readiness.drainBegan()
        #expect(await changes.next()?.state == .draining)
    }

    @Test func watchersAreBoundedAndGiveTheirPlaceBack() throws {
        let readiness = Readiness()
        do {
            var streams: [AsyncStream<Readiness.Snapshot>] = []
            for _ in 0..<Readiness.watchersMax {
                streams.append(try #require(readiness.changes()))
            }
            #expect(readiness.changes() == nil)
            withExtendedLifetime(streams) {}
        }
        #expect(readiness.changes() != nil)
    }

    @Test func healthTellsWhatIsMissing() async throws {
        let readiness = Readiness()
        readiness.declare(Self.dependencies)
        readiness.started()
        readiness.found("points", problem: "connection refused")
        let health = HealthService(
            service: "gateway",
            version: "9.9",
            startedAt: Timestamp(microseconds: 5),
            readiness: readiness
        )
        let response = try await health.check(
            RPCV1.CheckHealthRequest(),
            context: Self.context(RPCV1.HealthMethods.check)
        )
        #expect(
            response
                == RPCV1.CheckHealthResponse(
                    state: .notReady,
                    service: "gateway",
                    version: "9.9",
                    dependencies: [
                        .init(name: "points", ready: false, detail: "connection refused"),
                        .init(name: "tiers", ready: false, detail: "not looked at yet"),
                    ],
                    startedAt: 5
                )
        )
    }

    @Test func reflectionListsMethodsWithTheirMessages() async throws {
        let reflection = ReflectionService(methods: PointsV1.PointsMethods.all)
        let context = Self.context(RPCV1.ReflectionMethods.listMethods)
        let response = try await reflection.listMethods(.init(), context: context)
        #expect(
            response.methods.count
                == PointsV1.PointsMethods.all.count + RPCV1.ReflectionMethods.all.count
        )
        let balance = response.methods.first { $0.name == "huitou.points.v1.Points/GetBalance" }
        #expect(balance?.request == "huitou.points.v1.GetBalanceRequest")
        #expect(balance?.response == "huitou.points.v1.GetBalanceResponse")
        #expect(balance?.public == false)
        #expect(balance?.allow.contains("member") == true)
        let descriptors = try await reflection.getDescriptors(.init(), context: context)
        #expect(descriptors.fileDescriptorSet == MessageRegistry.fileDescriptorSet)
        #expect(!descriptors.fileDescriptorSet.isEmpty)
    }
}
