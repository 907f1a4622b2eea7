package import Messages
package import RPCCore

import Primitives
import RecommendationsDomain

/// Answers the calls of `huitou.recommendations.v1.Training`.
package struct TrainingHandlers: RecommendationsV1.TrainingServer {
    private let job: TrainingJob
    private let shelf: ModelShelf

    /// Answers from a job and what is served.
    package init(job: TrainingJob, shelf: ModelShelf) {
        self.job = job
        self.shelf = shelf
    }

    package func startTraining(
        _ request: RecommendationsV1.StartTrainingRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.StartTrainingResponse {
        do {
            try await RecommendationsHandlers.reporting { try await job.start() }
        } catch TrainingJob.Refusal.isRunning {
            throw RPCError(
                .failedPrecondition,
                reason: "recommendations.training_running",
                message: "a training is running, here or in another instance"
            )
        }
        return RecommendationsV1.StartTrainingResponse()
    }

    package func getTraining(
        _ request: RecommendationsV1.GetTrainingRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetTrainingResponse {
        let status = job.status
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
        job.cancel()
        return RecommendationsV1.CancelTrainingResponse()
    }

    package func listModels(
        _ request: RecommendationsV1.ListModelsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListModelsResponse {
        let records = try await RecommendationsHandlers.reporting { try await shelf.records() }
        let served = shelf.served?.record
        return RecommendationsV1.ListModelsResponse(
            models: records.map { record in
                .init(
                    kind: record.kind.rawValue,
                    version: record.version,
                    day: record.day.date.description,
                    madeAt: record.madeAt.microseconds,
                    byteCount: UInt64(record.byteCount),
                    isServed: record.version == served?.version
                )
            }
        )
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
