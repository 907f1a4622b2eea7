internal import DequeModule
internal import NIOCore
internal import RPCCore

// Where calls go.
extension ClientLane {
    /// Starts a call where there is a place for it, else lets it wait or fail.
    func place(_ call: ClientCall) {
        switch state {
        case .closed: return call.finish(Self.closedChannel)
        case .idle: start()
        case .open: break
        }
        while let (endpoint, connection) = pick(for: call) {
            switch connection.start(call) {
            case .started:
                return
            case .unusable:
                // Not picked again: the endpoint has taken it off its list.
                endpoint.connectionDrains(connection)
                wasUndecided(endpoint)
            case .full:
                endpoint.placeMissed()
                wasUndecided(endpoint)
                return placeAnywhere(call)
            }
        }
        if let failure = hopelessness() {
            attemptFailed(call, failure, at: nil)
        } else {
            wait(call)
        }
    }

    /// Where a call shall go; `nil` where no connection takes calls.
    private func pick(for call: ClientCall) -> (ClientEndpoint, ClientConnection)? {
        if dueCount > 0, let trial = takeTrial(call) { return trial }
        // Calls must go somewhere: where all that is left is out, it is used nevertheless.
        let candidates =
            usable.isEmpty ? endpoints.filter { !$0.ready.isEmpty } : usable
        guard !candidates.isEmpty else { return nil }
        let index: Int
        if let avoided = call.avoided,
            let avoidedIndex = candidates.firstIndex(where: { $0 === avoided })
        {
            index = picker.pick(of: candidates.count, avoiding: avoidedIndex) {
                candidates[$0].load
            }
        } else {
            index = picker.pick(of: candidates.count) { candidates[$0].load }
        }
        let endpoint = candidates[index]
        return endpoint.leastBusy.map { (endpoint, $0) }
    }

    /// An address that is due for a trial gets this call.
    private func takeTrial(_ call: ClientCall) -> (ClientEndpoint, ClientConnection)? {
        for endpoint in endpoints where endpoint.isDue && endpoint !== call.avoided {
            guard let connection = endpoint.leastBusy else { continue }
            endpoint.isDue = false
            dueCount -= 1
            outliers.trialBegan(endpoint.address)
            return (endpoint, connection)
        }
        return nil
    }

    /// Starts a call on whichever connection has a place for it, else lets it wait.
    private func placeAnywhere(_ call: ClientCall) {
        for endpoint in usable {
            for connection in endpoint.ready {
                if case .started = connection.start(call) { return }
            }
        }
        wait(call)
    }

    private func wait(_ call: ClientCall) {
        // Calls that were given up while they waited are dropped first.
        if waiting.count >= limits.waitingCallsMax { waiting.removeAll { $0.isOver } }
        guard waiting.count < limits.waitingCallsMax else {
            let error = RPCError(
                .resourceExhausted,
                reason: "rpc.too_many_waiting_calls",
                message: "\(waiting.count) calls wait for \(service)"
            )
            return call.finish(CallFailure(error: error, fate: .final))
        }
        call.hasToWait()
        waiting.append(call)
    }

    /// Starts calls that wait, as many as the connection takes.
    func connectionHasPlace(_ connection: ClientConnection) {
        guard !waiting.isEmpty, !connection.endpoint.isOut || usable.isEmpty else { return }
        while let call = waiting.first {
            if call.isOver {
                waiting.removeFirst()
                continue
            }
            switch connection.start(call) {
            case .started: waiting.removeFirst()
            case .full: return connection.endpoint.placeMissed()
            case .unusable: return
            }
        }
    }

    /// Why there is no point in waiting for a connection; `nil` where there is.
    func hopelessness() -> CallFailure? {
        if endpoints.isEmpty { return resolutionFailure }
        guard endpoints.allSatisfy(\.isResting) else { return nil }
        let next = endpoints.min {
            ($0.pauseEnd ?? .distantFuture) < ($1.pauseEnd ?? .distantFuture)
        }
        guard let next, let failure = next.failure, let pauseEnd = next.pauseEnd else {
            return nil
        }
        let left = max(.zero, pauseEnd - .now())
        return .unavailable(
            failure.error.reason,
            failure.error.message,
            fate: failure.fate,
            retryAfter: .nanoseconds(left.nanoseconds)
        )
    }

    func failWaiting(_ failure: CallFailure) {
        let calls = waiting
        waiting = []
        for call in calls { attemptFailed(call, failure, at: nil) }
    }
}
