import Foundation
import Messages
import RPCCore
import StorageCore
import StorageSQLite
import Testing

/// Members enough to learn from, and what their lists are ranked by.
struct TrainingStory {
    private static let memberCount = 110
    private static let productCount = 52
    /// How many days ago each of them bought.
    private static let daysAgo: [Int64] = [1, 20, 40, 60, 80, 95]

    private let front: Storefront
    private let member: Int64

    private var recommendations: RecommendationsV1.RecommendationsClient {
        .init(channel: front.back)
    }

    /// Registers members, and waits until recommendations knows what they have bought.
    static func begin(_ front: Storefront) async throws -> TrainingStory {
        let skus = (0..<productCount).map { "sku-\($0)" }
        _ = try await RecommendationsV1.RecommendationsClient(channel: front.back).putProducts(
            .init(
                products: skus.map { sku in
                    .init(sku: sku, name: sku, category: "food", recommendable: true)
                }
            )
        )
        let members = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var members: [Int64] = []
                    for number in stride(from: worker, to: memberCount, by: 8) {
                        let member = try await front.register(number)
                        members.append(member)
                        for (round, daysAgo) in Self.daysAgo.enumerated() {
                            // Four products of its own each time, and another one.
                            let places = [0, 1, 13, 29, 3 + round * 7].map {
                                (number + $0) % productCount
                            }
                            try await front.buy(
                                Set(places).sorted().map { skus[$0] },
                                by: member,
                                daysAgo: daysAgo,
                                fen: 500
                            )
                        }
                    }
                    return members
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let story = TrainingStory(front: front, member: members[0])
        let orderCount = UInt64(memberCount * daysAgo.count)
        let isKnown = try await Wait.until(within: .seconds(60)) {
            try await story.recommendations.verifyRecommendations(.init()).purchases == orderCount
        }
        try #require(isKnown, "the orders did not come to recommendations")
        return story
    }

    /// A member's list; again for a while where the service is just coming back.
    func list() async throws -> RecommendationsV1.RecommendResponse {
        for _ in 0..<100 {
            // What fails at first is told by the last attempt.
            if let list = try? await recommendations.recommend(.init(memberID: member)) {
                return list
            }
            // Backoff while the service is away: there is nothing to be told of its return.
            try await ContinuousClock().sleep(for: .milliseconds(100))
        }
        return try await recommendations.recommend(.init(memberID: member))
    }

    /// Trains to the end.
    ///
    /// - Returns: The version that it made.
    func train() async throws -> Int64 {
        let training = RecommendationsV1.TrainingClient(channel: front.back)
        _ = try await training.startTraining(.init())
        var status = RecommendationsV1.GetTrainingResponse()
        let isOver = try await Wait.until(within: .seconds(120)) {
            status = try await training.getTraining(.init())
            return status.state != .running
        }
        #expect(isOver && status.state == .done, "\(status.state): \(status.text)")
        let models = try await training.listModels(.init()).models
        let served = models.filter { $0.kind == "rankers" && $0.isServed }
        #expect(served.map(\.version) == [status.version])
        return status.version
    }

    /// Damages stored models while the service does not run.
    func damage(version: Int64) async throws {
        let path = front.installation.home
            .appending(path: "data/recommendations/recommendations.sqlite").path
        try #require(FileManager.default.fileExists(atPath: path))
        let database = try SQLiteDatabase(SQLiteConfiguration(path: path))
        let count = try await database.write { writer in
            try writer.execute(
                """
                UPDATE models SET bytes = substr(bytes, 1, length(bytes) - 1)
                WHERE kind = 'rankers' AND version = $1
                """,
                [.integer(version)]
            )
        }
        await database.close()
        #expect(count == 1)
    }
}
