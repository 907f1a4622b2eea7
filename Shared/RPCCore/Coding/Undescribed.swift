/// A value that no log or description shows: the name of its type is all that they say.
///
/// The generator gives this to messages and to what their oneofs hold. `TextOutputStreamable` comes
/// before a `description`, which may be a field of a message. Reflection still shows everything, as
/// tests need it; `dump` is banned from our sources for that reason.
package protocol Undescribed: CustomStringConvertible, CustomDebugStringConvertible,
    TextOutputStreamable
{
    /// The name of the type, by which it is known outside of Swift where there is such a name.
    static var shownName: String { get }
}

extension Undescribed {
    /// The name of the type in Swift.
    package static var shownName: String { "\(Self.self)" }
    package var description: String { Self.shownName }
    package var debugDescription: String { Self.shownName }

    /// Writes the name of the type, whatever `description` is.
    package func write<Target: TextOutputStream>(to target: inout Target) {
        target.write(Self.shownName)
    }
}
