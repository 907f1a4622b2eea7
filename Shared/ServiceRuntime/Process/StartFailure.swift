/// Why a process cannot start, in a sentence that says what to do.
package struct StartFailure: Error, Hashable, Sendable {
    /// What is wrong and what to do.
    package let message: String

    /// Says what is wrong and what to do.
    package init(_ message: String) {
        self.message = message
    }
}

extension StartFailure: CustomStringConvertible {
    package var description: String { message }
}
