package import RecommendationsDomain

import Synchronization

extension Recommender {
    /// The products as they are now.
    package var catalogue: Catalogue { state.withLock { $0.catalogue } }
}
