/// Which engine takes a statement, for the few that cannot be written for both.
package enum SQLDialect: Hashable, Sendable {
    /// One process and one writing connection.
    case sqlite
    /// Any number of processes and connections, which meet at locked rows.
    case postgres
}
