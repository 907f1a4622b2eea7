import RecommendationsDomain
import StorageCore

/// Runs a call of the database and tells apart what callers may do something about.
func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
        return try await body()
    } catch let error as StorageError where error.code == .busy {
        throw RecommendationsStoreError.overloaded(retryAfter: error.retryAfter)
    }
}
