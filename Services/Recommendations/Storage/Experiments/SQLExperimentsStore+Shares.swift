import Primitives
package import RecommendationsDomain
import StorageCore

extension SQLExperimentsStore {
    /// See ``ExperimentsStore``.
    package func shares(of name: String) async throws -> [ExperimentState.Shares] {
        try await reporting {
            try await database.read { reader in
                var shares: [ExperimentState.Shares] = []
                try reader.forEachRow(
                    """
                    SELECT version, shares, made_at FROM experiment_shares
                    WHERE name = $1 ORDER BY version
                    """,
                    [.text(name)]
                ) { row in shares.append(try ExperimentState.Shares(row: row)) }
                return shares
            }
        }
    }

    /// See ``ExperimentsStore``.
    package func addShares(
        _ shares: ExperimentState.Shares,
        of name: String
    ) async throws {
        try await reporting {
            try await database.write { writer in
                guard let state = try Self.state(of: name, locked: true, in: writer),
                    state.stop == nil, shares.version == state.current.version + 1,
                    shares.values.count == state.experiment.arms.count
                else { return }
                try Self.store(shares, of: state.experiment, in: writer)
            }
        }
    }

    /// Stores shares, unless others have that version.
    static func store(
        _ shares: ExperimentState.Shares,
        of experiment: Experiment,
        in writer: any SQLWriter
    ) throws(StorageError) {
        try writer.execute(
            """
            INSERT INTO experiment_shares (name, version, shares, made_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT (name, version) DO NOTHING
            """,
            [
                .text(experiment.name), .integer(shares.version), .text(shares.storedValues),
                .integer(shares.madeAt.microseconds),
            ]
        )
    }
}
