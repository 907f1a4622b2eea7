/// A value that no log, description or dump shows.
package struct Redacted<Value> {
    /// The value itself, by a name that a reviewer sees.
    package let unsafeRevealed: Value

    /// Hides a value.
    package init(_ value: Value) {
        unsafeRevealed = value
    }
}

extension Redacted: Sendable where Value: Sendable {}
extension Redacted: Equatable where Value: Equatable {}
extension Redacted: Hashable where Value: Hashable {}

extension Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { "<redacted>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
