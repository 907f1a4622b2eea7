package import Primitives

// What requests name, read and refused in one way by all services.

extension MemberID {
    /// Takes a member's number from a request.
    ///
    /// - Parameters:
    ///   - number: The number.
    ///   - field: Its path in the request.
    /// - Throws: `invalidArgument` with the field named.
    package init(requested number: Int64, field: String = "member_id") throws(RPCError) {
        guard let member = MemberID(rawValue: number) else {
            throw .invalid(field: field, "must be positive")
        }
        self = member
    }
}

extension OrganisationPath {
    /// What every path that is none is told.
    private static let demand = "must be a path such as acme/north/store-12"

    /// Takes the path of a unit from a request.
    ///
    /// - Parameters:
    ///   - text: The path.
    ///   - field: Its own path in the request.
    /// - Throws: `invalidArgument` with the field named.
    package init(requested text: String, field: String = "organisation") throws(RPCError) {
        guard let path = OrganisationPath(text) else { throw .invalid(field: field, Self.demand) }
        self = path
    }

    /// Takes the path of a unit from a request that need not name one.
    ///
    /// - Parameters:
    ///   - text: The path; empty for none.
    ///   - field: Its own path in the request.
    /// - Throws: `invalidArgument` with the field named.
    /// - Returns: The path; `nil` where there is none.
    package static func ifRequested(
        _ text: String,
        field: String = "organisation"
    ) throws(RPCError) -> OrganisationPath? {
        if text.isEmpty { return nil }
        guard let path = OrganisationPath(text) else {
            throw .invalid(field: field, "\(demand), or empty")
        }
        return path
    }
}

extension LocalDate {
    /// Takes a day from a request.
    ///
    /// - Parameters:
    ///   - text: The day, as 2026-01-31.
    ///   - field: Its path in the request.
    /// - Throws: `invalidArgument` with the field named.
    package init(requested text: String, field: String) throws(RPCError) {
        guard let date = LocalDate(text) else {
            throw .invalid(field: field, "must be a day such as 2026-01-31")
        }
        self = date
    }
}
