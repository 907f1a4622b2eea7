package import Messages
import Primitives
package import RPCCore
import RecommendationsDomain
import RecommendationsPrediction

/// Answers the calls of `huitou.recommendations.v1.Experiments`.
package struct ExperimentsHandlers: RecommendationsV1.ExperimentsServer {
    private let laboratory: Laboratory

    /// Answers from a laboratory.
    package init(laboratory: Laboratory) {
        self.laboratory = laboratory
    }

    package func putExperiment(
        _ request: RecommendationsV1.PutExperimentRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.PutExperimentResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        guard let message = request.experiment else {
            throw RPCError.invalid(field: "experiment", "must be there")
        }
        let experiment = try Experiment(validating: message, organisation: organisation)
        let outcome = try await OfferFields.reporting {
            try await laboratory.store.put(experiment, now: laboratory.now())
        }
        laboratory.forget(experiment.name)
        switch outcome {
        case .created:
            return RecommendationsV1.PutExperimentResponse(created: true)
        case .changed:
            return RecommendationsV1.PutExperimentResponse(changed: true)
        case .unchanged:
            return RecommendationsV1.PutExperimentResponse()
        case .running:
            throw RPCError(
                .failedPrecondition,
                reason: "recommendations.experiment_running",
                message: "members are in the experiment, or it was stopped: only the end of one "
                    + "that runs may change"
            )
        case .elsewhere:
            throw RPCError(
                .alreadyExists,
                reason: "recommendations.experiment_elsewhere",
                message: "an experiment of that name belongs to another unit"
            )
        }
    }

    package func listExperiments(
        _ request: RecommendationsV1.ListExperimentsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListExperimentsResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        let size = try OfferFields.count(request.pageSize, "page_size", usual: 50, max: 200)
        if !request.cursor.isEmpty { try OfferFields.name(request.cursor, "cursor") }
        return try await OfferFields.reporting {
            let store = laboratory.store
            let choice = ExperimentChoice.inside(organisation)
            let page = try await store.experiments(after: request.cursor, countMax: size, choice)
            var next = ""
            if let last = page.last, page.states.count + page.unreadable.count == size,
                try await store.experiments(after: last, countMax: 1, choice).last != nil
            {
                next = last
            }
            return RecommendationsV1.ListExperimentsResponse(
                experiments: page.states.map { RecommendationsV1.ExperimentState($0) },
                nextCursor: next,
                unreadable: page.unreadable
            )
        }
    }

    package func assignArm(
        _ request: RecommendationsV1.AssignArmRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.AssignArmResponse {
        let member = try MemberID(requested: request.memberID)
        try OfferFields.name(request.experiment, "experiment")
        let assignment = try await OfferFields.reporting {
            try await laboratory.assign(member, in: request.experiment)
        }
        guard let assignment else { throw Self.unknown }
        return RecommendationsV1.AssignArmResponse(
            arm: assignment.arm.name,
            takesPart: assignment.part != nil,
            since: assignment.part?.exposedAt.microseconds ?? 0,
            propensity: assignment.part?.propensity ?? 0
        )
    }

    package func listMemberArms(
        _ request: RecommendationsV1.ListMemberArmsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListMemberArmsResponse {
        let member = try MemberID(requested: request.memberID)
        let size = try OfferFields.count(request.pageSize, "page_size", usual: 50, max: 200)
        let place = try Self.place(request.cursor)
        return try await OfferFields.reporting {
            let standing = try await laboratory.standing(member)
            var response = RecommendationsV1.ListMemberArmsResponse()
            let found = try await laboratory.store.parts(
                of: standing.member,
                after: place,
                countMax: size + 1
            )
            let parts = found.prefix(size)
            for part in parts {
                let name = part.place.experiment
                let arms = try await laboratory.state(of: name)?.experiment.arms ?? []
                let index = part.member.arm
                response.arms.append(
                    .init(
                        experiment: name,
                        arm: arms.indices.contains(index) ? arms[index].name : "",
                        since: part.member.exposedAt.microseconds,
                        segment: part.member.segment.name,
                        outcomes: UInt32(clamping: part.outcomes)
                    )
                )
            }
            if found.count > size, let last = parts.last?.place {
                response.nextCursor = "\(last.member) \(last.experiment)"
            }
            return response
        }
    }

    /// The place that a cursor of ``listMemberArms(_:context:)`` names; `nil` for the start.
    private static func place(_ cursor: String) throws(RPCError) -> ExperimentPart.Place? {
        if cursor.isEmpty { return nil }
        let parts = cursor.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let number = Int64(parts[0]),
            let member = MemberID(rawValue: number)
        else {
            throw .invalid(
                field: "cursor",
                "must be empty, or the next_cursor of the page before"
            )
        }
        return ExperimentPart.Place(experiment: String(parts[1]), member: member)
    }

    package func recordOutcome(
        _ request: RecommendationsV1.RecordOutcomeRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.RecordOutcomeResponse {
        let member = try MemberID(requested: request.memberID)
        try OfferFields.name(request.experiment, "experiment")
        try OfferFields.name(request.idempotencyKey, "idempotency_key", byteCountMax: 128)
        let moment = Timestamp(microseconds: request.at)
        guard moment.isInRange, moment <= laboratory.now() else {
            throw RPCError.invalid(field: "at", "must not lie after now")
        }
        return try await OfferFields.reporting {
            guard try await laboratory.state(of: request.experiment) != nil else {
                throw Self.unknown
            }
            let standing = try await laboratory.standing(member)
            let (counted, isNew) = try await laboratory.store.recordOutcome(
                key: request.idempotencyKey,
                at: moment,
                of: standing.member,
                in: request.experiment
            )
            return RecommendationsV1.RecordOutcomeResponse(counted: counted, replayed: !isNew)
        }
    }

    package func getExperiment(
        _ request: RecommendationsV1.GetExperimentRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetExperimentResponse {
        try await OfferFields.reporting {
            let state = try await found(request.experiment, within: request.organisation)
            return RecommendationsV1.GetExperimentResponse(
                state,
                try await laboratory.results(of: state)
            )
        }
    }

    package func stopExperiment(
        _ request: RecommendationsV1.StopExperimentRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.StopExperimentResponse {
        guard OfferFields.isPrintable(request.reason, 1...800), request.reason.count <= 200 else {
            throw RPCError.invalid(field: "reason", "must have 1 to 200 printable characters")
        }
        return try await OfferFields.reporting {
            let state = try await found(request.experiment, within: request.organisation)
            guard state.experiment.arms.contains(where: { $0.name == request.keepArm }) else {
                throw RPCError.invalid(field: "keep_arm", "must be an arm of the experiment")
            }
            let stopped = try await laboratory.store.stop(
                state.experiment.name,
                ExperimentState.Stop(
                    at: laboratory.now(),
                    keptArm: request.keepArm,
                    reason: request.reason
                )
            )
            laboratory.forget(state.experiment.name)
            return RecommendationsV1.StopExperimentResponse(
                state: RecommendationsV1.ExperimentState(stopped ?? state)
            )
        }
    }

    package func evaluatePolicy(
        _ request: RecommendationsV1.EvaluatePolicyRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.EvaluatePolicyResponse {
        try await OfferFields.reporting {
            let state = try await found(request.experiment, within: request.organisation)
            let count = state.experiment.arms.count
            try Self.check(request.shares, count, "shares")
            var segments: [ExperimentMember.Segment: [Double]] = [:]
            for (index, own) in request.segments.enumerated() {
                let path = "segments[\(index)]"
                guard let segment = ExperimentMember.Segment(name: own.segment),
                    segments[segment] == nil
                else {
                    throw RPCError.invalid(
                        field: "\(path).segment",
                        "must be new, lapsed, occasional or regular, each once"
                    )
                }
                try Self.check(own.shares, count, "\(path).shares")
                segments[segment] = own.shares
            }
            let found = try await laboratory.evaluate(state) { segments[$0] ?? request.shares }
            guard let (estimate, logged) = found else {
                return RecommendationsV1.EvaluatePolicyResponse()
            }
            let members = Double(max(1, logged.count))
            return RecommendationsV1.EvaluatePolicyResponse(
                inversePropensity: .init(estimate.inversePropensity),
                selfNormalised: .init(estimate.selfNormalised),
                doublyRobust: .init(estimate.doublyRobust),
                logged: .init(
                    value: logged.mean,
                    deviation: (logged.variance / members).squareRoot()
                ),
                members: UInt64(logged.count),
                effectiveMembers: estimate.effectiveCount
            )
        }
    }

    private static func check(
        _ shares: [Double],
        _ count: Int,
        _ field: String
    ) throws(RPCError) {
        let isWhole = abs(shares.reduce(0, +) - 1) < 1e-6
        guard shares.count == count, shares.allSatisfy({ $0 >= 0 }), isWhole else {
            throw .invalid(field: field, "must be \(count) shares that add up to 1")
        }
    }

    /// An experiment of a unit or below it; others are as if they were not there.
    private func found(_ name: String, within organisation: String) async throws -> ExperimentState
    {
        let unit = try OrganisationPath(requested: organisation)
        try OfferFields.name(name, "experiment")
        guard let state = try await laboratory.store.experiment(named: name),
            unit.contains(state.experiment.organisation)
        else { throw Self.unknown }
        return state
    }

    /// There is no such experiment, or none that may be known of.
    static let unknown = RPCError(
        .notFound,
        reason: "recommendations.experiment_not_found",
        message: "there is no experiment of that name"
    )
}

extension ExperimentMember.Segment {
    /// As it is written on the wire.
    var name: String {
        switch self {
        case .new: "new"
        case .lapsed: "lapsed"
        case .occasional: "occasional"
        case .regular: "regular"
        }
    }

    fileprivate init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
