package import Messages
package import RPCCore

import Primitives

/// Answers the calls of `huitou.recommendations.v1.BackTests`.
package struct BackTestHandlers: RecommendationsV1.BackTestsServer {
    private let book: BackTestBook
    private let standing: MemberStanding

    /// The most members of one request.
    package static let membersMax = 200
    /// The longest list of items.
    package static let itemsMax: UInt32 = 100
    private static let itemsDefault = 20

    /// Answers from a book of back-tests.
    ///
    /// - Parameters:
    ///   - book: The back-tests.
    ///   - standing: Whom ids mean and what may be chosen for them.
    package init(book: BackTestBook, standing: @escaping MemberStanding = { Standing($0) }) {
        self.book = book
        self.standing = standing
    }

    package func startBackTest(
        _ request: RecommendationsV1.StartBackTestRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.StartBackTestResponse {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
        guard (1...64).contains(request.job.utf8.count),
            request.job.utf8.allSatisfy({ allowed.contains($0) })
        else { throw RPCError.invalid(field: "job", "must be 1 to 64 of a-z, 0-9 and dash") }
        try book.start(request.job, try BackTestQuestion(validating: request))
        return RecommendationsV1.StartBackTestResponse()
    }

    package func getBackTest(
        _ request: RecommendationsV1.GetBackTestRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetBackTestResponse {
        try book.test(request.job).report
    }

    package func answerBackTest(
        _ request: RecommendationsV1.AnswerBackTestRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.AnswerBackTestResponse {
        guard (1...Self.membersMax).contains(request.memberIDs.count) else {
            throw RPCError.invalid(
                field: "member_ids",
                "must name 1 to \(Self.membersMax) members, names \(request.memberIDs.count)"
            )
        }
        guard request.itemsMax <= Self.itemsMax else {
            throw RPCError.invalid(field: "items_max", "must be 0 to \(Self.itemsMax)")
        }
        var members: [MemberID?] = []
        for (index, id) in request.memberIDs.enumerated() {
            guard id >= 0 else {
                throw RPCError.invalid(field: "member_ids[\(index)]", "must not be negative")
            }
            members.append(try await known(id))
        }
        let count = request.itemsMax == 0 ? Self.itemsDefault : Int(request.itemsMax)
        var response = RecommendationsV1.AnswerBackTestResponse(
            answers: request.memberIDs.map { .init(memberID: $0) }
        )
        let test = try book.test(request.job)
        switch test.state {
        case .ranking(let answers):
            let items = try await test.items(answers, for: members, count: count)
            for (index, items) in items.enumerated() { response.answers[index].items = items }
        case .purchases(let answers):
            let probabilities = try await test.probabilities(answers, for: members)
            for (index, probability) in probabilities.enumerated() {
                response.answers[index].probability = probability
            }
        case .learning, .failed:
            throw RPCError(
                .failedPrecondition,
                reason: "recommendations.back_test_not_ready",
                message: "back-test \(request.job) has not learned, or cannot"
            )
        }
        return response
    }

    package func endBackTest(
        _ request: RecommendationsV1.EndBackTestRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.EndBackTestResponse {
        book.end(request.job)
        return RecommendationsV1.EndBackTestResponse()
    }

    /// Whom an id means; `nil` where nothing is known of it, or nothing may be chosen by it.
    private func known(_ id: Int64) async throws -> MemberID? {
        guard let member = MemberID(rawValue: id) else { return nil }
        let standing = try await standing(member)
        return standing.isPersonalised ? standing.member : nil
    }
}
