package import Primitives
package import RecommendationsDomain
package import StorageCore

/// Experiments in the database of recommendations, whose migrations must have been run.
package final class SQLExperimentsStore: Sendable {
    let database: any Database
    let gate: ConsentGate
    private let random: @Sendable () -> UInt64

    /// Takes the database.
    ///
    /// - Parameters:
    ///   - database: Where.
    ///   - gate: Tells what may be recorded of members.
    ///   - random: Makes the secret by which arms are drawn, where there is none yet.
    package init(
        _ database: any Database,
        gate: @escaping ConsentGate,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.database = database
        self.gate = gate
        self.random = random
    }
}

extension SQLExperimentsStore: ExperimentsStore {
    package func key() async throws -> (UInt64, UInt64) {
        try await reporting {
            try await database.write { [random] writer in
                try writer.execute(
                    """
                    INSERT INTO experiment_key (id, first_half, second_half) VALUES (0, $1, $2)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    [
                        .integer(Int64(bitPattern: random())),
                        .integer(Int64(bitPattern: random())),
                    ]
                )
                let row = try writer.first("SELECT first_half, second_half FROM experiment_key")
                guard let row else { throw StorageError(.corrupt, "experiments have no key") }
                return (
                    UInt64(bitPattern: try row.integer(0)), UInt64(bitPattern: try row.integer(1))
                )
            }
        }
    }

    package func put(
        _ experiment: Experiment,
        now: Timestamp
    ) async throws -> ExperimentPutOutcome {
        try await reporting {
            try await database.write { writer in
                let known = try Self.state(of: experiment.name, locked: true, in: writer)
                guard let known else {
                    try writer.execute(
                        """
                        INSERT INTO experiments (\(Experiment.columns), made_at) VALUES
                        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                        """,
                        experiment.row + [.integer(now.microseconds)]
                    )
                    try Self.store(Self.firstShares(experiment, now), of: experiment, in: writer)
                    return .created
                }
                guard experiment.organisation.contains(known.experiment.organisation) else {
                    return .elsewhere
                }
                if known.experiment == experiment { return .unchanged }
                let isUsed =
                    try writer.integer(
                        "SELECT arm FROM experiment_members WHERE name = $1 LIMIT 1",
                        [.text(experiment.name)]
                    ) != nil
                if known.stop != nil
                    || isUsed && !experiment.differsOnlyInEnd(from: known.experiment)
                {
                    return .running
                }
                try Self.update(experiment, in: writer)
                if !isUsed {
                    try writer.execute(
                        "DELETE FROM experiment_shares WHERE name = $1",
                        [.text(experiment.name)]
                    )
                    try Self.store(Self.firstShares(experiment, now), of: experiment, in: writer)
                }
                return .changed
            }
        }
    }

    private static func update(
        _ experiment: Experiment,
        in writer: any SQLWriter
    ) throws(StorageError) {
        try writer.execute(
            """
            UPDATE experiments SET organisation = $2, arms = $3, policy = $4, salt = $5,
            starts_at = $6, ends_at = $7, metric = $8, guardrail = $9, error_share = $10,
            measured_at = NULL
            WHERE name = $1
            """,
            experiment.row
        )
    }

    private static func firstShares(
        _ experiment: Experiment,
        _ now: Timestamp
    ) -> ExperimentState.Shares {
        ExperimentState.Shares(
            version: 1,
            values: experiment.arms.map { Double($0.share) / 10_000 },
            madeAt: now
        )
    }

    package func experiment(named name: String) async throws -> ExperimentState? {
        try await reporting {
            try await database.read { try Self.state(of: name, locked: false, in: $0) }
        }
    }

    package func experiments(
        after name: String,
        countMax: Int,
        _ choice: ExperimentChoice
    ) async throws -> ExperimentPage {
        try await reporting {
            try await database.read { reader in
                var page = ExperimentPage()
                for name in try Self.names(after: name, countMax: countMax, choice, in: reader) {
                    page.last = name
                    do {
                        if let state = try Self.state(of: name, locked: false, in: reader) {
                            page.states.append(state)
                        }
                    } catch let error as StorageError where error.code == .corrupt {
                        page.unreadable.append(name)
                    }
                }
                return page
            }
        }
    }

    private static func names(
        after name: String,
        countMax: Int,
        _ choice: ExperimentChoice,
        in reader: any SQLReader
    ) throws -> [String] {
        let (sql, arguments): (String, [SQLValue]) =
            switch choice {
            case .unmeasured:
                (
                    """
                    SELECT name FROM experiments
                    WHERE name > $1 AND stopped_at IS NULL AND measured_at IS NULL
                    ORDER BY name LIMIT $2
                    """, []
                )
            case .inside(let unit):
                (
                    """
                    SELECT name FROM experiments
                    WHERE name > $1
                        AND (organisation = $3 OR organisation > $4 AND organisation < $5)
                    ORDER BY name LIMIT $2
                    """,
                    [
                        .text(unit.rawValue), .text(unit.rawValue + "/"),
                        .text(unit.rawValue + "0"),
                    ]
                )
            }
        let rows = try reader.query(
            sql,
            [.text(name), .integer(Int64(countMax))] + arguments
        )
        var names: [String] = []
        for row in rows { names.append(try row.text(0)) }
        return names
    }

    package func stop(
        _ name: String,
        _ stop: ExperimentState.Stop
    ) async throws -> ExperimentState? {
        try await reporting {
            try await database.write { writer in
                try writer.execute(
                    """
                    UPDATE experiments SET stopped_at = $2, kept_arm = $3, stop_reason = $4
                    WHERE name = $1 AND stopped_at IS NULL
                    """,
                    [
                        .text(name), .integer(stop.at.microseconds), .text(stop.keptArm),
                        .text(stop.reason),
                    ]
                )
                return try Self.state(of: name, locked: false, in: writer)
            }
        }
    }

    package func setMeasured(_ experiment: Experiment, at moment: Timestamp) async throws {
        try await reporting {
            _ = try await database.write { writer in
                try writer.execute(
                    "UPDATE experiments SET measured_at = $3 WHERE name = $1 AND ends_at = $2",
                    [
                        .text(experiment.name), .integer(experiment.endsAt.microseconds),
                        .integer(moment.microseconds),
                    ]
                )
            }
        }
    }

    /// How an experiment stands; `nil` for none of that name.
    ///
    /// - Throws: `corrupt` where what is stored makes no experiment.
    static func state(
        of name: String,
        locked: Bool,
        in reader: any SQLReader
    ) throws -> ExperimentState? {
        let columns = "\(Experiment.columns), made_at, stopped_at, kept_arm, stop_reason"
        var found: (Experiment, Timestamp, ExperimentState.Stop?)?
        try reader.forEachRow(
            locked
                ? "SELECT \(columns) FROM experiments WHERE name = $1 FOR UPDATE"
                : "SELECT \(columns) FROM experiments WHERE name = $1",
            [.text(name)]
        ) { row in
            var stop: ExperimentState.Stop?
            if let at = try row.integerOrNil(11) {
                stop = ExperimentState.Stop(
                    at: Timestamp(microseconds: at),
                    keptArm: try row.text(12),
                    reason: try row.text(13)
                )
            }
            let madeAt = Timestamp(microseconds: try row.integer(10))
            found = (try Experiment(row: row), madeAt, stop)
        }
        guard let (experiment, madeAt, stop) = found else { return nil }
        var current: ExperimentState.Shares?
        try reader.forEachRow(
            """
            SELECT version, shares, made_at FROM experiment_shares
            WHERE name = $1 ORDER BY version DESC LIMIT 1
            """,
            [.text(name)]
        ) { row in current = try ExperimentState.Shares(row: row) }
        guard let current, current.values.count == experiment.arms.count else {
            throw StorageError(.corrupt, "an experiment has other shares than arms")
        }
        return ExperimentState(
            experiment: experiment,
            madeAt: madeAt,
            stop: stop,
            current: current
        )
    }
}
