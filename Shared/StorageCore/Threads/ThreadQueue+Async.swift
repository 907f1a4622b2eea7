/// The way of an answer from a thread to the task that waits for it.
package typealias Reply<Success: Sendable> = CheckedContinuation<Result<Success, any Error>, Never>

extension ThreadQueue {
    /// Puts an element into the queue and waits for the answer to it.
    ///
    /// A task that is cancelled while its element still waits takes it back and throws; once a
    /// thread has taken the element, the answer is awaited.
    ///
    /// - Parameters:
    ///   - name: What the queue leads to, for messages.
    ///   - retryAfter: When to try again where the queue is full.
    ///   - makeElement: Makes the element; its `reply` must be resumed exactly once.
    ///   - fail: Answers an element that was taken back.
    /// - Returns: The answer.
    /// - Throws: What the answer throws; `busy`, `closed` or `cancelled` where nothing was begun.
    package func submit<Success: Sendable>(
        to name: String,
        retryAfter: Duration,
        _ makeElement: (_ reply: Reply<Success>) -> Element,
        fail: @escaping @Sendable (Element, StorageError) -> Void
    ) async throws -> Success {
        let ticket = Ticket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: Reply<Success>) in
                switch enqueue(makeElement(continuation)) {
                case .waiting(let id):
                    // The cancellation either came before this line and is seen by `arm`, or
                    // comes later and finds the id.
                    if ticket.arm(id: id) { cancel(id: id, name: name, fail: fail) }
                case .full:
                    let error = StorageError(
                        .busy,
                        "too much waits for \(name)",
                        retryAfter: retryAfter
                    )
                    continuation.resume(returning: .failure(error))
                case .closed:
                    let error = StorageError(.closed, "\(name) is closed")
                    continuation.resume(returning: .failure(error))
                }
            }
        } onCancel: {
            if let id = ticket.cancel() { cancel(id: id, name: name, fail: fail) }
        }
        return try result.get()
    }

    private func cancel(id: UInt64, name: String, fail: (Element, StorageError) -> Void) {
        guard let element = remove(id: id) else { return }
        fail(element, StorageError(.cancelled, "the caller gave up before \(name) began"))
    }
}
