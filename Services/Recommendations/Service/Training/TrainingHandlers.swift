package import Messages
package import RPCCore
package import RecommendationsDomain

import Primitives

/// Answers the calls of `huitou.recommendations.v1.Training`.
package struct TrainingHandlers: RecommendationsV1.TrainingServer {
    private let jobs: [TrainingJob]
    private let models: any ModelStore

    /// Answers from jobs, one for each kind of models, and what is stored.
    ///
    /// - Parameters:
    ///   - jobs: The first one is meant where no kind is named.
    ///   - models: Where models are kept.
    package init(jobs: [TrainingJob], models: any ModelStore) {
        self.jobs = jobs
        self.models = models
    }

    package func startTraining(
        _ request: RecommendationsV1.StartTrainingRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.StartTrainingResponse {
        let job = try job(request.kind)
        do {
            try await RecommendationsHandlers.reporting { try await job.start() }
        } catch TrainingJob.Refusal.isRunning {
            throw RPCError(
                .failedPrecondition,
                reason: "recommendations.training_running",
                message: "a training of \(job.kind.rawValue) is running, here or in another "
                    + "instance"
            )
        }
        return RecommendationsV1.StartTrainingResponse()
    }

    package func getTraining(
        _ request: RecommendationsV1.GetTrainingRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetTrainingResponse {
        let status = try job(request.kind).status
        return RecommendationsV1.GetTrainingResponse(
            state: RecommendationsV1.TrainingState(status.state),
            percent: UInt32(clamping: status.percent),
            text: status.text,
            startedAt: status.startedAt?.microseconds ?? 0,
            endedAt: status.endedAt?.microseconds ?? 0,
            version: status.version ?? 0
        )
    }

    package func cancelTraining(
        _ request: RecommendationsV1.CancelTrainingRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.CancelTrainingResponse {
        try job(request.kind).cancel()
        return RecommendationsV1.CancelTrainingResponse()
    }

    package func listModels(
        _ request: RecommendationsV1.ListModelsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListModelsResponse {
        let jobs = request.kind.isEmpty ? jobs : [try job(request.kind)]
        var response = RecommendationsV1.ListModelsResponse()
        for job in jobs {
            let records = try await RecommendationsHandlers.reporting {
                try await models.models(of: job.kind)
            }
            let served = job.configuration.learner.served
            response.models += records.map { record in
                .init(
                    kind: record.kind.rawValue,
                    version: record.version,
                    day: record.day.date.description,
                    madeAt: record.madeAt.microseconds,
                    byteCount: UInt64(record.byteCount),
                    isServed: record.version == served?.version
                )
            }
        }
        return response
    }

    private func job(_ kind: String) throws(RPCError) -> TrainingJob {
        let found = kind.isEmpty ? jobs.first : jobs.first { $0.kind.rawValue == kind }
        guard let found else {
            let kinds = jobs.map(\.kind.rawValue).joined(separator: " or ")
            throw .invalid(field: "kind", "must be \(kinds)")
        }
        return found
    }
}

extension RecommendationsV1.TrainingState {
    init(_ state: TrainingStatus.State) {
        switch state {
        case .none: self = .unspecified
        case .running: self = .running
        case .done: self = .done
        case .cancelled: self = .cancelled
        case .failed: self = .failed
        case .tooLittleData: self = .tooLittleData
        }
    }
}
