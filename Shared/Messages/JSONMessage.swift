package import RPCCore

/// A message that is also read from and written as JSON: every generated message is.
///
/// The mapping is that of protobuf (ProtoJSON): names in lowerCamelCase, 64-bit integers as
/// strings, bytes in base64, enums by name, fields at their defaults left out. Reading takes the
/// names of the `.proto` file as well, integers as numbers or strings, and enums as numbers; it
/// refuses fields that the message does not have.
package protocol JSONMessage: RPCMessage {
    /// Reads a message.
    ///
    /// - Parameter text: One JSON object, at most 4 MiB.
    /// - Throws: ``MessageCodingError`` with the path of the field, or the place in the text.
    init(json text: String) throws(MessageCodingError)

    /// Writes the message, fields in the order of their numbers.
    ///
    /// - Parameter isPretty: Whether to write a line for each field, indented by two spaces.
    /// - Returns: One JSON object.
    /// - Throws: ``MessageCodingError`` where a string holds NUL.
    func json(isPretty: Bool) throws(MessageCodingError) -> String
}

extension JSONMessage {
    /// Writes the message on one line, fields in the order of their numbers.
    ///
    /// - Returns: One JSON object.
    /// - Throws: ``MessageCodingError`` where a string holds NUL.
    package func json() throws(MessageCodingError) -> String {
        try json(isPretty: false)
    }
}
