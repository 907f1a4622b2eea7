/// A statement that the server keeps for one connection.
final class PostgresStatement {
    /// The same for many runs at once.
    enum OfMany {
        /// It was not needed yet.
        case unknown
        /// There is none: runs go one by one, in one round trip.
        case none
        /// The name under which it is kept.
        case kept(String)
    }

    /// The name under which it is kept.
    let name: String
    /// The types of its parameters.
    let parameters: [PostgresType]
    /// One statement that inserts the rows of many runs.
    var insertOfMany = OfMany.unknown
    /// One query for many runs.
    var queryOfMany = OfMany.unknown

    init(name: String, parameters: [PostgresType]) {
        self.name = name
        self.parameters = parameters
    }
}
