import EventStreaming
import Logging
import MemberDirectory
import Messages
import Primitives
import RPCCore
import ServiceRuntime
import StorageCore
import StorageSelection
import TiersDomain
import TiersService
import TiersStorage

/// The process of the service: its settings, and what it is put together of.
enum TiersProcess {
    /// How long the booking of a period's end waits for late orders.
    static let periodSettle = SettingKey<Duration>.duration(
        "period.settle",
        default: "15m",
        in: .zero...(.seconds(30 * 86_400)),
        "How long the booking of a period's end waits for late orders; reads do not wait."
    )
    /// How often is looked for periods that have ended.
    static let sweepInterval = SettingKey<Duration>.duration(
        "period.sweep_interval",
        default: "1m",
        in: .seconds(1)...(.seconds(86_400)),
        "How often is looked for periods that have ended."
    )

    /// All settings that only this service has.
    static let settings = [periodSettle.setting, sweepInterval.setting]

    /// Opens the store, wires handlers and consumers.
    static func prepare(_ runtime: Runtime) async throws -> ServiceParts {
        try await TiersWiring(runtime).parts()
    }
}

/// Puts the service together.
private struct TiersWiring {
    private let runtime: Runtime
    private let rules: TierRules

    init(_ runtime: Runtime) throws {
        self.runtime = runtime
        let zone = try runtime.zoneRules()
        rules = TierRules(
            program: try Self.program(runtime),
            calendar: ProgramCalendar(zoneName: zone.name) { zone.offsetSeconds(at: $0) }
        )
    }

    func parts() async throws -> ServiceParts {
        let environment = runtime.environment
        let selected = try await runtime.openDatabase()
        let database = selected.database
        let audit = try await runtime.openAudit()
        let store = try await SQLTiersStore.open(
            database,
            rules: rules,
            environment: environment,
            beside: MemberDirectory.migrations,
            encodeEvent: { event, member in try event.encoded(of: member) }
        )
        let intake = try await TiersIntake(store: store, now: environment.now)
        let handlers = TiersHandlers(
            store: store,
            rules: rules,
            intake: intake,
            now: environment.now,
            directoryFindings: { try await MemberDirectory(database).findings() }
        )
        let stream = EventStreamService(
            database: database,
            outbox: store.outbox,
            idleInterval: selected.lookInterval
        )
        runtime.metrics.database { database.queuedCounts }
        let points = runtime.channel(to: TiersIntake.pointsSource)
        let identity = runtime.channel(to: TiersIntake.identitySource)
        return ServiceParts(
            methods: handlers.rpcMethods + stream.rpcMethods + audit.methods,
            tasks: [
                consumer(of: TiersIntake.pointsSource, points, database, intake),
                members(of: identity, store, MemberDirectory(database)),
                sweeping(store),
                runtime.metrics.outbox(of: database),
                audit.task,
            ],
            dependencies: [
                runtime.dependency(on: "points", over: points, isRequired: false),
                runtime.dependency(on: "identity", over: identity, isRequired: false),
            ] + selected.dependencies,
            auditor: audit.trail,
            scopes: runtime.scopes(knownBy: identity),
            onShutdown: {
                await audit.close()
                await database.close()
            }
        )
    }

    private func consumer(
        of source: String,
        _ channel: any RPCChannel,
        _ database: any Database,
        _ intake: TiersIntake
    ) -> ServiceTask {
        let consumer = EventConsumer(
            source: source,
            consumer: runtime.service,
            channel: channel,
            environment: runtime.environment,
            logger: runtime.logger,
            loadPositions: {
                try await database.read { try ConsumerPositions.load(source: source, from: $0) }
            },
            apply: { events in try await intake.take(events, from: source) }
        )
        runtime.metrics.consumer(consumer)
        return ServiceTask(name: "events of \(source)") { try await consumer.run() }
    }

    /// Takes in what identity says of members: registrations and merges move growth, in the
    /// transaction of the directory.
    private func members(
        of identity: any RPCChannel,
        _ store: SQLTiersStore,
        _ directory: MemberDirectory
    ) -> ServiceTask {
        let now = runtime.environment.now
        let consumer = EventConsumer(
            source: MemberDirectory.source,
            consumer: runtime.service,
            channel: identity,
            environment: runtime.environment,
            logger: runtime.logger,
            loadPositions: { try await directory.positions() },
            apply: { events in
                try await directory.take(events) { changes, writer in
                    try store.apply(TiersInput.inputs(of: changes), now: now(), in: writer)
                }
            }
        )
        runtime.metrics.consumer(consumer)
        return ServiceTask(name: "events of \(MemberDirectory.source)") {
            try await consumer.run()
        }
    }

    private func sweeping(_ store: SQLTiersStore) -> ServiceTask {
        let sweeper = TiersSweeper(
            store: store,
            settle: runtime.settings[TiersProcess.periodSettle],
            now: runtime.environment.now
        )
        let interval = runtime.settings[TiersProcess.sweepInterval]
        let logger = runtime.logger
        return .repeating("ends of periods", every: interval, logger: logger) {
            let count = try await sweeper.sweep()
            if count > 0 { logger.info("periods ended", metadata: ["due": "\(count)"]) }
        }
    }

    private static func program(_ runtime: Runtime) throws -> TierProgram {
        let path = runtime.settings[CommonSettings.programFile]
        if path.isEmpty {
            return try TierProgram(file: TierProgram.supermarketText, name: "supermarket.yaml")
        }
        return try TierProgram(
            file: try runtime.programText(CommonSettings.programFile),
            name: path
        )
    }
}
