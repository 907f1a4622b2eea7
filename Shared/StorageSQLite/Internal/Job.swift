internal import StorageCore

/// Something to do on a thread of the database, and where its result goes.
struct Job<Context>: Sendable {
    private let body: @Sendable (Context) -> Void
    private let failure: @Sendable (any Error) -> Void

    /// Bundles work and reply.
    init<Success: Sendable>(
        _ reply: Reply<Success>,
        _ body: @escaping @Sendable (Context) throws -> Success
    ) {
        self.body = { context in
            reply.resume(returning: Result { try body(context) })
        }
        failure = { error in
            reply.resume(returning: .failure(error))
        }
    }

    /// Does it and replies.
    func run(_ context: Context) {
        body(context)
    }

    /// Replies without doing it.
    func fail(_ error: any Error) {
        failure(error)
    }
}
