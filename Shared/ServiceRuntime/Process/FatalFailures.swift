/// How a store's thread ends the process: what it reports fails a task of the service.
package struct FatalFailures: Sendable {
    private let failures: AsyncStream<any Error>
    private let continuation: AsyncStream<any Error>.Continuation

    /// Nothing has failed yet.
    package init() {
        (failures, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
    }

    /// Records that the process must stop; callable from any thread.
    package func report(_ error: any Error) {
        continuation.yield(error)
    }

    /// Runs until something fails; for ``ServiceParts``.
    ///
    /// - Parameter name: What may fail, for the log: `store`.
    /// - Returns: The task, to be run once.
    package func task(name: String) -> ServiceTask {
        ServiceTask(name: name) {
            for await error in failures {
                throw error
            }
        }
    }
}
