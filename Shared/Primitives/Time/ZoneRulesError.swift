/// Why bytes are not the rules of a time zone.
package enum ZoneRulesError: String, Error, CaseIterable, Hashable, Sendable {
    /// The bytes do not begin as TZif does.
    case notTZif
    /// They end too early, or a count in them is impossible.
    case truncated
    /// Transitions are out of order, or an offset or index is out of bounds.
    case malformed
    /// The rule for the far future cannot be read.
    case badFooter
    /// The name is not one of a zone.
    case badName
}
