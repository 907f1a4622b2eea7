internal import Synchronization

/// The context that new connections use, replaceable while a service runs.
///
/// Connections that exist go on with the certificates with which they were made.
package final class TLSContextProvider: Sendable {
    private let context: Mutex<TLSContext>

    /// Starts with a context.
    package init(_ context: TLSContext) {
        self.context = Mutex(context)
    }

    /// The context for the next connection.
    package var current: TLSContext { context.withLock { $0 } }

    /// Uses another context from the next connection on.
    ///
    /// - Parameter replacement: A context of the same role.
    package func replace(with replacement: TLSContext) {
        context.withLock { context in
            precondition(
                replacement.role == context.role,
                "a context for \(context.role) cannot become one for \(replacement.role)"
            )
            context = replacement
        }
    }
}
