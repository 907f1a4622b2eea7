internal import RPCCore
internal import Synchronization

/// How many calls of methods that compute for long a server has let in.
final class HeavyCalls: Sendable {
    private let countMax: Int
    private let count = Atomic<Int>(0)

    init(countMax: Int) {
        self.countMax = countMax
    }

    /// Lets one more in.
    ///
    /// - Throws: `resourceExhausted` where there are as many as may be.
    func admit() throws(RPCError) {
        guard count.wrappingAdd(1, ordering: .relaxed).newValue <= countMax else {
            count.wrappingSubtract(1, ordering: .relaxed)
            throw RPCError(
                .resourceExhausted,
                reason: "rpc.too_many_heavy_calls",
                message: "\(countMax) calls that compute for long are under way already",
                retryAfter: .seconds(1)
            )
        }
    }

    /// Records that the handler of one has returned.
    func ended() {
        count.wrappingSubtract(1, ordering: .relaxed)
    }
}
