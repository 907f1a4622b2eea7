/// What a member says of its gender; personal data.
///
/// The raw values are stored and are those of the `.proto` file: they never change.
package enum Gender: Int, CaseIterable, Hashable, Sendable {
    /// Female.
    case female = 1
    /// Male.
    case male = 2
    /// Neither, or both.
    case other = 3
}
