import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import ServiceRuntime

extension RecommendationsProcess {
    /// Finds products by requirement, and new ones by what they are like.
    static func requirements(
        _ recommender: Recommender,
        _ feedback: FeedbackMemory,
        _ standing: @escaping MemberStanding,
        _ runtime: Runtime
    ) -> Feature {
        let finder = RequirementFinder(
            recommender,
            stock: { feedback.stock(of: $0).unit },
            exclusions: { try await feedback.exclusions(of: standing($0).member) }
        )
        return Feature(
            methods: RequirementsHandlers(finder: finder).rpcMethods,
            tasks: [
                // Keeps the index of the catalogue up beside the calls.
                .repeating(
                    "index of the catalogue",
                    every: .milliseconds(500),
                    logger: runtime.logger
                ) { await finder.refresh() },
                // Looks for items that nobody has bought yet.
                .repeating("new items", every: .seconds(10), logger: runtime.logger) {
                    try await recommender.refreshNewItems(on: lowered("new items"))
                },
            ]
        )
    }
}
