package import AuditTrail
internal import Foundation
internal import Logging
internal import Primitives
package import RPCCore
package import ServiceRuntime
internal import StorageCore
internal import StoragePostgres
internal import StorageSQLite

/// The audit trail of a process.
package struct ServiceAudit: Sendable {
    /// The trail.
    package let trail: AuditTrail
    private let database: any Database
    private let failures: FatalFailures

    fileprivate init(trail: AuditTrail, database: any Database, failures: FatalFailures) {
        self.trail = trail
        self.database = database
        self.failures = failures
    }

    /// What shows it to whoever may see it.
    package var methods: [RPCMethod] { trail.rpcMethods }

    /// Ends the process where the trail must not go on.
    package var task: ServiceTask { failures.task(name: "audit trail") }

    /// Writes what waits and lets go of the database.
    package func close() async {
        await trail.close()
        await database.close()
    }
}

extension Runtime {
    /// Opens the service's audit trail, in a database of its own beside that of the service: a file
    /// `…-audit.sqlite`, or a schema `…_audit` of the same server.
    ///
    /// - Returns: The trail, which the caller closes.
    /// - Throws: ``StartFailure`` where a setting is wrong; what the engine throws where it cannot
    ///   be opened; `corrupt` where records are missing.
    package func openAudit() async throws -> ServiceAudit {
        let (database, headPath) = try await auditDatabase()
        let failures = FatalFailures()
        let logger = logger
        do {
            let trail = try await AuditTrail.open(
                database,
                now: environment.now,
                headPath: headPath,
                reportFailure: { error in
                    logger.error("the audit trail failed", metadata: ["error": "\(error)"])
                },
                onFatal: failures.report
            )
            trail.observeGroups(metrics.groupCommits(of: "audit") { trail.figures })
            return ServiceAudit(trail: trail, database: database, failures: failures)
        } catch {
            await database.close()
            throw error
        }
    }

    private func auditDatabase() async throws -> (any Database, headPath: String?) {
        if settings[CommonSettings.databaseURL].isEmpty {
            let path = try databaseFile()
            let stem = path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path
            let file = stem + "-audit.sqlite"
            var configuration = SQLiteConfiguration(path: file)
            configuration.readerCount = 1
            configuration.writerCacheKiB = 4 << 10
            configuration.readerCacheKiB = 4 << 10
            return (try SQLiteDatabase(configuration), file + ".head")
        }
        var configuration = try postgresConfiguration(
            schema: settings[CommonSettings.databaseSchema] + "_audit"
        )
        configuration.readerCount = 1
        return (try await PostgresDatabase.open(configuration), nil)
    }
}
