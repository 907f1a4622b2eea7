/// What the operator port answers to a path.
package struct OperatorPage: Sendable {
    /// An answer.
    package struct Answer: Hashable, Sendable {
        /// The HTTP status: 200, 503.
        package let status: Int
        /// The media type.
        package let contentType: String
        /// The text.
        package let body: String

        /// Describes an answer.
        package init(status: Int = 200, contentType: String = "text/plain", body: String) {
            self.status = status
            self.contentType = contentType
            self.body = body
        }
    }

    /// The path, without a query: `/metrics`.
    package let path: String
    /// Makes the answer, on the port's own thread; must wait for nothing.
    package let answer: @Sendable () -> Answer

    /// Names a path and what it answers.
    package init(path: String, answer: @escaping @Sendable () -> Answer) {
        self.path = path
        self.answer = answer
    }
}
