import Foundation
import Messages
import Primitives
import RPCCore

/// One back-test, from its start to its answers.
struct BackTestRun: Sendable {
    let client: RecommendationsV1.BackTestsClient
    let patience: Patience
    let request: RecommendationsV1.StartBackTestRequest

    private typealias Answer = RecommendationsV1.AnswerBackTestResponse.Answer

    /// How long one call is waited for: members are answered behind everything else.
    private static let timeout: Duration = .seconds(120)
    private static let membersPerCall = 100
    private static let itemsMax: UInt32 = 20

    /// Lets the service learn and answer.
    ///
    /// - Parameter members: Whom; 0 for a member of whom nothing is known.
    /// - Throws: `RetailError` where the service cannot learn, `RPCError` where it refuses, or
    ///   patience ends.
    /// - Returns: An answer for each, in the same order.
    func answers(
        for members: [Int64]
    ) async throws -> [RecommendationsV1.AnswerBackTestResponse.Answer] {
        let options = CallOptions(timeout: Self.timeout)
        _ = try await patience.call { () async throws(RPCError) in
            try await client.startBackTest(request, options: options)
        }
        let learned = try await learned(options)
        Self.say(
            "learned from \(learned.orders) orders of \(learned.members) members before "
                + "\(learned.asOf) in \(Int(learned.seconds.rounded())) s"
        )
        var bar = ProgressBar(total: members.count, unit: "answers")
        var answers: [Answer] = []
        for start in stride(from: 0, to: members.count, by: Self.membersPerCall) {
            let part = members[start..<min(start + Self.membersPerCall, members.count)]
            let question = RecommendationsV1.AnswerBackTestRequest(
                job: request.job,
                memberIDs: Array(part),
                itemsMax: Self.itemsMax
            )
            answers += try await patience.call { () async throws(RPCError) in
                try await client.answerBackTest(question, options: options)
            }.answers
            bar.show(answers.count)
        }
        _ = try await patience.call { () async throws(RPCError) in
            try await client.endBackTest(.init(job: request.job), options: options)
        }
        return answers
    }

    /// Waits until the service has learned, and shows how far it is.
    private func learned(
        _ options: CallOptions
    ) async throws -> RecommendationsV1.GetBackTestResponse {
        let clock = ContinuousClock()
        var bar = ProgressBar(total: 1000, unit: "thousandths")
        while true {
            let answer = try await patience.call { () async throws(RPCError) in
                try await client.getBackTest(.init(job: request.job), options: options)
            }
            bar.show(Int(answer.doneThousandths), note: answer.step)
            switch answer.state {
            case .ready: return answer
            case .failed:
                throw RetailError(file: request.asOf, line: nil, message: answer.failure)
            case .learning, .unspecified, .unrecognized: break
            }
            // Sleeps because learning takes long and tells nobody when it is done: it is asked
            // again.
            try await clock.sleep(for: .milliseconds(500))
        }
    }

    private static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
