/// The master keys are not those under which a database was begun.
package enum MasterKeyMismatch: Error, Hashable, Sendable {
    /// The file does not hold the key of this number.
    case missing(Int64)
    /// The file holds another key under this number.
    case differs(Int64)
}

extension MasterKeyMismatch: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let id):
            "the master key file does not hold key \(id), which opens this database"
        case .differs(let id):
            "key \(id) of the master key file is not the one that opens this database: "
                + "restore the file that belongs to it"
        }
    }
}
