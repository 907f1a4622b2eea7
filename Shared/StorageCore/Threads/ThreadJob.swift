/// Something to do on a thread of a database, and where its result goes.
package struct ThreadJob<Context>: Sendable {
    private let body: @Sendable (Context) -> Void
    private let failure: @Sendable (any Error) -> Void

    /// Bundles work and reply.
    ///
    /// - Parameters:
    ///   - reply: Where the result goes.
    ///   - body: The work, given what belongs to the thread.
    package init<Success: Sendable>(
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
    package func run(_ context: Context) {
        body(context)
    }

    /// Replies without doing it.
    package func fail(_ error: any Error) {
        failure(error)
    }
}
