import Primitives
import RPCCore
import RecommendationsDomain

extension Day {
    /// Takes a day from a request.
    ///
    /// - Throws: What names the field.
    init(requested text: String, field: String) throws(RPCError) {
        self.init(Int32(clamping: try LocalDate(requested: text, field: field).daysSinceEpoch))
    }
}
