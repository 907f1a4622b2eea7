/// Something without which a service cannot answer, or answers with less.
package struct Dependency: Sendable {
    /// Its name in health answers: `points`, `database`.
    package let name: String
    /// Whether the service is not ready without it.
    package let isRequired: Bool
    /// Fails where it is not there; the error's description, without personal data, is shown.
    package let check: @Sendable () async throws -> Void

    /// Describes a dependency.
    package init(
        name: String,
        isRequired: Bool = true,
        check: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.isRequired = isRequired
        self.check = check
    }
}
