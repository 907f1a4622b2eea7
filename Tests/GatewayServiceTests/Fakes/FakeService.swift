import Messages
import RPCCore
import Synchronization
import TestKit

/// How a fake service behaves, and what it was asked.
final class FakeService: Sendable {
    /// What every call does before it would be answered.
    enum Behaviour: Sendable {
        /// Goes on to the answer.
        case answers
        /// Fails.
        case fails(RPCError)
        /// Waits until the caller is gone.
        case silent
    }

    private struct State {
        var behaviour = Behaviour.answers
        var contexts: [CallContext] = []
        var listRequests: [RecommendationsV1.RecommendRequest] = []
        var entries: [Int: Latch] = [:]
    }

    private let state = Mutex(State())

    /// The calls that have come in.
    var contexts: [CallContext] { state.withLock(\.contexts) }

    /// The lists that were asked for.
    var listRequests: [RecommendationsV1.RecommendRequest] { state.withLock(\.listRequests) }

    /// A list is asked for.
    func take(_ request: RecommendationsV1.RecommendRequest) {
        state.withLock { $0.listRequests.append(request) }
    }

    /// Changes how later calls behave.
    func behave(_ behaviour: Behaviour) {
        state.withLock { $0.behaviour = behaviour }
    }

    /// Opens when this many calls have come in.
    func entry(_ number: Int) -> Latch {
        state.withLock { state in
            let latch = state.entries[number] ?? Latch()
            state.entries[number] = latch
            if state.contexts.count >= number { latch.open() }
            return latch
        }
    }

    /// A call has come in: returns where it is to be answered.
    func enter(_ context: CallContext) async throws {
        let (behaviour, latch) = state.withLock { state in
            state.contexts.append(context)
            return (state.behaviour, state.entries[state.contexts.count])
        }
        latch?.open()
        switch behaviour {
        case .answers: return
        case .fails(let error): throw error
        case .silent: try await Latch().wait()
        }
    }
}

extension RPCError {
    /// A method that no test calls.
    static let untested = RPCError(.unimplemented, message: "not part of the test")
}
