/// Why a database did not do what it was asked for.
///
/// Neither the message nor the description shows arguments or stored values.
package struct StorageError: Error, Hashable, Sendable {
    /// The rule of the schema that a statement broke.
    package enum Constraint: Hashable, Sendable {
        /// A primary key or unique index has the key already.
        case unique
        /// A column must not be NULL.
        case notNull
        /// A `CHECK` does not hold.
        case check
        /// The row that is referred to does not exist, or is still referred to.
        case foreignKey
        /// The value does not have the column's type.
        case type
    }

    /// The class of failure.
    package enum Code: Hashable, Sendable {
        /// Another writer holds the database, or a queue of ours is full. Try later.
        case busy
        /// The disk or the configured size is full. Nothing was changed; room makes it work again.
        case full
        /// The file is not what it should be. Stop and recover.
        case corrupt
        /// A rule of the schema does not allow it.
        case constraint(Constraint)
        /// Reading, writing or syncing failed. Never retried: stop and recover from the file.
        case ioFailure
        /// The statement or its arguments are wrong: a defect of ours.
        case misuse
        /// A column holds another kind of value, or does not exist: a defect of ours.
        case columnType
        /// Another process works on this database.
        case locked
        /// The database was written by a later version of the program.
        case incompatible
        /// A position lies beyond what this database has ever handed out.
        case positionAhead
        /// The database is closed.
        case closed
        /// The caller gave up before it was begun.
        case cancelled
        /// The statement ran longer than allowed.
        case tooLong
        /// A race between transactions was lost. Nothing was changed; the same again may work.
        case conflict
        /// The server was not reached. Nothing was changed.
        case unavailable
        /// The connection was lost while committing: only the data tells whether it was done.
        case commitUnknown
        /// Memory ran out.
        case outOfMemory
        /// Anything else, in the engine's words.
        case other
    }

    /// The class of failure.
    package let code: Code
    /// A sentence that a person can act on.
    package let message: String
    /// How long to wait before trying again, where waiting helps.
    package let retryAfter: Duration?

    /// Describes a failure.
    ///
    /// - Parameters:
    ///   - code: The class of failure.
    ///   - message: A sentence without arguments and stored values.
    ///   - retryAfter: How long to wait before trying again, where waiting helps.
    package init(_ code: Code, _ message: String, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    /// Whether the process must stop: what it believes and what is on disk may differ.
    package var isFatal: Bool {
        switch code {
        case .ioFailure, .corrupt: true
        case .busy, .full, .constraint, .misuse, .columnType, .locked, .incompatible,
            .positionAhead, .closed, .cancelled, .tooLong, .conflict, .unavailable,
            .commitUnknown, .outOfMemory, .other:
            false
        }
    }
}

extension StorageError: CustomStringConvertible {
    package var description: String { "\(code): \(message)" }
}
