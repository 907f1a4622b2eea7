internal import RPCCore

// What becomes of addresses and their connections.
extension ClientLane {
    /// Works out anew which connections calls can go to.
    func endpointChanged() {
        usable = endpoints.filter { !$0.isOut && !$0.ready.isEmpty }
        let isPlain = usable.count == 1 && usable[0].ready.count == 1 && dueCount == 0
        sole = isPlain ? usable[0].ready[0] : nil
    }

    /// Records that a connection of an endpoint is gone.
    ///
    /// - Parameters:
    ///   - endpoint: Where it led.
    ///   - cause: Why, where it never was of use; `nil` where it was.
    func connectionEnded(at endpoint: ClientEndpoint, cause: CallFailure?) {
        resolver?.connectionFailed()
        guard let cause else { return }
        observe(.refused(reason: cause.error.reason, detail: cause.error.message))
        hasFailed(endpoint)
        guard let failure = hopelessness() else { return }
        failWaiting(failure)
        wakeConnectWaiters(failure)
    }

    /// Records that an endpoint which is no longer used has no connection any more.
    func endpointFinished(_ endpoint: ClientEndpoint) {
        leaving.removeAll { $0 === endpoint }
        guard case .closed = state, leaving.isEmpty else { return }
        let waiters = closeWaiters
        closeWaiters = []
        for waiter in waiters { waiter.resume() }
    }

    /// Takes in what a look-up has found.
    func addressesChanged(_ change: AddressBook.Change) {
        if case .closed = state { return }
        resolutionFailure = nil
        for address in change.added {
            let endpoint = add(address)
            if case .open = state { endpoint.start() }
        }
        for address in change.removed { remove(address) }
        endpointChanged()
    }

    /// Records that a name was not found.
    func resolutionFailed(_ detail: String) {
        guard endpoints.isEmpty else { return }
        let failure = CallFailure.unavailable("rpc.name_unknown", detail, fate: .notStarted)
        resolutionFailure = failure
        failWaiting(failure)
        wakeConnectWaiters(failure)
    }

    @discardableResult
    func add(_ address: ResolvedAddress) -> ClientEndpoint {
        let endpoint = ClientEndpoint(address: address, lane: self)
        endpoints.append(endpoint)
        outliers.added(address)
        return endpoint
    }

    private func remove(_ address: ResolvedAddress) {
        guard let index = endpoints.firstIndex(where: { $0.address == address }) else { return }
        let endpoint = endpoints.remove(at: index)
        if endpoint.isDue { dueCount -= 1 }
        for address in outliers.removed(address) {
            endpoints.first { $0.address == address }.map(restore)
        }
        if !endpoint.close() { leaving.append(endpoint) }
    }
}
